import type { Page } from 'playwright/test';
import {
  device,
  expectKeys,
  expectNames,
  filter,
  group,
  groupHeadings,
  people,
  personNamed,
  titleLines,
} from './elements.ts';
import { expect, test } from './fixtures.ts';
import {
  SEED_DEVICES,
  SEED_RECORD,
  TITLES,
  VIEWER,
  groupAnswer,
  lastSeen,
  playing,
  worldOf,
  xuidOf,
} from './world.ts';

const SEED_WORLD = worldOf({ Nova: { devices: SEED_DEVICES } });

for (const [how, answer] of [
  ['as a world file states it', undefined],
  ['as it is published', groupAnswer([SEED_RECORD])],
] as const) {
  test(`the published sample, ${how}, is one card with two devices, three titles and their rich presence`, async ({
    page,
    visit,
  }) => {
    const { stack, goto } = await visit({ world: SEED_WORLD });
    if (answer) {
      stack.upstream.answer(answer);
      await goto('/');
    }
    await expect(people(page)).toHaveCount(1);
    const card = people(page);
    await expect(card).toContainText('In Contoso 5 · 2 devices');
    await expect(group(page, 'In title').getByRole('article')).toHaveCount(1);

    const xbox = device(card, 'Xbox One');
    await expect(titleLines(xbox)).toHaveText([
      /^Contoso 5\s*Main area\s*Team Deathmatch on Nirvana$/,
      /^Contoso Waypoint\s*Snapped\s*Using radar$/,
    ]);
    const windows = device(card, 'Windows');
    await expect(titleLines(windows)).toHaveText([/^Contoso Gamehelp\s*Full screen\s*Nirvana page$/]);
    await expect(titleLines(card)).toHaveCount(3);
  });
}

const COUNTS = { 'In title': 3, Online: 2, Away: 2, Offline: 3, 'Offline or hidden': 2 };

test('groups stand in their order, count who is in them, and begin with the favourites', async ({
  page,
  visit,
}) => {
  await page.setViewportSize({ width: 1280, height: 1400 });
  const inTitle = { devices: [{ type: 'Scarlett', titles: [playing('Contoso 5')] }] };
  const online = { devices: [{ type: 'XboxOne', titles: [playing('Home', 'Background')] }] };
  const away = { devices: [{ type: 'Android' }] };
  const offline = lastSeen('2026-11-20T18:00:00');
  await visit(
    {
      world: worldOf(
        {
          Bo: offline,
          Ada: inTitle,
          Cleo: {},
          Dana: away,
          Elif: online,
          Finn: inTitle,
          Gus: lastSeen('2026-11-20T20:00:00'),
          Hana: away,
          Ivo: {},
          Jun: online,
          Kai: inTitle,
          Lu: offline,
        },
        { favorites: ['Kai', 'Jun', 'Hana', 'Lu', 'Ivo'] },
      ),
    },
    '/?view=list',
  );
  await expect(groupHeadings(page)).toHaveText(
    Object.entries(COUNTS).map(([heading, count]) => heading + count),
  );
  await expectNames(group(page, 'In title'), ['Kai', 'Ada', 'Finn']);
  await expectNames(group(page, 'Online'), ['Jun', 'Elif']);
  await expectNames(group(page, 'Away'), ['Hana', 'Dana']);
  // A favourite, then who was seen last.
  await expectNames(group(page, 'Offline'), ['Lu', 'Gus', 'Bo']);
  await expectNames(group(page, 'Offline or hidden'), ['Ivo', 'Cleo']);
  await expect(page.getByRole('button', { name: 'Favourite', pressed: true })).toHaveCount(5);
  for (const [heading, count] of Object.entries(COUNTS)) {
    await expect(filter(page, 'State', heading)).toHaveAccessibleName(`${heading} ${count}`);
  }
  const summary = page.getByRole('region', { name: 'Summary' });
  await expect(summary.getByRole('definition')).toHaveText(['5', '3', '2', '5']);
});

test('who has nothing in front but the dashboard is online, not in a title', async ({ page, visit }) => {
  await visit({
    world: worldOf({
      Ada: { devices: [{ type: 'Scarlett', titles: [playing('Home')] }] },
      Bo: { devices: [{ type: 'XboxOne', titles: [playing('Home', 'Background')] }] },
    }),
  });
  const online = group(page, 'Online');
  await expect(people(online)).toHaveCount(2);
  await expect(personNamed(online, 'Ada')).toContainText('On the dashboard');
  await expect(personNamed(online, 'Bo')).toContainText('On the dashboard');
  await expect(group(page, 'In title')).toHaveCount(0);
});

