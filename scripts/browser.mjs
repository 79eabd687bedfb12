// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

const DEBIAN_CHROMIUM = '/usr/bin/chromium';

/** How it is started: nothing that it asks for by itself, and no sandbox, which root in a container has not. */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const HOW_TO_GET_ONE =
  'No browser for the end-to-end tests: install Chromium (`npx playwright install chromium`, or your system’s package) or set CHROMIUM_PATH to one.';

/** @returns {string | undefined} where Playwright's own browser is, if Playwright is there and has one */
function playwrightsOwn() {
  try {
    const path = createRequire(import.meta.url)('playwright').chromium.executablePath();
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Finds the Chromium that the end-to-end tests drive: CHROMIUM_PATH, else Playwright's own, else Debian's.
 * @returns {string | undefined} its path
 * @throws if CHROMIUM_PATH names nothing
 */
export function findBrowser() {
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH is ${named}: there is no such file.`);
    return named;
  }
  return playwrightsOwn() ?? (existsSync(DEBIAN_CHROMIUM) ? DEBIAN_CHROMIUM : undefined);
}

/**
 * Finds a browser or, as root on Debian, installs one.
 * @returns {string} its path
 * @throws with one sentence that says what to install
 */
export function browser() {
  const found = findBrowser();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.log('Installing Chromium for the end-to-end tests, once …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (/** @type {string[]} */ ...args) =>
      spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env, timeout: 600_000 });
    apt('update');
    apt('install', '-y', '--no-install-recommends', 'chromium');
  }
  const installed = findBrowser();
  if (!installed) throw new Error(HOW_TO_GET_ONE);
  return installed;
}
