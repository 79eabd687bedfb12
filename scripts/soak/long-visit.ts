import type { CDPSession, Page } from 'playwright';
import { objectBytes } from './object-bytes.ts';

/*
 * A visit that lasts for days, on clocks that are wound: polls, and in between what people do. Everything that
 * could grow is read at the same place each time: the friends as a list, nothing opened, nothing chosen.
 */

/** The other end of the page: a gateway and a service whose clock is wound. */
export type Levers = {
  /** Moves the clock of gateway and service on, and people about. */
  wind(ms: number): Promise<void>;
  /** From now on everybody is where they were at first, or moves again. */
  calm(isCalm: boolean): Promise<void>;
  /** From now on the service fails, or answers again. */
  fail(isFailing: boolean): Promise<void>;
};

/** What could grow. */
export type Held = {
  /** Bytes of JavaScript after a collection, what the browser compiled included: that goes on for some thousand polls. */
  readonly heap: number;
  /** Bytes of its objects, arrays, functions and strings alone. */
  readonly objects: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly timers: number;
};

const INTERVAL_MS = 15_000;

/** What people do comes once in so many polls. */
const POLLS_PER_DEED = 10;

/** So many polls in a row fail when any does. */
const FAILING_POLLS = 3;

/** So many polls take six minutes. */
const SETTLING_POLLS = 24;

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

export type LongVisit = {
  /** Lets so many polls pass at least, with what people do in between; may be called again and goes on. */
  live(polls: number): Promise<void>;
  held(): Promise<Held>;
};

/** Lets milliseconds pass at both ends, and waits for what they bring. */
async function pass(page: Page, levers: Levers, ms: number): Promise<void> {
  await levers.wind(ms);
  await page.evaluate(([time, settling]) => (globalThis as unknown as InThePage).passTime(time, settling), [
    ms,
    SETTLING_MS,
  ] as const);
}

type Deed = (page: Page, poll: () => Promise<void>) => Promise<void>;

const layout =
  (key: string): Deed =>
  async (page, poll) => {
    await page.keyboard.press(key);
    await poll();
    await page.keyboard.press('1');
  };

/** What people do, one after the other; each leaves the page as it was. */
const DEEDS: readonly Deed[] = [
  layout('2'),
  async (page, poll) => {
    await page.getByRole('article').first().getByRole('heading').getByRole('button').click();
    await page.getByRole('dialog', { name: /^Details of/ }).waitFor();
    await poll();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: /^Details of/ }).waitFor({ state: 'hidden' });
  },
  async (page, poll) => {
    const search = page.getByRole('search').getByRole('textbox');
    await search.fill('an');
    await poll();
    await search.fill('');
    await search.blur();
  },
  layout('4'),
  async (page, poll) => {
    const away = page.getByRole('group', { name: 'State', exact: true }).getByRole('checkbox').nth(1);
    await away.check();
    await poll();
    await away.uncheck();
  },
  layout('3'),
  async (page, poll) => {
    const levels = page.getByRole('group', { name: 'Level' });
    await levels.getByRole('radio', { name: 'Device', exact: true }).check();
    await poll();
    await levels.getByRole('radio', { name: 'All', exact: true }).check();
  },
  async (page, poll) => {
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('dialog', { name: 'Settings' }).waitFor();
    await poll();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Settings' }).waitFor({ state: 'hidden' });
  },
  async (page, poll) => {
    for (let y = 0; y < 3000; y += 500) {
      await page.evaluate((to) => scrollTo(0, to), y);
    }
    await poll();
    await page.evaluate(() => scrollTo(0, 0));
  },
];

/** Polls in which everything is done once, the fault too. */
export const DEEDS_TAKE = POLLS_PER_DEED * (DEEDS.length + 1);

/**
 * Begins a visit on a page whose clock is wound.
 * @param page with Playwright's clock installed, and no address yet
 * @param url of the dashboard
 */
export async function beginVisit(page: Page, url: string, levers: Levers): Promise<LongVisit> {
  await page.addInitScript(IN_THE_PAGE);
  await page.goto(`${url}/?view=list`);
  await page.getByRole('article').first().waitFor();
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  let deeds = 0;
  const poll = (): Promise<void> => pass(page, levers, INTERVAL_MS);
  const fault: Deed = async () => {
    await levers.fail(true);
    for (let count = 0; count < FAILING_POLLS; count += 1) await poll();
    await levers.fail(false);
  };
  const all = [...DEEDS, fault];
  return {
    live: async (polls) => {
      for (let count = 1; count <= polls; count += 1) {
        if (count % POLLS_PER_DEED !== 0) {
          await poll();
          continue;
        }
        // Which polls too.
        await all[deeds % all.length]?.(page, poll);
        deeds += 1;
      }
    },
    held: async () => {
      await levers.calm(true);
      // Answers to what is asked no more are kept for five minutes.
      for (let count = 0; count < SETTLING_POLLS; count += 1) await pass(page, levers, INTERVAL_MS);
      await session.send('HeapProfiler.collectGarbage');
      await session.send('HeapProfiler.collectGarbage');
      await levers.calm(false);
      const { metrics } = await session.send('Performance.getMetrics');
      const objects = await objectBytes(session);
      const metric = (name: string) => metrics.find((each) => each.name === name)?.value ?? NaN;
      return {
        heap: metric('JSHeapUsedSize'),
        objects,
        nodes: metric('Nodes'),
        listeners: metric('JSEventListeners'),
        timers: await page.evaluate(() => (globalThis as unknown as InThePage).timersHeld()),
      };
    },
  };
}
