import type { Page } from 'playwright/test';
import type { Stack } from '#testing/stack.ts';
import {
  expectKeys,
  expectNames,
  group,
  groupHeadings,
  names,
  openDetails,
  personNamed,
} from './elements.ts';
import { EVENING, expect, test } from './fixtures.ts';
import { listen } from './live-regions.ts';
import { peopleQuestions } from './people-questions.ts';
import { lastSeen, playing, worldOf, xuidOf } from './world.ts';

const ADA = xuidOf(0);
const IN_CONTOSO = [{ type: 'Scarlett' as const, titles: [playing('Contoso 5')] }];
const WORLD = worldOf({
  Ada: { devices: IN_CONTOSO },
  Bo: { devices: [{ type: 'Win32' as const, titles: [playing('Blockwright')] }] },
  Cy: { devices: [{ type: 'Android' }] },
});

/** Lets much time pass at once: whatever falls due in between happens once. */
async function skip(page: Page, stack: Stack, seconds: number): Promise<void> {
  stack.clock.wind(seconds * 1000);
  await page.clock.fastForward(seconds * 1000);
}

test('who drops out and is back within two minutes was never away: nothing moves, nothing is counted', async ({
  page,
  visit,
}) => {
  const { stack, pass } = await visit({ world: WORLD });
  const ada = personNamed(page, 'Ada');
  await expect(ada).toContainText('In Contoso 5');
  const order = ['Ada', 'Bo', 'Cy'];
  await expectNames(page, order);
  await expectKeys(page);
  const place = await ada.boundingBox();

  await stack.presence.restate(ADA, []);
  await pass(16);
  await expect(ada).toContainText('Just left');
  await expect(ada).not.toContainText('Last seen');
  await expect(groupHeadings(page)).toHaveText(['In title2', 'Away1']);
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText('Online2');
  expect(await names(page)).toEqual(order);
  expect(await ada.boundingBox()).toEqual(place);

  await skip(page, stack, 90);
  await expect(ada).toContainText('Just left');
  await stack.presence.restate(ADA, IN_CONTOSO);
  await pass(15);
  await expect(ada).toContainText('In Contoso 5');
  await expect(ada).not.toContainText('Just left');
  await expect(groupHeadings(page)).toHaveText(['In title2', 'Away1']);
  expect(await names(page)).toEqual(order);
});

test('who is gone for longer is offline, and was last seen when they left', async ({ page, visit }) => {
  const { stack, pass } = await visit({ world: WORLD });
  await expect(personNamed(page, 'Ada')).toContainText('In Contoso 5');
  await stack.presence.restate(ADA, []);
  await pass(16);
  const details = await openDetails(page, 'Ada');
  await expect(details).toContainText('Just left');
  await expect(
    details.getByRole('region', { name: 'Record' }),
    'the record is the one that came',
  ).toContainText('"state": "Offline"');
  await page.getByRole('button', { name: 'Close details' }).click();
  // Neither pointer nor focus rests in the list, which would hold its order.
  await page.getByRole('button', { name: 'Settings' }).focus();
  await page.mouse.move(0, 0);
  await skip(page, stack, 175);
  await expect(personNamed(group(page, 'Offline'), 'Ada')).toContainText('Last seen in Contoso 5');
  await expect(groupHeadings(page)).toHaveText(['In title1', 'Away1', 'Offline1']);
});

test('a filter does not lose who has just left', async ({ page, visit }) => {
  const { stack, pass } = await visit({ world: WORLD }, '/?device=scarlett');
  await expect(personNamed(page, 'Ada')).toContainText('In Contoso 5');
  await stack.presence.restate(ADA, []);
  await pass(32);
  await expect(personNamed(page, 'Ada')).toContainText('Just left');
  await expect(personNamed(page, 'Ada')).not.toContainText('no longer matches');
});

