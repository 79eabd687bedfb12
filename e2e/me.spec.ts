import type { Locator, Page } from 'playwright/test';
import { readPresenceRecord, type PresenceRecord } from '#contract/record.ts';
import { currentTitlePath, userPath } from '#contract/paths.ts';
import type { WorldInput } from '#service/world.ts';
import type { Stack } from '#testing/stack.ts';
import { expectAccessibleInEveryLook, putOn, SCREENS } from './accessible.ts';
import { expect, test, type Visit } from './fixtures.ts';
import { playing, TITLES, VIEWER, worldOf, xuidOf } from './world.ts';

const SCID = '00000000-0000-0000-0000-000001010101';
const FRIEND = xuidOf(0);
const LANGUAGES = ['en', 'de', 'es', 'ja'] as const;

const RICH_PRESENCE: WorldInput['richPresence'] = [
  {
    scid: SCID,
    strings: {
      playingMap: {
        text: {
          default: 'Playing on {0}',
          en: 'Playing on {0}',
          de: 'Spielt auf {0}',
          es: 'Jugando en {0}',
          ja: '{0}でプレイ中',
        },
        parameters: ['CurrentMap'],
      },
      score: { text: { default: '{0} points' }, parameters: ['Points'] },
      inMenus: { text: { default: 'In the menus', de: 'Im Menü' }, parameters: [] },
    },
    enumerations: {
      CurrentMap: {
        mountains: { default: 'Mountains', de: 'Berge', es: 'Montañas', ja: '山' },
        docks: { default: 'Docks', de: 'Hafen', es: 'Muelles', ja: '港' },
      },
    },
  },
];

/** A viewer, and a friend who follows the viewer. */
function world(viewer: Partial<WorldInput['people'][number]> = {}): WorldInput {
  const made = worldOf({ Ada: { people: [VIEWER] } }, { richPresence: RICH_PRESENCE });
  const [own, ...friends] = made.people;
  if (!own) throw new Error('a world without a viewer');
  const titles = made.titles?.map((title) =>
    title.id === TITLES['Contoso 5'] ? { ...title, scid: SCID } : title,
  );
  return { ...made, people: [{ ...own, ...viewer }, ...friends], ...(titles ? { titles } : {}) };
}

function entry(page: Page): Locator {
  return page.getByRole('complementary').getByRole('button', { name: /^Me / });
}

function panel(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Your own presence' });
}

async function open(page: Page): Promise<Locator> {
  await entry(page).click();
  await expect(panel(page).getByText('Robin Viewer (you)')).toBeVisible();
  return panel(page);
}

async function openByKeyboard(page: Page): Promise<Locator> {
  await entry(page).focus();
  await page.keyboard.press('Enter');
  return panel(page);
}

function said(page: Page): Locator {
  return panel(page).getByRole('status');
}

async function publish(page: Page): Promise<void> {
  await panel(page).getByRole('button', { name: 'Publish', exact: true }).click();
}

/** The viewer as a friend sees them. */
async function seenByFriend(stack: Stack, languages?: string): Promise<PresenceRecord> {
  const answer = await stack.askAs(FRIEND, userPath({ xuid: VIEWER }, 'all'), languages);
  const record = readPresenceRecord(answer);
  if (!record) throw new Error('a friend reads no record');
  return record;
}

function linesOf(record: PresenceRecord): (string | undefined)[] {
  return (record.devices ?? []).flatMap(({ titles = [] }) =>
    titles.map(({ activity }) => activity?.richPresence),
  );
}

function writes({ stack }: Visit, method: string): Stack['upstream']['requests'] {
  return stack.upstream.requests.filter(
    (request) => request.method === method && request.path === currentTitlePath(VIEWER),
  );
}

test('one’s own devices are drawn by the screens that friends have', async ({ page, visit }) => {
  const devices = [
    {
      type: 'XboxOne',
      titles: [playing('Contoso 5', 'Fill', 'Team Deathmatch'), playing('Contoso Waypoint', 'Snapped')],
    },
    { type: 'WindowsOneCore', titles: [playing('Blockwright')] },
  ] as const;
  const { stack, pass } = await visit({ world: world({ devices }) });
  await expect(entry(page)).toHaveAccessibleName('Me In Contoso 5 · 2 devices');
  const me = await open(page);
  const xbox = me.getByRole('group', { name: 'Xbox One' });
  await expect(
    xbox.getByRole('button', { name: 'Contoso 5, main area, beside Contoso Waypoint, on Xbox One' }),
  ).toContainText('Team Deathmatch');
  await expect(xbox.getByRole('button')).toHaveCount(2);
  await expect(me.getByRole('group', { name: 'Windows' }).getByRole('button')).toHaveCount(1);

  await stack.presence.restate(VIEWER, [{ type: 'Scarlett', titles: [playing('Contoso Gamehelp')] }]);
  await pass(16);
  await expect(me.getByRole('group', { name: 'Xbox Series X|S' })).toBeVisible();
  await expect(entry(page)).toHaveAccessibleName('Me In Contoso Gamehelp');
});

