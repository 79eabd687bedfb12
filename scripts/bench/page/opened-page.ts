import type { Browser, CDPSession, Page } from 'playwright';
import type { Contestant } from './built.ts';

/** A page of one contestant, with its people on screen. */
export type OpenedPage = {
  readonly contestant: Contestant;
  readonly page: Page;
  readonly session: CDPSession;
  /** Waits until the page takes another sign of its return for one. Polls do it first where nobody has. */
  rested(): Promise<void>;
  /** Asks for a poll and waits until everything it brought is done. */
  poll(): Promise<void>;
  /** The same, and gives the main thread's work, in milliseconds of processor time. */
  measuredPoll(): Promise<number>;
  /** Milliseconds of processor time of the main thread while somebody does something, until it is quiet. */
  work(act: () => Promise<unknown>): Promise<number>;
  /** Bytes of JavaScript's heap after collections, until they find nothing more. */
  heap(): Promise<number>;
  close(): Promise<void>;
};

/** How often the main thread is looked at, and how little it does in between when it is quiet; milliseconds. */
const LOOK_MS = 60;
const QUIET_MS = 2;
const QUIET_LOOKS = 2;

/** The dashboard takes signs of its return as one for so long. */
const BETWEEN_POLLS_MS = 2050;

const IDLE_LOOKS = 20;

/** A collection that leaves more than this part of what the one before it left has found all there is to find. */
const COLLECTED = 0.995;

/** A page that was asked to poll and does not is a fault of the measurement. */
const PATIENCE_MS = 60_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** One of the figures by which the browser counts what a page does. */
export async function metric(session: CDPSession, name: string): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find((each) => each.name === name)?.value ?? NaN;
}

const taskMs = async (session: CDPSession): Promise<number> => (await metric(session, 'TaskDuration')) * 1000;

async function served(origin: string, least: number): Promise<number> {
  const answer = (await (
    await fetch(`${origin}/served?least=${least}`, { signal: AbortSignal.timeout(PATIENCE_MS) })
  ).json()) as { served: number };
  return answer.served;
}

/** Looks until the main thread has nothing to do; gives how often it looked and the time that it has worked. */
async function quiet(session: CDPSession): Promise<{ looks: number; task: number }> {
  let task = await taskMs(session);
  let looks = 1;
  for (let calm = 0; calm < QUIET_LOOKS; looks += 1) {
    await pause(LOOK_MS);
    const now = await taskMs(session);
    calm = now - task < QUIET_MS ? calm + 1 : 0;
    task = now;
  }
  return { looks, task };
}

/** What being looked at costs, and what a page does by itself: milliseconds of work for each look. */
async function idleCost(session: CDPSession): Promise<number> {
  const before = await taskMs(session);
  for (let look = 0; look < IDLE_LOOKS; look += 1) {
    await pause(LOOK_MS);
    await metric(session, 'TaskDuration');
  }
  return ((await taskMs(session)) - before) / (IDLE_LOOKS + 1);
}

const addressOf = (contestant: Contestant, isRoster: boolean): string => {
  if (contestant !== 'dashboard') return `/contest/${contestant}`;
  return isRoster ? '/r/everybody/friends?view=list' : '/?view=list';
};

/** Opens a contestant's page at 1440×900 and waits until it has its people and is quiet. */
export async function openPage(
  browser: Browser,
  origin: string,
  contestant: Contestant,
  { people, isRoster, script }: { people: number; isRoster: boolean; script?: string | (() => void) },
): Promise<OpenedPage> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`${contestant}: ${String(error)}`));
  if (script) await page.addInitScript(typeof script === 'string' ? { content: script } : script);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(origin + addressOf(contestant, isRoster));
  await page.locator('[data-xuid]').first().waitFor({ timeout: 120_000 });
  await quiet(session);
  let idle = await idleCost(session);
  let polledAt = -Infinity;

  const rested = async (): Promise<void> => {
    const rest = polledAt + BETWEEN_POLLS_MS - performance.now();
    if (contestant === 'dashboard' && rest > 0) await pause(rest);
  };
  const poll = async (): Promise<void> => {
    const before = await served(origin, 0);
    await page.evaluate(() => {
      performance.mark('poll');
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    });
    polledAt = performance.now();
    await served(origin, before + people);
  };
  const work = async (act: () => Promise<unknown>): Promise<number> => {
    const start = await quiet(session);
    await act();
    const end = await quiet(session);
    // The calm at the end is what the page does by itself.
    return Math.max(0, end.task - start.task - idle * end.looks);
  };
  return {
    contestant,
    page,
    session,
    rested,
    poll: async () => {
      await rested();
      await poll();
      await quiet(session);
    },
    // What the page does by itself while it rests is no work of a poll.
    measuredPoll: async () => {
      await rested();
      return work(poll);
    },
    work,
    heap: async () => {
      let used = Infinity;
      for (let before = Infinity, turn = 0; turn < 2 || used < before * COLLECTED; turn += 1) {
        before = used;
        await session.send('HeapProfiler.collectGarbage');
        // What a task still holds goes with the task.
        await pause(LOOK_MS);
        used = await metric(session, 'JSHeapUsedSize');
      }
      idle = await idleCost(session);
      return used;
    },
    close: () => context.close(),
  };
}
