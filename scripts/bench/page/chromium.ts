import { chromium, type Browser } from 'playwright';
import { BROWSER_FLAGS, findBrowser } from '../../browser.mjs';

/** Starts the Chromium that the browser tests use. */
export function startChromium(): Promise<Browser> {
  const executablePath = findBrowser();
  return chromium.launch({
    args: BROWSER_FLAGS,
    ...(executablePath === undefined ? {} : { executablePath }),
  });
}
