import type { Page } from 'playwright/test';
import type { Stack } from '#testing/stack.ts';
import { expectListed, filter, level, people, personNamed } from './elements.ts';
import { expect, test } from './fixtures.ts';
import { lastSeen, playing, TITLES, worldOf, xuidOf } from './world.ts';

const FRIENDS = {
  Ada: { devices: [{ type: 'Scarlett', titles: [playing('Contoso 5', 'Full', 'Lobby')] }] },
  Bo: {
    devices: [
      { type: 'XboxOne', titles: [playing('Contoso 5', 'Fill'), playing('Contoso Waypoint', 'Snapped')] },
    ],
  },
  Cleo: { devices: [{ type: 'Win32', titles: [playing('Blockwright', 'Full')] }] },
  Dana: {
    devices: [{ type: 'XboxOne', titles: [playing('Blockwright', 'Full'), playing('Home', 'Background')] }],
  },
  Elif: { devices: [{ type: 'Android' }] },
  Finn: { devices: [{ type: 'Nintendo', titles: [playing('Blockwright', 'Full')] }] },
  Gus: lastSeen('2026-11-20T18:30:00'),
  Hana: {},
} as const;
const WORLD = worldOf(FRIENDS);
const EVERYBODY = Object.keys(FRIENDS);

/** The bodies of the batches that reached the service, without the people they name. */
function batchFilters(stack: Stack): unknown[] {
  return stack.upstream.requests
    .filter(({ path }) => path === '/users/batch')
    .map(({ body }) => {
      const { users: _, ...filters } = body as { users: string[] };
      return filters;
    });
}

/** The line that counts what the filters leave. */
function resultCount(page: Page, text: string) {
  return page.getByRole('status').filter({ hasText: text });
}

test.beforeEach(({ page }) => page.setViewportSize({ width: 1280, height: 1400 }));

const CHOICES: readonly {
  readonly legend: string;
  readonly words: readonly string[];
  readonly address: string;
  readonly asked: Record<string, unknown> | undefined;
  readonly listed: readonly string[];
}[] = [
  {
    legend: 'State',
    words: ['Online', 'Away'],
    address: '/?state=online,away',
    asked: { level: 'all', onlineOnly: true },
    listed: ['Elif'],
  },
  {
    legend: 'State',
    words: ['Offline'],
    address: '/?state=offline',
    asked: undefined,
    listed: ['Gus'],
  },
  {
    legend: 'State',
    words: ['In title', 'Away'],
    address: '/?state=title,away',
    asked: { level: 'all', onlineOnly: true },
    listed: ['Ada', 'Bo', 'Cleo', 'Dana', 'Elif', 'Finn'],
  },
  {
    legend: 'Device',
    words: ['Xbox One'],
    address: '/?device=xboxone',
    asked: { level: 'all', deviceTypes: ['XboxOne'] },
    listed: ['Bo', 'Dana'],
  },
  {
    legend: 'Device',
    words: ['Xbox One', 'Windows'],
    address: '/?device=xboxone,windows',
    asked: {
      level: 'all',
      deviceTypes: ['WindowsOneCore', 'WindowsOneCoreMobile', 'Win32', 'PC', 'MoLIVE', 'XboxOne'],
    },
    listed: ['Bo', 'Cleo', 'Dana'],
  },
  {
    legend: 'Device',
    words: ['Other devices'],
    address: '/?device=other',
    asked: undefined,
    listed: ['Finn'],
  },
  {
    legend: 'Title',
    words: ['Contoso 5'],
    address: `/?title=${TITLES['Contoso 5']}`,
    asked: { level: 'all', titles: [TITLES['Contoso 5']] },
    listed: ['Ada', 'Bo'],
  },
  {
    legend: 'Title',
    words: ['Contoso 5', 'Blockwright'],
    address: `/?title=${TITLES['Contoso 5']},${TITLES.Blockwright}`,
    asked: { level: 'all', titles: [TITLES['Contoso 5'], TITLES.Blockwright] },
    listed: ['Ada', 'Bo', 'Cleo', 'Dana', 'Finn'],
  },
  {
    legend: 'Placement',
    words: ['Snapped', 'In background'],
    address: '/?placement=snapped,background',
    asked: undefined,
    listed: ['Bo', 'Dana'],
  },
];