test('on a quiet evening the page says so, with who was here last', async ({ page, visit }) => {
  const { stack, pass } = await visit({
    world: worldOf({
      Ada: lastSeen('2026-11-20T18:00:00'),
      ليلى: lastSeen('2026-11-20T20:30:00'),
      Cleo: {},
    }),
  });
  const quiet = page.getByText('Nobody is online right now.');
  await expect(quiet.locator('..')).toContainText(
    /Last seen: \u2068*ليلى\u2069* \(30 min ago\)\u2069*, \u2068*Ada\u2069* \(3 h ago\)\u2069*$/,
  );
  await expect(people(page), 'nobody is left out of the list').toHaveCount(3);
  await stack.presence.restate(xuidOf(2), [{ type: 'Win32', titles: [playing('Home')] }]);
  await pass(15);
  await expect(quiet).toHaveCount(0);
});

test('words in any case, and words that nobody knows, are all shown', async ({ page, visit }) => {
  const { stack, goto } = await visit({ world: worldOf({ Ada: {}, Bo: {}, Cleo: {} }) });
  const title = { id: '12341234', name: 'Contoso 5', state: 'Active', placement: 'full' };
  stack.upstream.answer(
    groupAnswer([
      {
        xuid: xuidOf(0),
        state: 'Online',
        devices: [
          {
            type: 'Scarlett',
            titles: [title, { ...title, id: '750323071', name: 'Home', placement: 'Background' }],
          },
        ],
      },
      {
        xuid: xuidOf(1),
        state: 'ONLINE',
        devices: [{ type: 'Toaster', titles: [{ ...title, placement: 'tiled' }] }],
      },
      { xuid: xuidOf(2), state: 'Dreaming', devices: [{ type: 'Web', titles: [] }] },
    ]),
  );
  await goto('/');
  const ada = personNamed(page, 'Ada');
  await expect(titleLines(device(ada, 'Xbox Series X|S'))).toHaveText([
    /^Contoso 5\s*Full screen$/,
    /^Home\s*In background$/,
  ]);
  const bo = personNamed(page, 'Bo');
  await expect(titleLines(device(bo, 'Unknown device (Toaster)'))).toHaveText([
    /^Contoso 5\s*Position unknown$/,
  ]);
  await expect(bo.getByRole('button', { name: "Contoso 5, position 'tiled'" })).toBeVisible();
  await expect(group(page, 'Online').getByRole('article')).toContainText(['Dreaming']);
});

test('what has no name is called by its id', async ({ page, visit }) => {
  const { stack, goto } = await visit({ world: worldOf({ Ada: {}, Bo: {} }) });
  const unnamed = { name: '', state: 'Active', placement: 'Full' };
  stack.upstream.answer(({ path, body }) => {
    if (path.includes('/groups/People')) {
      return [
        {
          xuid: xuidOf(0),
          state: 'Online',
          devices: [{ type: 'Scarlett', titles: [{ ...unnamed, id: '1700000000' }] }],
        },
        { xuid: xuidOf(1), state: 'Online', devices: [{ type: 'Win32', titles: [{ ...unnamed, id: '7' }] }] },
      ];
    }
    return path.includes('/profile/') ? { profileUsers: [], asked: body } : undefined;
  });
  await goto('/');
  const ada = personNamed(page, xuidOf(0));
  await expect(ada).toContainText('In Title 1700000000');
  await expect(titleLines(ada)).toHaveText([/^Title 1700000000\s*Full screen$/]);
  await expect(personNamed(page, xuidOf(1))).toContainText('In Title 7');
});

test('a friend who was seen says where and when; one who was not says neither', async ({ page, visit }) => {
  await visit({ world: worldOf({ Ada: lastSeen('2026-11-20T18:30:00.1234567'), Bo: {} }) });
  const ada = personNamed(page, 'Ada');
  await expect(ada).toContainText('Last seen in Contoso 5 on Xbox One');
  await expect(ada.getByText('2 h ago')).toBeVisible();
  const bo = personNamed(group(page, 'Offline or hidden'), 'Bo');
  await expect(bo).toContainText('Offline or hidden');
  await expect(bo.locator('time')).toHaveCount(0);
  await expect(page.getByRole('main')).not.toContainText(/inactive/i);
});

test('a roster names whom the service returned nothing for', async ({ page, visit }) => {
  const { stack, goto } = await visit({
    world: worldOf({ Ada: {}, Bo: {} }, { groups: { 'Raid team': [xuidOf(0), xuidOf(1)] } }),
  });
  stack.upstream.answer(({ path }) =>
    path.startsWith('/users/batch?') || path === '/users/batch'
      ? [{ xuid: xuidOf(0), state: 'Offline' }]
      : undefined,
  );
  await goto('/r/raid-team/friends');
  await expect(groupHeadings(page)).toHaveText(['Offline or hidden1', 'No data shared1']);
  const bo = people(group(page, 'No data shared'));
  await expect(bo).toContainText('No presence shared with this account');
  await expect(bo.locator('time')).toHaveCount(0);
});

