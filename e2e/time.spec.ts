import { readFile } from 'node:fs/promises';
import { openDetails, personNamed } from './elements.ts';
import { expect, test } from './fixtures.ts';
import { lastSeen, playing, worldOf, xuidOf } from './world.ts';

test.use({ timezoneId: 'America/Chicago', locale: 'en-GB' });

const NOW = Date.parse('2026-02-18T06:17:21Z');

test('a time without a zone is UTC, told in the zone of who reads it', async ({ page, visit }) => {
  await visit({
    world: worldOf({ Ada: lastSeen('2026-02-18T05:17:21.9314433') }),
    now: NOW,
    standStill: true,
  });
  const ada = personNamed(page, 'Ada');
  await expect(ada.getByText('1 h ago', { exact: true })).toBeVisible();
  await expect(ada.locator('time')).toHaveAttribute('datetime', '2026-02-18T05:17:21.931Z');
  const details = await openDetails(page, 'Ada');
  await expect(details).toContainText('Last seen 1 h ago');
  await expect(details).toContainText('17 Feb 2026, 23:17 (your time)');
  await page.getByRole('button', { name: 'Close details' }).click();
  await page.getByRole('button', { name: 'Copy or save list' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const csv = await readFile(await (await download).path(), 'utf8');
  expect(csv).toContain('2026-02-18T05:17:21.931Z');
});

for (const [timestamp, words] of [
  ['2026-02-18T06:17:00', 'just now'],
  ['2026-02-18T06:19:21Z', 'just now'],
  ['2026-02-18T05:18:21', '59 min ago'],
  ['2026-02-18T00:17:21-05:00', '1 h ago'],
  ['2026-02-17T20:00:00.123', '10 h ago'],
  ['2026-02-17T06:05:00', 'yesterday 00:05'],
  ['2026-02-17T05:00:00', 'Mon 23:00'],
  ['2026-02-14T18:30:00', 'Sat 12:30'],
  ['2026-01-18T05:00:00', '17 Jan 2026'],
] as const) {
  test(`last seen ${timestamp} reads “${words}”`, async ({ page, visit }) => {
    const { stack, goto } = await visit({ world: worldOf({ Ada: {} }), now: NOW, standStill: true });
    stack.upstream.answer(({ path }) =>
      path.includes('/groups/') ? [{ xuid: xuidOf(0), state: 'Offline', ...lastSeen(timestamp) }] : undefined,
    );
    await goto('/');
    await expect(personNamed(page, 'Ada').locator('time')).toHaveText(words);
  });
}

test('a time that cannot be read shows no time', async ({ page, visit }) => {
  const { stack, goto } = await visit({ world: worldOf({ Ada: {} }), now: NOW, standStill: true });
  stack.upstream.answer(({ path }) =>
    path.includes('/groups/')
      ? [{ xuid: xuidOf(0), state: 'Offline', ...lastSeen('around midnight') }]
      : undefined,
  );
  await goto('/');
  const ada = personNamed(page, 'Ada');
  await expect(ada).toContainText('Last seen in Contoso 5');
  await expect(ada.locator('time')).toHaveCount(0);
});

test('how long a title has been running is told, and keeps up with the clock', async ({ page, visit }) => {
  const title = { ...playing('Contoso 5'), lastModified: '2026-02-18T05:43:00.0000000' };
  const { pass } = await visit({
    world: worldOf({ Ada: { devices: [{ type: 'Scarlett', titles: [title] }] } }),
    now: NOW,
  });
  const time = personNamed(page, 'Ada').locator('time');
  await expect(time).toHaveText('34 min');
  await pass(120);
  await expect(time).toHaveText('36 min');
});
