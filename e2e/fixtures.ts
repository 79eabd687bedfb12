import { test as base, type Page } from 'playwright/test';
import { startStack, type Stack, type StackOptions } from '#testing/stack.ts';
import { guardPage, type Guard } from './page-guard.ts';
import { followTrail } from './token-trail.ts';

export { expect } from 'playwright/test';

/** When the tests happen, unless they say otherwise: an ordinary evening. */
export const EVENING = Date.parse('2026-11-20T21:00:00Z');

/** A dashboard in a browser, over a world, a service and a gateway of its own. */
export type Visit = {
  readonly stack: Stack;
  readonly guard: Guard;
  /** Opens another address of the dashboard. */
  goto(address: string): Promise<void>;
  /** Lets time pass for the browser, the gateway and the service alike, a second at a time. */
  pass(seconds: number): Promise<void>;
};

type VisitOptions = StackOptions & {
  /** Whether the browser's clock stands still, for what must look the same each time. */
  readonly standStill?: boolean;
  /** Whether the browser keeps the clock and the frames it has, for what is measured; time cannot be wound then. */
  readonly realTime?: boolean;
  /** Whether requests may fail from the start. */
  readonly mayFail?: boolean;
};

type Fixtures = {
  /**
   * Starts a stack and opens an address of it. Clocks start at `now`; the browser's then runs on by itself,
   * those of gateway and service move only when time is made to pass.
   */
  visit: (options: VisitOptions, address?: string) => Promise<Visit>;
};

function timeOf(page: Page): Promise<number> {
  return page.evaluate(() => Date.now());
}

/** The others catch up with the browser's clock, unless a test has set it elsewhere. */
function windTo(stack: Stack, time: number): void {
  const behind = time - stack.clock.now();
  if (behind > 0 && behind < 60_000) stack.clock.wind(behind);
}

/**
 * The browser's clock also runs by itself: the others catch up with it.
 * @param ahead ms that the browser is about to be made to pass
 */
export async function catchUp(page: Page, stack: Stack, ahead: number): Promise<void> {
  windTo(stack, (await timeOf(page)) + ahead);
}

async function pass(page: Page, stack: Stack, guard: Guard, seconds: number): Promise<void> {
  const start = await timeOf(page);
  for (let second = 1; second <= seconds; second += 1) {
    // What the browser's clock has gone on by itself meanwhile is a part of it, however slow the machine is.
    const now = await timeOf(page);
    const ahead = Math.max(0, start + second * 1000 - now);
    stack.clock.wind(1000);
    windTo(stack, now + ahead);
    if (ahead > 0) await page.clock.runFor(ahead);
    // A question that is still on its way at the next poll would take that poll's place.
    await guard.idle();
  }
}

export const test = base.extend<Fixtures>({
  visit: async ({ page, context }, provide, { title, testId }) => {
    const visits: Visit[] = [];
    let trail: ReturnType<typeof followTrail> | undefined;
    await provide(
      async ({ standStill = false, realTime = false, mayFail = false, ...options }, address = '/') => {
        const now = options.now ?? EVENING;
        const stack = await startStack({ ...options, now });
        const guard = guardPage(page, stack.url);
        trail ??= followTrail(context, !realTime);
        if (mayFail) guard.allowFailedRequests();
        const visit: Visit = {
          stack,
          guard,
          goto: async (path) => {
            await page.goto(stack.url + path);
          },
          pass: (seconds) => pass(page, stack, guard, seconds),
        };
        visits.push(visit);
        if (standStill) await page.clock.setFixedTime(now);
        else if (!realTime) await page.clock.install({ time: now });
        await visit.goto(address);
        return visit;
      },
    );
    for (const { guard } of visits) guard.check();
    const sent = visits.flatMap(({ stack }) =>
      stack.upstream.requests.map(({ headers }) => headers['authorization']),
    );
    const tokens = new Set(sent.filter((value) => value !== undefined));
    const written = visits.flatMap(({ guard }) => guard.console);
    const found = await trail?.end(title, testId, tokens, context.pages(), written);
    if (found?.length) throw new Error(`A token was found in ${found.join(', ')}.`);
    await page.close();
    await Promise.all(visits.map(({ stack }) => stack.close()));
  },
});
