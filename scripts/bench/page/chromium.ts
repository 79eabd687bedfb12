import { chromium, type Browser } from 'playwright';
import { findBrowser } from '../../browser.mjs';

/** As the browser tests have them. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the Chromium that the browser tests use. */
export function startChromium(): Promise<Browser> {
  const executablePath = findBrowser();
  return chromium.launch({ args: FLAGS, ...(executablePath === undefined ? {} : { executablePath }) });
}