for (const { legend, words, address, asked, listed } of CHOICES) {
  test(`${legend} ${words.join(' or ')} lists who has it, and asks ${asked ? 'the service' : 'nobody'}`, async ({
    page,
    visit,
  }) => {
    const { stack, guard } = await visit({ world: WORLD });
    await expectListed(page, EVERYBODY);
    for (const word of words) await filter(page, legend, word).check();
    await expectListed(page, listed);
    await expect(page).toHaveURL(stack.url + address);
    await expect(resultCount(page, `${listed.length} of 8 people`)).toBeVisible();
    if (!asked) {
      await guard.idle();
      expect(batchFilters(stack)).toEqual([]);
      return;
    }
    await expect.poll(() => batchFilters(stack).at(-1)).toEqual(withSortedLists(asked));
  });
}

/** Lists of a body mean the same in any order. */
function withSortedLists(body: unknown): unknown {
  return Object.fromEntries(
    Object.entries(body as object).map(([name, value]: [string, unknown]) => [
      name,
      Array.isArray(value) ? expect.arrayContaining(value) : value,
    ]),
  );
}

test('online only asks for onlineOnly and lists who is signed in', async ({ page, visit }) => {
  const { stack } = await visit({ world: WORLD });
  await expectListed(page, EVERYBODY);
  await page.getByRole('switch', { name: 'Online only' }).check();
  await expectListed(page, ['Ada', 'Bo', 'Cleo', 'Dana', 'Elif', 'Finn']);
  await expect(page).toHaveURL(/\/\?online=1$/);
  await expect.poll(() => batchFilters(stack)).toEqual([{ level: 'all', onlineOnly: true }]);
});

test('several filters are one question: OR inside a property, AND across properties', async ({
  page,
  visit,
}) => {
  const { stack } = await visit(
    { world: WORLD },
    `/?state=title&device=scarlett,xboxone&title=${TITLES['Contoso 5']}&placement=fill`,
  );
  await expectListed(page, ['Bo']);
  await expect
    .poll(() => batchFilters(stack))
    .toEqual([
      {
        level: 'all',
        deviceTypes: expect.arrayContaining(['Scarlett', 'XboxOne']),
        titles: [TITLES['Contoso 5']],
        onlineOnly: true,
      },
    ]);
  const users = stack.upstream.requests.find(({ path }) => path === '/users/batch')?.body;
  expect(users).toMatchObject({ users: EVERYBODY.map((_, index) => xuidOf(index)) });
});

