import { chromium, type Browser } from 'playwright';
import { BROWSER_FLAGS, findBrowser } from '../../browser.mjs';

/**
 * Starts the Chromium that the browser tests use.
 * @param flags beside the usual ones
 */
export function startChromium(flags: readonly string[] = []): Promise<Browser> {
  const executablePath = findBrowser();
  return chromium.launch({
    args: [...BROWSER_FLAGS, ...flags],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
}
