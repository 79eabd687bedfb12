import { test as base, type Page } from 'playwright/test';
import { startStack, type Stack, type StackOptions } from '#testing/stack.ts';
import { guardPage, type Guard } from './page-guard.ts';

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

type Fixtures = {
  /**
   * Starts a stack and opens an address of it. Clocks start at `now`; the browser's then runs on by itself,
   * those of gateway and service move only when time is made to pass.
   */
  visit: (options: StackOptions, address?: string) => Promise<Visit>;
};

async function pass(page: Page, stack: Stack, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    stack.clock.wind(1000);
    await page.clock.runFor(1000);
  }
}

export const test = base.extend<Fixtures>({
  visit: async ({ page }, use) => {
    const stacks: Stack[] = [];
    const guards: Guard[] = [];
    await use(async (options, address = '/') => {
      const now = options.now ?? EVENING;
      const stack = await startStack({ ...options, now });
      stacks.push(stack);
      const guard = guardPage(page, stack.url);
      guards.push(guard);
      await page.clock.install({ time: now });
      const goto = async (path: string): Promise<void> => {
        await page.goto(stack.url + path);
      };
      await goto(address);
      return { stack, guard, goto, pass: (seconds) => pass(page, stack, seconds) };
    });
    for (const guard of guards) guard.check();
    await page.close();
    await Promise.all(stacks.map((stack) => stack.close()));
  },
});
