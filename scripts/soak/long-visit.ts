import type { Page } from 'playwright';
import { pass, readHeld, windInPage, type Held, type Levers } from './wound-page.ts';

/*
 * A visit that lasts for days, on clocks that are wound: polls, and in between what people do. Everything that
 * could grow is read at the same place each time: the friends as a list, nothing opened, nothing chosen.
 */

const INTERVAL_MS = 15_000;

/** What people do comes once in so many polls. */
const POLLS_PER_DEED = 10;

/** So many polls in a row fail when any does. */
const FAILING_POLLS = 3;

/** So many polls take six minutes. */
const SETTLING_POLLS = 24;

export type LongVisit = {
  /**
   * Lets so many polls pass at least, with what people do in between; may be called again and goes on.
   * @param perDeed one of the things that people do comes once in so many polls
   */
  live(polls: number, perDeed?: number): Promise<void>;
  held(): Promise<Held>;
};

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
  await windInPage(page);
  await page.goto(`${url}/?view=list`);
  await page.getByRole('article').first().waitFor();
  const session = await page.context().newCDPSession(page);
  let deeds = 0;
  const poll = async (): Promise<void> => void (await pass(page, levers, INTERVAL_MS));
  const fault: Deed = async () => {
    await levers.fail('503');
    for (let count = 0; count < FAILING_POLLS; count += 1) await poll();
    await levers.fail(undefined);
  };
  const all = [...DEEDS, fault];
  return {
    live: async (polls, perDeed = POLLS_PER_DEED) => {
      for (let count = 1; count <= polls; count += 1) {
        if (count % perDeed !== 0) {
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
      const held = await readHeld(page, session);
      await levers.calm(false);
      return held;
    },
  };
}
