import {
  device,
  filter,
  group,
  groupHeadings,
  level,
  openDetails,
  personNamed,
  titleLines,
} from './elements.ts';
import { expect, test } from './fixtures.ts';
import { lastSeen, SEED_DEVICES, worldOf } from './world.ts';

const WORLD = worldOf({ Nova: { devices: SEED_DEVICES }, Bo: lastSeen('2026-11-20T18:30:00') });

/** What one level shows of Nova, and what the page says of the level. */
const LEVELS = [
  {
    name: 'User',
    brings: 'who is online and when others were last seen',
    lacks: 'Devices come with Device, titles with Title, rich presence with All.',
    heading: 'Online',
    devices: 0,
    titles: 0,
    richPresence: false,
  },
  {
    name: 'Device',
    brings: 'who is online, and on which devices',
    lacks: 'Titles and their placement come with Title, rich presence with All.',
    heading: 'Online',
    devices: 2,
    titles: 0,
    richPresence: false,
  },
  {
    name: 'Title',
    brings: 'devices, titles and their place on the screen',
    lacks: 'Rich presence comes with All.',
    heading: 'In title',
    devices: 2,
    titles: 3,
    richPresence: false,
  },
  {
    name: 'All',
    brings: 'devices, titles, their place on the screen, and rich presence',
    lacks: undefined,
    heading: 'In title',
    devices: 2,
    titles: 3,
    richPresence: true,
  },
] as const;

for (const { name, brings, lacks, heading, devices, titles, richPresence } of LEVELS) {
  const word = name.toLowerCase();

  test(`level ${word} shows what it brings, and says what it leaves out`, async ({ page, visit }) => {
    const { stack } = await visit({ world: WORLD }, `/?level=${word}`);
    const nova = personNamed(group(page, heading), 'Nova');
    await expect(nova).toBeVisible();
    await expect(groupHeadings(page)).toHaveText([`${heading}1`, 'Offline1']);
    await expect(nova.getByRole('heading', { level: 4 })).toHaveCount(devices);
    await expect(titleLines(nova)).toHaveCount(titles);
    await expect(nova.getByRole('group')).toHaveCount(titles > 0 ? 2 : 0);
    await expect(nova.getByText('Team Deathmatch on Nirvana')).toHaveCount(richPresence ? 1 : 0);

    await expect(level(page, name)).toBeChecked();
    await expect(level(page, name)).toHaveAccessibleDescription(brings);
    const summary = page.getByRole('region', { name: 'Summary' });
    if (lacks === undefined) await expect(summary).not.toContainText('Level');
    else await expect(summary).toContainText(`Level ${name}: ${brings}. ${lacks}`);
    // Nothing is known of titles there, so no number may pretend that nobody is in one.
    await expect(summary.getByText('In a title')).toHaveCount(titles > 0 ? 1 : 0);

    const asked = stack.upstream.requests.filter(({ path }) => path.includes('/groups/'));
    expect(asked.map(({ path }) => path)).toEqual([`/users/me/groups/People?level=${word}`]);
  });

  test(`the details at level ${word} show no more than the level brings`, async ({ page, visit }) => {
    await visit({ world: WORLD }, `/?level=${word}`);
    const nova = await openDetails(page, 'Nova');
    await expect(nova.getByText('Xbox One')).toHaveCount(devices > 0 ? 1 : 0);
    await expect(nova.getByRole('button', { name: /^Contoso 5,/ })).toHaveCount(titles > 0 ? 1 : 0);
    await expect(nova.getByRole('group').getByText('Using radar')).toHaveCount(richPresence ? 1 : 0);
    if (lacks !== undefined) await expect(nova).toContainText(lacks);
  });
}

test('the level is chosen by keyboard; each choice is asked at once and kept in the address', async ({
  page,
  visit,
}) => {
  const { stack } = await visit({ world: WORLD });
  const nova = personNamed(page, 'Nova');
  await expect(titleLines(nova)).toHaveCount(3);
  await level(page, 'All').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(level(page, 'Title')).toBeChecked();
  await expect(page).toHaveURL(/\/\?level=title$/);
  await expect(nova.getByText('Using radar')).toHaveCount(0);
  await page.keyboard.press('ArrowLeft');
  await expect(level(page, 'Device')).toBeFocused();
  await expect(page).toHaveURL(/\/\?level=device$/);
  await expect(titleLines(nova)).toHaveCount(0);
  const askedLevels = () =>
    stack.upstream.requests
      .filter(({ path }) => path.includes('groups'))
      .map(({ path }) => path.split('=')[1]);
  await expect.poll(askedLevels).toEqual(['all', 'title', 'device']);
});

test('what a level cannot count is not counted', async ({ page, visit }) => {
  await visit({ world: WORLD }, '/?level=device');
  await expect(filter(page, 'Device', 'Xbox One')).toHaveAccessibleName('Xbox One 1');
  await expect(page.getByRole('group', { name: 'Placement' })).toContainText(
    'Where titles stand comes with level Title.',
  );
  await expect(page.getByRole('group', { name: 'Placement' }).getByRole('checkbox')).toHaveCount(0);
  await level(page, 'User').check();
  await expect(filter(page, 'Device', 'Xbox One')).toHaveAccessibleName('Xbox One');
  await expect(page.getByRole('group', { name: 'Device' })).toHaveAccessibleDescription(
    'Level User counts no devices; the service can still be asked for them.',
  );
});

test('device tells where titles are missing only by the level, not by an empty list', async ({
  page,
  visit,
}) => {
  await visit({ world: WORLD }, '/?level=device');
  const xbox = device(personNamed(page, 'Nova'), 'Xbox One');
  await expect(xbox).toBeVisible();
  await expect(xbox.getByRole('list')).toHaveCount(0);
  await expect(xbox).toHaveText('Xbox One');
});