test('title and placement must hold for one title, on the device that is asked for', async ({
  page,
  visit,
}) => {
  await visit({ world: WORLD }, `/?title=${TITLES['Contoso 5']}&placement=snapped`);
  await expect(page.getByRole('heading', { name: 'Nobody matches' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Without the filters there are 8 people.');
  await page.getByRole('button', { name: 'Clear all filters' }).click();
  await expectListed(page, EVERYBODY);
});

test('what the service lets through is listed, even where the page would have said otherwise', async ({
  page,
  visit,
}) => {
  const { stack } = await visit({ world: WORLD });
  await expectListed(page, EVERYBODY);
  stack.upstream.answer(({ path }) =>
    path === '/users/batch' ? [{ xuid: xuidOf(0), state: 'Online' }] : undefined,
  );
  // The page's own records say Ada, Bo, Cleo, Dana, Elif and Finn.
  await page.getByRole('switch', { name: 'Online only' }).check();
  await expectListed(page, ['Ada']);
  await expect(personNamed(page, 'Ada'), 'the picture is that of the unfiltered answer').toContainText(
    'Lobby',
  );
});

test('at level user titles and devices are asked for, though no answer holds any', async ({
  page,
  visit,
}) => {
  const { stack } = await visit({ world: WORLD });
  await expectListed(page, EVERYBODY);
  await level(page, 'User').check();
  await expect(filter(page, 'Title', 'Contoso 5')).toBeVisible();
  await filter(page, 'Title', 'Contoso 5').check();
  await expectListed(page, ['Ada', 'Bo']);
  expect(batchFilters(stack)).toEqual([{ level: 'user', titles: [TITLES['Contoso 5']] }]);
  await filter(page, 'Device', 'Xbox One').check();
  await expectListed(page, ['Bo']);
  await expect(page.getByText('Lobby')).toHaveCount(0);
});

test('a filter that the level cannot answer says which level can', async ({ page, visit }) => {
  await visit({ world: WORLD }, '/?placement=snapped&level=device');
  await expect(page.getByRole('group', { name: 'Placement' })).toHaveAccessibleDescription(
    'Where titles stand comes with level Title.',
  );
  await expect(resultCount(page, 'Level Device does not tell about placement.')).toBeVisible();
  await level(page, 'Title').check();
  await expectListed(page, ['Bo']);
  await expect(resultCount(page, 'does not tell')).toHaveCount(0);
});

test('the unfiltered question goes on beside the filtered one', async ({ page, visit }) => {
  const { stack, pass } = await visit({ world: WORLD }, '/?device=xboxone');
  await expectListed(page, ['Bo', 'Dana']);
  const before = stack.upstream.requests.length;
  await pass(16);
  await expect
    .poll(() =>
      stack.upstream.requests
        .slice(before)
        .map(({ path }) => path)
        .sort(),
    )
    .toEqual(['/users/batch', '/users/me/groups/People?level=all']);
  const summary = page.getByRole('region', { name: 'Summary' });
  await expect(summary.getByRole('definition'), 'counts are those of everybody').toHaveText([
    '5',
    '5',
    '1',
    '2',
  ]);
});

test('while the filtered question fails, the page answers it by what it knows itself', async ({
  page,
  visit,
}) => {
  const { stack, guard, pass } = await visit({ world: WORLD }, '/?device=xboxone');
  await expectListed(page, ['Bo', 'Dana']);
  guard.allowFailedRequests();
  stack.upstream.answer(({ path }) => (path === '/users/batch' ? { status: 503 } : undefined));
  await stack.presence.restate(xuidOf(1), []);
  await stack.presence.restate(xuidOf(7), [{ type: 'XboxOne', titles: [playing('Blockwright')] }]);
  await pass(200);
  await expectListed(page, ['Dana', 'Hana']);
  await expect(page.getByText(/^Live · \d+ s ago$/)).toBeVisible();
});

test('a filter that only the service can answer says when there is no answer, and goes on by itself', async ({
  page,
  visit,
}) => {
  const { stack, guard, pass } = await visit({ world: WORLD });
  await expectListed(page, EVERYBODY);
  guard.allowFailedRequests();
  stack.upstream.answer(({ path }) => (path === '/users/batch' ? { status: 503 } : undefined));
  await level(page, 'User').check();
  await filter(page, 'Title', 'Contoso 5').check();
  const notice = page.getByRole('alert').filter({ hasText: 'No answer' });
  await expect(notice).toContainText('The presence service');
  await expect(people(page)).toHaveCount(0);
  stack.upstream.answer(() => undefined);
  await pass(60);
  await expectListed(page, ['Ada', 'Bo']);
  await expect(notice).toHaveCount(0);
});

test('search finds names, titles, devices and rich presence as one types', async ({ page, visit }) => {
  const { stack, guard } = await visit({ world: WORLD });
  const search = page.getByRole('search').getByRole('textbox');
  for (const [typed, listed] of [
    ['waypoint', ['Bo']],
    ['ADA', ['Ada']],
    ['lobby', ['Ada']],
    ['nintendo', ['Finn']],
    ['contoso xbox', ['Ada', 'Bo']],
    [xuidOf(6), ['Gus']],
  ] as const) {
    await search.fill(typed);
    await expect(resultCount(page, `${listed.length} of 8 people`)).toBeVisible();
    await expectListed(page, listed);
  }
  await search.fill('nobody is called this');
  await expect(page.getByRole('heading', { name: 'Nobody matches' })).toBeVisible();
  await search.press('Escape');
  await expectListed(page, EVERYBODY);
  await guard.idle();
  expect(batchFilters(stack), 'typing asks the service nothing').toEqual([]);
});

test('Back and Forward step through choices, not through keystrokes', async ({ page, visit }) => {
  const { stack } = await visit({ world: WORLD });
  await expectListed(page, EVERYBODY);
  await filter(page, 'State', 'In title').check();
  await filter(page, 'Placement', 'Full screen').check();
  await page.getByRole('search').getByRole('textbox').pressSequentially('blo');
  await expect(page).toHaveURL(`${stack.url}/?state=title&placement=full&q=blo`);
  await expectListed(page, ['Cleo', 'Dana', 'Finn']);
  await page.goBack();
  await expect(page).toHaveURL(`${stack.url}/?state=title`);
  await expect(filter(page, 'Placement', 'Full screen')).not.toBeChecked();
  await page.goBack();
  await expectListed(page, EVERYBODY);
  await page.goForward();
  await expectListed(page, ['Ada', 'Bo', 'Cleo', 'Dana', 'Finn']);
  await page.reload();
  await expect(filter(page, 'State', 'In title')).toBeChecked();
  await expectListed(page, ['Ada', 'Bo', 'Cleo', 'Dana', 'Finn']);
});

test('each filter that is set can be taken away by keyboard, and all at once', async ({ page, visit }) => {
  await visit({ world: WORLD }, `/?state=title&device=xboxone&title=${TITLES.Blockwright}&online=1&q=d`);
  await expectListed(page, ['Dana']);
  await expect(page.getByRole('button', { name: /^Remove filter/ })).toHaveCount(5);
  await page.getByRole('button', { name: 'Remove filter Blockwright' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/\?state=title&device=xboxone&online=1&q=d$/);
  await page.getByRole('button', { name: 'Remove filter “d”' }).press('Space');
  await expectListed(page, ['Bo', 'Dana']);
  await page.getByRole('button', { name: 'Clear all' }).press('Enter');
  await expect(page).toHaveURL(/\/$/);
  await expectListed(page, EVERYBODY);
});

test('an address is put into its order; what nobody knows in it is named and ignored', async ({
  page,
  visit,
}) => {
  const { stack } = await visit(
    { world: WORLD },
    '/?colour=red&placement=tiled&level=ALL&device=windows,xboxone,toaster&state=Title&title=x',
  );
  await expectListed(page, ['Bo', 'Cleo', 'Dana']);
  await expect(page).toHaveURL(`${stack.url}/?state=title&device=xboxone,windows`);
  const notice = page.getByRole('status').filter({ hasText: 'Ignored' });
  await expect(notice).toContainText('placement=tiled');
  await expect(notice).toContainText('device=toaster');
  await expect(notice).toContainText('title=x');
  await expect(notice).toContainText('colour');
  await notice.getByRole('button', { name: 'OK' }).click();
  await expect(notice).toHaveCount(0);
});

test('a roster is asked for in batches of at most 1100, with and without filters', async ({
  page,
  visit,
}) => {
  const strangers = Array.from({ length: 1150 }, (_, index) => ({
    xuid: String(2_533_274_790_100_000n + BigInt(index)),
    gamertag: `Stranger ${index}`,
    devices: index % 3 === 0 ? [{ type: 'Scarlett', titles: [playing('Contoso 5')] }] : [],
  }));
  const xuids = strangers.map(({ xuid }) => xuid);
  const world = worldOf({ Ada: FRIENDS.Ada });
  const { stack } = await visit(
    {
      world: { ...world, people: [...world.people, ...strangers], groups: { Everybody: xuids } },
      // Each question is counted, and none is to be asked again meanwhile.
      interval: 300,
    },
    '/r/everybody/friends',
  );
  await expect(page.getByRole('heading', { level: 2, name: /^In title/ })).toHaveText('In title384');
  const batches = () =>
    stack.upstream.requests
      .filter(({ path }) => path === '/users/batch')
      .map(({ body }) => body as { readonly users: readonly string[]; readonly titles?: readonly string[] });
  /** They are asked at once, so either may arrive first; the gateway fills the first up with whom the other names. */
  const largestFirst = (from: number) =>
    batches()
      .slice(from)
      .toSorted((a, b) => b.users.length - a.users.length);
  expect(largestFirst(0).map(({ users }) => users.length)).toEqual([1100, 50]);
  expect(
    largestFirst(0)
      .flatMap(({ users }) => users)
      .toSorted(),
  ).toEqual(xuids.toSorted());

  await filter(page, 'Title', 'Contoso 5').check();
  await expect(resultCount(page, '384 of 1,150 people')).toBeVisible();
  await expect.poll(() => batches().length).toBe(4);
  const filtered = largestFirst(2);
  expect(filtered.map(({ users }) => users.length)).toEqual([1100, 50]);
  for (const { titles } of filtered) expect(titles).toEqual([TITLES['Contoso 5']]);
  await expect(people(page).first()).toContainText('In Contoso 5');
});

test('a roster that is not there says so and leads home', async ({ page, visit }) => {
  await visit({ world: WORLD }, '/r/nobody-made-this/friends');
  await expect(page.getByRole('heading', { name: 'There is no such roster here' })).toBeVisible();
  await page.getByRole('button', { name: 'Show my friends' }).click();
  await expectListed(page, EVERYBODY);
});
