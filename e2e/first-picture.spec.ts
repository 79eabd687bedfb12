import type { Page } from 'playwright/test';
import { people, personNamed } from './elements.ts';
import { EVENING, expect, test } from './fixtures.ts';
import { holdQuestions } from './held-questions.ts';
import { rosterLink } from './rosters-elements.ts';
import { playing, worldOf, xuidOf } from './world.ts';

/* The first picture of a visit: as soon as it can be had, and no sooner than it can be read. */

const FRIENDS = worldOf({ Ada: { devices: [{ type: 'Scarlett', titles: [playing('Contoso 5')] }] }, Bo: {} });
const CY = xuidOf(7);
const WORLD = {
  ...FRIENDS,
  people: [...FRIENDS.people, { xuid: CY, gamertag: 'Cy' }],
  groups: { Creators: [xuidOf(0), CY] },
};

const PRESENCE = '**/xbl/userpresence/**';
const NAMES = '**/xbl/profile/**';

/** Where a browser is while questions are held: at a file that asks nothing. */
const ELSEWHERE = '/icon.svg';

/** Lets time pass in small steps until something is so; some hundreds of milliseconds in all. */
async function passUntil(page: Page, isSo: () => boolean | Promise<boolean>): Promise<void> {
  await expect
    .poll(async () => {
      await page.clock.runFor(20);
      return isSo();
    })
    .toBe(true);
}

/** What people have been called since the page was opened. */
async function followNames(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const seen = new Set<string>();
    new MutationObserver(() => {
      for (const { textContent } of document.querySelectorAll('article h3')) seen.add(textContent);
    }).observe(document, { childList: true, subtree: true, characterData: true });
    Object.assign(window, { namesSeen: seen });
  });
  return () => page.evaluate(() => [...(window as unknown as { namesSeen: Set<string> }).namesSeen]);
}

test('what the first people wait for is asked before there are words, and asked once', async ({
  page,
  visit,
}) => {
  const { goto } = await visit({ world: WORLD, mayFail: true }, ELSEWHERE);
  const letWords = await holdQuestions(page, '**/assets/en-*.json');
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/^\/(xbl|api)\//.test(pathname)) asked.push(pathname);
  });
  const names = page.waitForResponse(NAMES);
  await goto('/');
  await names;
  await expect(page.locator('main')).toHaveCount(0);
  letWords();
  await expect(personNamed(page, 'Bo')).toBeVisible();
  const first = asked.filter((path) => !path.endsWith('/users/me'));
  expect(first.length).toBe(3);
  expect(new Set(first).size, first.join()).toBe(3);
});

test('nobody is shown as an XUID that turns into a name', async ({ page, visit }) => {
  const { goto } = await visit({ world: WORLD, mayFail: true }, ELSEWHERE);
  await page.clock.pauseAt(EVENING + 60_000);
  const namesSeen = await followNames(page);
  const letNames = await holdQuestions(page, NAMES);
  const presence = page.waitForResponse(PRESENCE);
  const names = page.waitForRequest(NAMES);
  await goto('/');
  await Promise.all([presence, names]);
  // Half of the time that names are waited for.
  await page.clock.runFor(500);
  await expect(people(page)).toHaveCount(0);
  letNames();
  // Less than the other half, however long the answer takes.
  await passUntil(page, async () => (await people(page).count()) === 2);
  expect(await namesSeen()).toEqual(['Ada', 'Bo']);
});

test('nobody of another roster is shown as an XUID either, and names that never come are not waited for', async ({
  page,
  visit,
}) => {
  await visit({ world: WORLD });
  await expect(personNamed(page, 'Bo')).toBeVisible();
  await expect(rosterLink(page, 'Creators')).toBeVisible();
  const now = await page.evaluate(() => Date.now());
  await page.clock.pauseAt(now + 1000);
  await holdQuestions(page, NAMES);
  let isAsked = false;
  page.on('request', (request) => {
    isAsked ||= request.url().includes('/xbl/profile/');
  });
  await rosterLink(page, 'Creators').click();
  await passUntil(page, () => isAsked);
  await page.clock.runFor(500);
  await expect(people(page)).toHaveCount(0);
  await page.clock.runFor(1000);
  await expect(personNamed(page, CY)).toBeVisible();
  await expect(personNamed(page, 'Ada')).toBeVisible();
});

test('while nothing is known no number is told, and those that come move nothing', async ({
  page,
  visit,
}) => {
  await page.setViewportSize({ width: 1280, height: 1000 });
  await page.route('**/xbl/**', (route) => route.abort());
  const { guard, pass } = await visit({ world: WORLD, mayFail: true });
  const summary = page.getByRole('region', { name: 'Summary' });
  const values = summary.getByRole('definition');
  await expect(page.locator('[data-freshness]')).toHaveText('No answer yet');
  await expect(values).toHaveText(['–', '–', '–', '–']);
  await expect(summary.getByRole('img', { name: 'No answer yet' })).toHaveCount(4);
  const filters = page.getByRole('form', { name: 'Filters' });
  await expect(filters.getByRole('checkbox', { name: 'Online' })).toBeVisible();
  await expect(filters).not.toContainText(/\d/);
  const places = () =>
    summary.getByRole('term').evaluateAll((terms) =>
      terms.map((term) => {
        const { x, y, width } = term.getBoundingClientRect();
        return [x, y, width];
      }),
    );
  const before = await places();
  const { height } = (await summary.boundingBox()) ?? {};

  await page.unroute('**/xbl/**');
  await guard.idle();
  await pass(31);
  await expect(values).toHaveText(['1', '1', '0', '1']);
  await expect(filters.getByRole('checkbox', { name: 'Offline or hidden 1' })).toBeVisible();
  expect(await places()).toEqual(before);
  expect((await summary.boundingBox())?.height).toBe(height);
});