test('nobody has just left when the page was not looking: it does not know when', async ({ page, visit }) => {
  const { stack } = await visit({ world: WORLD });
  await expect(personNamed(page, 'Ada')).toContainText('In Contoso 5');
  await page.getByRole('button', { name: 'Pause updates' }).click();
  await stack.presence.restate(ADA, []);
  await skip(page, stack, 600);
  await page.getByRole('button', { name: 'Resume updates' }).click();
  await page.mouse.move(0, 0);
  await expect(personNamed(group(page, 'Offline'), 'Ada')).toContainText('Last seen');
});

test('a last seen that goes back by seconds keeps the newer, and one that stays changes nothing', async ({
  page,
  visit,
}) => {
  const { stack, goto, pass } = await visit({ world: worldOf({ Ada: {} }) });
  let timestamp = '2026-11-20T20:17:21.9314433';
  stack.upstream.answer(({ path }) =>
    path.includes('/groups/') ? [{ xuid: ADA, state: 'Offline', ...lastSeen(timestamp) }] : undefined,
  );
  await goto('/');
  const time = personNamed(page, 'Ada').locator('time');
  await expect(time).toHaveAttribute('datetime', '2026-11-20T20:17:21.931Z');
  const list = page.getByRole('main');
  await list.evaluate((main) => {
    const counted = { changes: 0 };
    Object.assign(window, { counted });
    new MutationObserver((records) => {
      counted.changes += records.filter(({ target }) => target.parentElement?.closest('article')).length;
    }).observe(main, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  timestamp = '2026-11-20T20:17:18';
  await pass(16);
  await expect(time).toHaveAttribute('datetime', '2026-11-20T20:17:21.931Z');
  timestamp = '2026-11-20T20:17:21.9314433';
  await pass(16);
  const changes = await page.evaluate(
    () => (window as unknown as { counted: { changes: number } }).counted.changes,
  );
  expect(changes).toBe(0);
  timestamp = '2026-11-20T20:17:25Z';
  await pass(16);
  await expect(time).toHaveAttribute('datetime', '2026-11-20T20:17:25.000Z');
});

test('ten polls with the same last seen announce nothing and change nothing', async ({ page, visit }) => {
  const { stack, goto, pass } = await visit({ world: worldOf({ Ada: {}, Bo: { devices: IN_CONTOSO } }) });
  stack.upstream.answer(({ path }) =>
    path.includes('/groups/')
      ? [
          { xuid: ADA, state: 'Offline', ...lastSeen('2026-11-20T18:17:21.9314433') },
          { xuid: xuidOf(1), state: 'Online', devices: [] },
        ]
      : undefined,
  );
  await goto('/');
  const ada = personNamed(page, 'Ada');
  await expect(ada).toContainText('2 h ago');
  await expectKeys(page);
  const before = peopleQuestions(stack).length;
  const said = await listen(page);
  const words = await ada.textContent();
  const polls = () => peopleQuestions(stack).length - before;
  await pass(151);
  while (polls() < 10) await pass(1);
  await pass(1);
  expect(await said()).toEqual([]);
  expect(await ada.textContent()).toBe(words);
  await expect(page.getByRole('log'), 'and there is no feed to fill').toHaveCount(0);
});

test('hidden and unshared are words of their own, without a date and without a guess', async ({
  page,
  visit,
}) => {
  const world = worldOf({ Ada: {}, Bo: {} }, { groups: { Two: [ADA, xuidOf(1)] } });
  const { stack, goto } = await visit({ world, now: EVENING }, '/r/two/friends');
  stack.upstream.answer(({ path }) =>
    path === '/users/batch' ? [{ xuid: ADA, state: 'Offline' }] : undefined,
  );
  await goto('/r/two/friends');
  const hidden = personNamed(group(page, 'Offline or hidden'), 'Ada');
  const unshared = personNamed(group(page, 'No data shared'), 'Bo');
  await expect(hidden).toContainText('Offline or hidden');
  await expect(unshared).toContainText('No presence shared with this account');
  for (const person of [hidden, unshared]) {
    await expect(person.locator('time')).toHaveCount(0);
    await expect(person).not.toContainText(/inactive|last seen|ago/i);
  }
});
