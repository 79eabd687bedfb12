import type { Page } from 'playwright/test';

/** Watches a page for what must never happen on it. */
export type Guard = {
  /** Everything the page wrote to the console, whatever the kind. */
  readonly console: readonly string[];
  /**
   * From now on requests may fail: a browser writes each failed one to its console. Anything else there stays
   * a fault.
   */
  allowFailedRequests(): void;
  /** @throws if anything happened that must not */
  check(): void;
};

/**
 * Collects console errors and warnings, errors of the page, violations of its policy (the browser writes them
 * to the console) and requests that leave the origin.
 */
export function guardPage(page: Page, origin: string): Guard {
  const faults: string[] = [];
  const written: string[] = [];
  let mayFail = false;
  page.on('console', (message) => {
    written.push(message.text());
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    if (mayFail && message.text().startsWith('Failed to load resource:')) return;
    faults.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`error of the page: ${String(error)}`));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== origin) faults.push(`request to ${request.url()}`);
  });
  return {
    console: written,
    allowFailedRequests: () => {
      mayFail = true;
    },
    check: () => {
      if (faults.length > 0) throw new Error(faults.join('\n'));
    },
  };
}