test('all six groups stand in their order, whatever order the answer has', async ({ page, visit }) => {
  const six = ['Ada', 'Bo', 'Cy', 'Dee', 'Eli', 'Fay'];
  const xuids = six.map((_, index) => xuidOf(index));
  const { stack, goto } = await visit({
    world: worldOf(Object.fromEntries(six.map((name) => [name, {}])), { groups: { 'Raid team': xuids } }),
  });
  const title = { id: TITLES['Contoso 5'], name: 'Contoso 5', state: 'Active', placement: 'Full' };
  // Nothing is said of Ada.
  const records = [
    { state: 'Offline' },
    { state: 'Offline', ...lastSeen('2026-11-20T18:00:00') },
    { state: 'Away', devices: [{ type: 'Android' }] },
    { state: 'Online', devices: [{ type: 'XboxOne' }] },
    { state: 'Online', devices: [{ type: 'XboxOne', titles: [title] }] },
  ].map((record, index) => ({ xuid: xuidOf(index + 1), ...record }));
  stack.upstream.answer(({ path }) => (path.startsWith('/users/batch') ? records : undefined));
  await goto('/r/raid-team/friends');
  await expect(groupHeadings(page)).toHaveText(
    ['In title', 'Online', 'Away', 'Offline', 'Offline or hidden', 'No data shared'].map(
      (name) => `${name}1`,
    ),
  );
});

test('in the list a person is one row: headline, rich presence, and what else is in front', async ({
  page,
  visit,
}) => {
  await visit({ world: SEED_WORLD }, '/?view=list');
  await expect(people(page)).toHaveCount(1);
  const row = personNamed(group(page, 'In title'), 'Nova');
  await expect(row).toContainText('In Contoso 5 · 2 devices — Team Deathmatch on Nirvana');
  await expect(row).toContainText('also: Contoso Waypoint (snapped) · Contoso Gamehelp on Windows');
  await expect(row).toContainText('Main area');
  await expect(row).toContainText('Xbox One');
});

test('the example world of the documentation shows its people', async ({ page, visit }) => {
  const { default: example } = await import('../docs/world.example.json', { with: { type: 'json' } });
  await visit({ world: example as unknown as ReturnType<typeof worldOf>, viewer: VIEWER.replace(/.$/, '3') });
  const nova = personNamed(page, 'Nova Kestrel');
  await expect(titleLines(nova)).toHaveText([
    /^Contoso 5\s*Main area\s*Team Deathmatch on Nirvana$/,
    /^Contoso Waypoint\s*Snapped$/,
  ]);
  await expect(personNamed(page, 'Juniper Vale')).toContainText('Last seen in Contoso 5');
  expect(TITLES['Contoso 5']).toBe(example.titles[0]?.id);
});

/** Draws every state large, in one place and one colour, and says how many drawings there are. */
async function drawingsOfStates(page: Page): Promise<number> {
  const drawn = page.getByRole('group', { name: 'State', exact: true }).locator('svg').first();
  const drawings = new Set<string>();
  for (const state of ['title', 'online', 'away', 'offline', 'hidden', 'nodata']) {
    const stage = await drawn.evaluateHandle((shape, named) => {
      const large = shape.cloneNode(true) as SVGElement;
      Object.assign(large.style, { position: 'fixed', inset: '0', width: '56px', height: '56px' });
      Object.assign(large.style, { background: '#fff', color: '#000', zIndex: '100' });
      large.querySelector('use')?.setAttribute('href', `#state-${named}`);
      document.body.append(large);
      return large;
    }, state);
    const clip = { x: 0, y: 0, width: 56, height: 56 };
    drawings.add((await page.screenshot({ clip })).toString('base64'));
    await stage.evaluate((large) => large.remove());
  }
  return drawings.size;
}

test('states are told apart by shape alone; who prefers plain dots has those, and keeps them', async ({
  page,
  visit,
}) => {
  await visit({ world: SEED_WORLD });
  await expectKeys(page);
  const drawings = () => drawingsOfStates(page);
  await expect.poll(drawings, 'one drawing for each state').toBe(6);
  const plain = page.getByRole('switch', { name: 'States as plain dots' });
  const settings = page.getByRole('button', { name: 'Settings' });
  await settings.click();
  await expect(plain).not.toBeChecked();
  await plain.check();
  await page.keyboard.press('Escape');
  await expect.poll(drawings, 'one dot for all').toBe(1);
  await expect(people(page), 'the word stays').toContainText('In Contoso 5');

  await page.reload();
  await expectKeys(page);
  await expect.poll(drawings, 'kept over a reload').toBe(1);
  await settings.click();
  await plain.uncheck();
  await page.keyboard.press('Escape');
  await expect.poll(drawings).toBe(6);
});