test('one’s own presence is polled while it is open, and not otherwise', async ({ page, visit }) => {
  const { stack, guard, pass } = await visit({ world: world() });
  await expect(entry(page)).toHaveAccessibleName('Me Offline');
  const asked = () => stack.upstream.requests.filter(({ path }) => path === userPath('me', 'all')).length;
  const before = asked();
  await pass(46);
  expect(asked()).toBe(before);
  await open(page);
  await pass(46);
  await expect.poll(() => asked() - before).toBeGreaterThanOrEqual(4);
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await guard.idle();
  const closed = asked();
  await pass(31);
  expect(asked()).toBe(closed);
});

test('one’s own presence that could not be asked is asked again until it is told', async ({
  page,
  visit,
}) => {
  const own = (url: URL): boolean => url.pathname.endsWith(userPath('me'));
  await page.route(own, (route) => route.abort());
  const { stack, pass } = await visit({
    world: world({ devices: [{ type: 'XboxOne', titles: [playing('Contoso 5')] }] }),
    mayFail: true,
  });
  await expect(entry(page)).toHaveAccessibleName('Me Your own presence');
  await pass(16);
  await expect(entry(page)).toHaveAccessibleName('Me Your own presence');
  await page.unroute(own);
  await pass(31);
  await expect(entry(page)).toHaveAccessibleName('Me In Contoso 5');
  const asked = () => stack.upstream.requests.filter(({ path }) => path === userPath('me', 'all')).length;
  const told = asked();
  await pass(31);
  expect(asked(), 'and not again after that').toBe(told);
});

test('what was told of oneself long ago is not told as if it were so', async ({ page, visit }) => {
  const { pass } = await visit({
    world: world({ devices: [{ type: 'XboxOne', titles: [playing('Contoso 5')] }] }),
  });
  await expect(entry(page)).toHaveAccessibleName('Me In Contoso 5');
  await page.clock.fastForward(6 * 60_000);
  await pass(1);
  await expect(entry(page)).toHaveAccessibleName('Me Your own presence');
});

test('appear offline and back, as a friend sees it', async ({ page, visit }) => {
  const { stack } = await visit({
    world: world({ devices: [{ type: 'XboxOne', titles: [playing('Contoso 5')] }] }),
  });
  const me = await open(page);
  await expect(me.getByText('Others see you as you are')).toBeVisible();
  await me.getByRole('button', { name: 'Appear offline' }).click();
  await expect(said(page)).toHaveText('You appear offline now.');
  await expect(me.getByRole('figure')).toContainText('Meanwhile others see');
  await expect(me.getByRole('figure')).toContainText('Offline');
  await expect(entry(page)).toHaveAccessibleName('Me Appearing offline');
  await expect(me.getByRole('group', { name: 'Xbox One' }), 'one still sees oneself').toBeVisible();
  expect(await seenByFriend(stack)).toMatchObject({ state: 'Offline', lastSeen: { titleName: 'Contoso 5' } });

  const back = me.getByRole('button', { name: 'Stop appearing offline' });
  await expect(back, 'the way back is where the way there was').toBeFocused();
  await back.press('Enter');
  await expect(said(page)).toHaveText('Others see you again.');
  await expect(me.getByText('Others see you as you are')).toBeVisible();
  await expect(entry(page)).toHaveAccessibleName('Me In Contoso 5');
  expect(await seenByFriend(stack)).toMatchObject({ state: 'Online' });
});

