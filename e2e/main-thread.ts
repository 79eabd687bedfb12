import type { Page } from 'playwright/test';

/**
 * Begins to count the work of a page's main thread, in the time that it really had a processor: what else the machine
 * is doing does not count, and a wound clock does not either.
 * @returns what gives the milliseconds of all tasks that have ended
 */
export async function watchMainThread(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
  };
}
