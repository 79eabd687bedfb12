import type { Page, Request } from 'playwright/test';

/** Watches a page for what must never happen on it. */
export type Guard = {
  /** Everything the page wrote to the console, whatever the kind. */
  readonly console: readonly string[];
  /**
   * From now on requests may fail: a browser writes each failed one to its console. Anything else there stays
   * a fault.
   */
  allowFailedRequests(): void;
  /** Resolves when the page waits for no answer. */
  idle(): Promise<void>;
  /** @throws if anything happened that must not */
  check(): void;
};

/** What a browser writes of a request that failed, and of a part of the page that did not come. */
const FAILED_REQUEST = /^Failed to load resource:|Failed to fetch dynamically imported module/;

/**
 * Collects console errors and warnings, errors of the page, violations of its policy (the browser writes them
 * to the console) and requests that leave the origin.
 */
export function guardPage(page: Page, origin: string): Guard {
  const faults: string[] = [];
  const written: string[] = [];
  const underWay = new Set<Request>();
  let mayFail = false;
  page.on('console', (message) => {
    written.push(message.text());
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    if (mayFail && FAILED_REQUEST.test(message.text())) return;
    faults.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`error of the page: ${String(error)}`));
  page.on('requestfinished', (request) => underWay.delete(request));
  page.on('requestfailed', (request) => underWay.delete(request));
  page.on('request', (request) => {
    underWay.add(request);
    if (new URL(request.url()).origin !== origin) faults.push(`request to ${request.url()}`);
  });
  return {
    console: written,
    allowFailedRequests: () => {
      mayFail = true;
    },
    idle: async () => {
      while (underWay.size > 0) {
        await Promise.race([
          page.waitForEvent('requestfinished', { timeout: 0 }),
          page.waitForEvent('requestfailed', { timeout: 0 }),
        ]);
      }
    },
    check: () => {
      if (faults.length > 0) throw new Error(faults.join('\n'));
    },
  };
}