test('publish a title with a parameter: the preview is what friends read, language by language', async ({
  page,
  visit,
}) => {
  const { stack } = await visit({ world: world() });
  const me = await open(page);
  await me.getByLabel('Title', { exact: true }).selectOption('Contoso 5');
  await me.getByLabel('Rich presence string').selectOption('playingMap');
  await me.getByLabel('CurrentMap').selectOption('Docks');
  await publish(page);
  await expect(said(page)).toHaveText('Published: Contoso 5 on Xbox One.');
  await expect(me.getByRole('group', { name: 'Xbox One' }).getByRole('button')).toContainText(
    'Playing on Docks',
  );

  const table = me.getByRole('table', { name: /^How friends read Contoso 5 on Xbox One/ });
  const names = { en: 'English', de: 'German', es: 'Spanish', ja: 'Japanese' };
  for (const tag of LANGUAGES) {
    const [line] = linesOf(await seenByFriend(stack, tag));
    expect(line).toBeDefined();
    await expect(table.getByRole('row', { name: names[tag] }).getByRole('cell')).toHaveText(line ?? '');
  }
  await expect(table.getByRole('row', { name: 'German' })).toContainText('Spielt auf Hafen');
  await expect(table.getByRole('row', { name: 'Japanese' })).toContainText('港でプレイ中');
  const [other] = linesOf(await seenByFriend(stack, 'fi'));
  await expect(table.getByRole('row', { name: 'Any other language' }).getByRole('cell')).toHaveText(
    other ?? '',
  );
  await expect(table.getByRole('row')).toHaveCount(LANGUAGES.length + 2);
});

test('a line that the service leaves out is shown as left out, and appears when its value does', async ({
  page,
  visit,
}) => {
  const { stack, pass } = await visit({ world: world() });
  const me = await open(page);
  await me.getByLabel('Rich presence string').selectOption('score');
  await expect(me.getByText('Points: From player data')).toBeVisible();
  await publish(page);
  const german = me.getByRole('row', { name: 'German' }).getByRole('cell');
  await expect(german).toHaveText('left out');
  expect(linesOf(await seenByFriend(stack, 'de'))).toEqual([undefined]);

  await stack.presence.writeStatistics(VIEWER, SCID, { stats: { title: { Points: { value: 12 } } } });
  await pass(16);
  await expect(german).toHaveText('12 points');
  expect(linesOf(await seenByFriend(stack, 'de'))).toEqual(['12 points']);
});

test('several titles on several devices, each with its end', async ({ page, visit }) => {
  const { stack } = await visit({ world: world() });
  const me = await open(page);
  await me.getByRole('radio', { name: 'Main area' }).check();
  await publish(page);
  await expect(said(page)).toHaveText('Published: Contoso 5 on Xbox One.');
  await me.getByLabel('Title', { exact: true }).selectOption('Contoso Waypoint');
  await expect(me.getByText('This title has no rich presence.')).toBeVisible();
  await me.getByRole('radio', { name: 'Snapped' }).check();
  await publish(page);
  await expect(said(page)).toHaveText('Published: Contoso Waypoint on Xbox One.');
  await me.getByLabel('Title', { exact: true }).selectOption('Blockwright');
  await me.getByLabel('Device', { exact: true }).selectOption('Windows (Win32)');
  await me.getByRole('radio', { name: 'Full screen' }).check();
  await publish(page);
  await expect(said(page)).toHaveText('Published: Blockwright on Windows.');

  const seen = await seenByFriend(stack);
  expect(
    seen.devices?.map(({ type, titles = [] }) => [
      type,
      titles.map(({ name, placement }) => `${name} ${placement}`),
    ]),
  ).toEqual([
    ['XboxOne', ['Contoso 5 Fill', 'Contoso Waypoint Snapped']],
    ['Win32', ['Blockwright Full']],
  ]);
  const own = me.getByRole('region', { name: 'Your titles' });
  await expect(own.getByRole('listitem')).toHaveCount(3);

  await own.getByRole('button', { name: 'End Contoso Waypoint on Xbox One' }).click();
  await expect(said(page)).toHaveText('Ended: Contoso Waypoint on Xbox One.');
  await expect(own.getByRole('listitem')).toHaveCount(2);
  expect((await seenByFriend(stack)).devices?.[0]?.titles).toHaveLength(1);
  await own.getByRole('button', { name: 'End Contoso 5 on Xbox One' }).click();
  await own.getByRole('button', { name: 'End Blockwright on Windows' }).click();
  await expect(me.getByText('You are on no device.')).toBeVisible();
  expect(await seenByFriend(stack)).toMatchObject({
    state: 'Offline',
    lastSeen: { titleName: 'Blockwright' },
  });
});

