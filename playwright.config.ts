import { defineConfig } from 'playwright/test';
import { BROWSER_FLAGS, findBrowser } from './scripts/browser.mjs';

const executablePath = findBrowser();

/** Each test starts a world, a service and a gateway of its own, so there is no web server to share. */
export default defineConfig({
  testDir: 'e2e',
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  // Patience for a machine that is busy with something else; what passes does not wait for it.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  globalSetup: './e2e/fresh-trail.ts',
  projects: [
    { name: 'suite', testIgnore: '**/token-hunt.spec.ts' },
    // Looks through what the whole suite has left behind; alone: `--project hunt --no-deps`.
    { name: 'hunt', testMatch: '**/token-hunt.spec.ts', dependencies: ['suite'] },
  ],
  use: {
    browserName: 'chromium',
    headless: true,
    locale: 'en-GB',
    trace: 'off',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: BROWSER_FLAGS,
    },
  },
});
