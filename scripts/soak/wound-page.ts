import type { CDPSession, Page } from 'playwright';
import type { Fault } from './faults.ts';
import { heapParts, type HeapParts } from './heap-parts.ts';

/*
 * A page whose clock is wound beside that of gateway and service, and what it holds.
 */

/** The other end of the page: a gateway and a service whose clock is wound. */
export type Levers = {
  /** Moves the clock of gateway and service to a time in UTC milliseconds, and people about. */
  windTo(time: number): Promise<void>;
  /** From now on everybody is where they were at first, or moves again. */
  calm(isCalm: boolean): Promise<void>;
  /** From now on the service fails in a way, or answers again. */
  fail(fault: Fault | undefined): Promise<void>;
};

/** What could grow. */
export type Held = HeapParts & {
  /** Bytes of JavaScript after a collection, what the browser compiled included: that goes on for some thousand polls. */
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly timers: number;
};

/** Real milliseconds after the last answer in which it is read and drawn. */
const SETTLING_MS = 4;

/**
 * Runs in the page, as text, since what compiles this file has names of its own. Playwright's clock is wound where it
 * lies: wound from outside Playwright would keep a script for every time, which is a growth of its own.
 */
const IN_THE_PAGE = `{
  let underWay = 0;
  const ask = globalThis.fetch;
  globalThis.fetch = async (...args) => {
    underWay += 1;
    try {
      const answer = await ask(...args);
      await answer.clone().arrayBuffer();
      return answer;
    } finally {
      underWay -= 1;
    }
  };
  const rest = (ms) => new Promise((resolve) => __pwClock.builtins.setTimeout(resolve, ms));
  globalThis.passTime = async (ms, settling) => {
    await __pwClock.controller.runFor(ms);
    for (let calm = 0; calm < 2; calm = underWay > 0 ? 0 : calm + 1) await rest(settling);
  };
  globalThis.timersHeld = () => __pwClock.controller._timers.size;
}`;

type InThePage = {
  /** Lets milliseconds pass, and waits until nothing is asked any more. */
  passTime(ms: number, settling: number): Promise<void>;
  timersHeld(): number;
};

/**
 * Lets milliseconds pass at both ends, and waits for what they bring. The page's clock also runs by itself, more on a
 * busy machine; the other end catches up with it, or the page would be back before a wait is over there.
 * @returns what time it is at the other end
 */
export async function pass(page: Page, levers: Levers, ms: number): Promise<number> {
  const time = (await page.evaluate(() => Date.now())) + ms;
  await levers.windTo(time);
  await page.evaluate(([span, settling]) => (globalThis as unknown as InThePage).passTime(span, settling), [
    ms,
    SETTLING_MS,
  ] as const);
  return time;
}

/** Has the page of a context with Playwright's clock be wound by `pass`; before it has an address. */
export async function windInPage(page: Page): Promise<void> {
  await page.addInitScript(IN_THE_PAGE);
}

/** What a page holds at this moment, after a collection. */
export async function readHeld(page: Page, session: CDPSession): Promise<Held> {
  await session.send('Performance.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const parts = await heapParts(session);
  const metric = (name: string) => metrics.find((each) => each.name === name)?.value ?? NaN;
  return {
    heap: metric('JSHeapUsedSize'),
    ...parts,
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
    timers: await page.evaluate(() => (globalThis as unknown as InThePage).timersHeld()),
  };
}