test('a title that another program keeps is not said to have ended', async ({ page, visit }) => {
  const made = await visit({ world: world() });
  await made.stack.presence.writeTitle(
    {
      xuid: VIEWER,
      deviceType: 'XboxOne',
      deviceId: 'console',
      titleId: TITLES['Contoso 5'],
      sandbox: 'RETAIL',
    },
    {},
  );
  const me = await open(page);
  await me.getByRole('button', { name: 'End Contoso 5 on Xbox One' }).click();
  await expect(said(page)).toContainText('Contoso 5 is still there: another program keeps it on Xbox One.');
  await expect(me.getByRole('group', { name: 'Xbox One' })).toBeVisible();
});

test('what was published is kept alive while the page is open, with the panel closed too, until it is let go', async ({
  page,
  visit,
}) => {
  const made = await visit({ world: world(), heartbeat: 20 });
  const { stack, pass } = made;
  const me = await open(page);
  await publish(page);
  await expect(me.getByText(/^Written again by itself; next at \d\d:\d\d\.$/)).toBeVisible();
  expect(writes(made, 'POST')).toHaveLength(1);
  await page.keyboard.press('Escape');
  await pass(62);
  await expect.poll(() => writes(made, 'POST')).toHaveLength(4);
  expect(await seenByFriend(stack), 'it outlives its 40 seconds').toMatchObject({ state: 'Online' });

  await open(page);
  await me.getByRole('checkbox', { name: 'Keep alive while this page is open' }).uncheck();
  await expect(me.getByText('Not written again: it ends by itself after a while.')).toBeVisible();
  await pass(46);
  expect(writes(made, 'POST')).toHaveLength(4);
  expect(await seenByFriend(stack)).toMatchObject({ state: 'Offline' });
  await expect(me.getByText('You are on no device.')).toBeVisible();
});

test('a beat that fails is told and tried again', async ({ page, visit }) => {
  const made = await visit({ world: world(), heartbeat: 20 });
  const me = await open(page);
  await publish(page);
  await expect(me.getByText(/^Written again by itself/)).toBeVisible();
  made.guard.allowFailedRequests();
  made.stack.upstream.fail({ status: 500 });
  await made.pass(21);
  await expect(
    me.getByText(/^Could not be written again: The presence service is not answering\./),
  ).toBeVisible();
  made.stack.upstream.recover();
  await made.pass(16);
  await expect(me.getByText(/^Written again by itself/)).toBeVisible();
  expect(await seenByFriend(made.stack)).toMatchObject({ state: 'Online' });
});

test('after a reload what was published can still be kept alive, and ended', async ({ page, visit }) => {
  const made = await visit({ world: world() });
  await open(page);
  await publish(page);
  await expect(said(page)).toHaveText('Published: Contoso 5 on Xbox One.');
  await made.goto('/');
  const me = await open(page);
  await expect(me.getByText('Not written again: it ends by itself after a while.')).toBeVisible();
  await me.getByRole('checkbox', { name: 'Keep alive while this page is open' }).check();
  await made.pass(1);
  await expect.poll(() => writes(made, 'POST')).toHaveLength(2);
  await me.getByRole('button', { name: 'End Contoso 5 on Xbox One' }).click();
  await expect(said(page)).toHaveText('Ended: Contoso 5 on Xbox One.');
});

test('a fault names its field, says what to do, and writes nothing', async ({ page, visit }) => {
  const made = await visit({ world: world() });
  const me = await open(page);
  const id = me.getByLabel('Device id');
  await id.fill('');
  await publish(page);
  await expect(id).toBeFocused();
  await expect(id).toHaveAttribute('aria-invalid', 'true');
  await expect(id).toHaveAccessibleDescription(/Give an id: on Xbox One a title needs one\./);
  await expect(said(page)).toHaveText(
    'Nothing was written. Please correct: Give an id: on Xbox One a title needs one.',
  );
  await id.fill('two words');
  await expect(id).toHaveAttribute('aria-invalid', 'false');
  await publish(page);
  await expect(id).toHaveAccessibleDescription(/without spaces/);
  expect(writes(made, 'POST')).toHaveLength(0);
  await me.getByLabel('Device', { exact: true }).selectOption('Browser');
  await id.fill('');
  await publish(page);
  await expect(said(page)).toHaveText('Published: Contoso 5 on Browser.');
});

test('a write that the service refuses says so, and what was shown stays', async ({ page, visit }) => {
  const made = await visit({ world: world() });
  const me = await open(page);
  made.guard.allowFailedRequests();
  made.stack.upstream.fail({ status: 429, retryAfter: 38 });
  await publish(page);
  await expect(said(page)).toHaveText(
    'Nothing was written. The service asks for a pause of 38 s. Try again after that.',
  );
  await me.getByRole('button', { name: 'Appear offline' }).click();
  await expect(said(page)).toContainText('Nothing was written.');
  await expect(me.getByRole('button', { name: 'Appear offline' })).toBeVisible();
  made.stack.upstream.recover();
  expect(await seenByFriend(made.stack)).toMatchObject({ state: 'Offline' });
});

test('where writing is switched off there is no form, and the reason is told', async ({ page, visit }) => {
  await visit({
    world: world({ devices: [{ type: 'XboxOne', titles: [playing('Contoso 5')] }] }),
    canWrite: false,
  });
  const me = await open(page);
  await expect(me.getByRole('group', { name: 'Xbox One' })).toBeVisible();
  await expect(me.getByText('Your presence cannot be changed from here')).toBeVisible();
  await expect(me.getByRole('form')).toHaveCount(0);
  await expect(me.getByRole('button', { name: /Appear offline|Publish|^End/ })).toHaveCount(0);
});

test('with the keyboard alone: open, publish, end, close; focus returns to the entry', async ({
  page,
  visit,
}) => {
  await visit({ world: world() });
  const me = await openByKeyboard(page);
  await expect(me.getByRole('form', { name: 'Publish a title' })).toBeVisible();
  const tabTo = async (target: Locator): Promise<void> => {
    for (let step = 0; step < 40; step += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('Tab does not lead there');
  };
  await tabTo(me.getByLabel('Rich presence string'));
  await page.keyboard.type('play');
  await tabTo(me.getByLabel('CurrentMap'));
  await page.keyboard.press('ArrowDown');
  await tabTo(me.getByRole('button', { name: 'Publish', exact: true }));
  await page.keyboard.press('Enter');
  await expect(me.getByRole('row', { name: 'German' })).toContainText('Spielt auf Hafen');
  await me.getByRole('button', { name: 'Close your own presence' }).focus();
  await tabTo(me.getByRole('button', { name: 'End Contoso 5 on Xbox One' }));
  await page.keyboard.press('Enter');
  await expect(said(page)).toHaveText('Ended: Contoso 5 on Xbox One.');
  await me.getByLabel('Title', { exact: true }).focus();
  await page.keyboard.press('Escape');
  await expect(me).toHaveCount(0);
  await expect(entry(page)).toBeFocused();
});

test('when a title is ended by keyboard the focus stays in the panel, and Escape closes it', async ({
  page,
  visit,
}) => {
  await visit({ world: world() });
  const me = await openByKeyboard(page);
  await me.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(me.getByRole('button', { name: 'End Contoso 5 on Xbox One' })).toBeVisible();
  const ends = me.getByRole('button', { name: /^End / });
  for (let left = await ends.count(); left > 0; left -= 1) {
    await ends.first().focus();
    await expect(ends.first()).toHaveAttribute('aria-disabled', 'false');
    await page.keyboard.press('Enter');
    await expect(ends).toHaveCount(left - 1);
    await expect(me.locator(':focus')).toHaveCount(1);
  }
  await page.keyboard.press('Escape');
  await expect(me).toHaveCount(0);
  await expect(entry(page)).toBeFocused();
});

test('a friend’s details take its place, and it comes back after them', async ({ page, visit }) => {
  await visit({ world: world() });
  await open(page);
  await page.getByRole('main').getByRole('button', { name: 'Ada', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Details of Ada' })).toBeVisible();
  await expect(panel(page)).toHaveCount(0);
  await entry(page).click();
  await expect(panel(page)).toBeVisible();
  await expect(page.getByRole('dialog', { name: 'Details of Ada' })).toHaveCount(0);
});

for (const screen of SCREENS) {
  test(`one’s own presence holds for axe, ${screen.name}`, async ({ page, visit }) => {
    test.slow();
    await putOn(page, screen, 'light');
    await visit({ world: world() });
    if (screen.width < 1024) {
      await page.getByRole('button', { name: 'Rosters and filters' }).click();
      await page.getByRole('dialog').getByRole('button', { name: /^Me / }).click();
    } else await entry(page).click();
    const me = panel(page);
    await me.getByLabel('Rich presence string').selectOption('score');
    await publish(page);
    await expect(me.getByRole('row', { name: 'German' })).toContainText('left out');
    await me.getByRole('button', { name: 'Appear offline' }).click();
    await expect(me.getByRole('figure')).toBeVisible();
    await me.getByLabel('Device id').fill('two words');
    await publish(page);
    await expect(me.getByLabel('Device id')).toBeFocused();
    await expectAccessibleInEveryLook(page);
  });
}
