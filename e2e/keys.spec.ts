import type { Locator, Page } from 'playwright/test';
import { expectAccessibleInEveryLook, putOn, SCREENS } from './accessible.ts';
import {
  details,
  expectKeys,
  expectListed as expectPeople,
  expectUncovered,
  filter,
  openDetails,
  people,
  personNamed,
} from './elements.ts';
import { expect, test } from './fixtures.ts';
import { listen } from './live-regions.ts';
import { watchMainThread } from './main-thread.ts';
import { playing, TITLES, worldOf, xuidOf } from './world.ts';

const FRIENDS = {
  Ada: { devices: [{ type: 'Scarlett', titles: [playing('Contoso 5')] }] },
  Bo: {
    devices: [{ type: 'XboxOne', titles: [playing('Contoso 5'), playing('Contoso Waypoint', 'Snapped')] }],
  },
  Cleo: { devices: [{ type: 'Win32', titles: [playing('Blockwright')] }] },
  Dana: {},
} as const;
const EVERYBODY = Object.keys(FRIENDS);
const WORLD = worldOf(FRIENDS, { groups: { Raid: [xuidOf(0), xuidOf(3)] } });

async function expectListed(page: Page, listed: readonly string[]): Promise<void> {
  await expectKeys(page);
  await expectPeople(page, listed);
}

const palette = (page: Page) => page.getByRole('dialog', { name: 'Command palette' });
const options = (page: Page) => palette(page).getByRole('option');
/** What the palette says of its results; the notices of the page come after it. */
const status = (page: Page) => palette(page).getByRole('status').first();
const search = (page: Page) => page.getByRole('search').getByRole('textbox');
const layout = (page: Page, name: string) =>
  page.getByRole('group', { name: 'View', exact: true }).getByRole('radio', { name, exact: true });

async function openPalette(page: Page, typed = ''): Promise<void> {
  await expectKeys(page);
  await page.keyboard.press('Control+k');
  await expect(palette(page).getByRole('combobox')).toBeFocused();
  await page.keyboard.type(typed);
}

async function switchSingleKeysOff(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('switch', { name: 'Single-key shortcuts' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeHidden();
}

test.beforeEach(({ page }) => page.setViewportSize({ width: 1280, height: 1000 }));

test('the first tab stop skips to the people', async ({ page, visit }) => {
  await visit({ world: WORLD });
  await expectListed(page, EVERYBODY);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the people' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

for (const modifier of ['Control', 'Meta']) {
  test(`${modifier}+K, “con”, Enter filters by Contoso 5 without a mouse`, async ({ page, visit }) => {
    const { stack } = await visit({ world: WORLD });
    await expectListed(page, EVERYBODY);
    await page.keyboard.press(`${modifier}+k`);
    // Whoever types at once loses no letter to the page.
    await page.keyboard.type('con');
    await expect(palette(page).getByRole('combobox')).toHaveValue('con');
    await expect(options(page).first()).toHaveAccessibleName(/^Contoso 5/);
    await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(palette(page)).toHaveCount(0);
    await expectListed(page, ['Ada', 'Bo']);
    await expect(page).toHaveURL(`${stack.url}/?title=${TITLES['Contoso 5']}`);
  });
}

test('in the palette arrows choose, the field keeps the focus and says which option is meant', async ({
  page,
  visit,
}) => {
  await visit({ world: WORLD });
  await expectListed(page, EVERYBODY);
  await openPalette(page, 'con');
  const field = palette(page).getByRole('combobox');
  const active = async () =>
    page.locator(`[id="${(await field.getAttribute('aria-activedescendant')) ?? ''}"]`).textContent();
  await expect(field).toHaveAttribute('aria-expanded', 'true');
  await expect.poll(active).toContain('Contoso 5');
  await page.keyboard.press('ArrowDown');
  await expect.poll(active).toContain('Contoso Waypoint');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect.poll(active, 'up from the first is the last').not.toContain('Contoso 5Title');
  await page.keyboard.type('zzz');
  await expect(status(page)).toHaveText('Nothing found');
  await expect(field).toHaveAttribute('aria-expanded', 'false');
  await expect(field).toBeFocused();
});

test('the palette finds people, groups, rosters, saved views and actions', async ({ page, visit }) => {
  const { stack } = await visit({ world: WORLD });
  await expectListed(page, EVERYBODY);
  const choose = async (typed: string, name: RegExp): Promise<void> => {
    await openPalette(page, typed);
    await expect(options(page).first()).toHaveAccessibleName(name);
    await page.keyboard.press('Enter');
    await expect(palette(page)).toHaveCount(0);
  };
  await choose('offline or', /^Offline or hidden Group/);
  await expectListed(page, ['Dana']);
  await choose('save this', /^Save this view… Action/);
  await expect(page.getByRole('dialog', { name: 'Save this view' }).getByRole('textbox')).toBeFocused();
  await page.keyboard.type('Asleep');
  await page.keyboard.press('Enter');
  await choose('raid', /^Raid Roster/);
  await expect(page).toHaveURL(`${stack.url}/r/raid/friends?state=hidden`);
  await choose('clear all', /^Clear all filters Action/);
  await expectListed(page, ['Ada', 'Dana']);
  await choose('asleep', /^Asleep Saved view/);
  await expect(page).toHaveURL(`${stack.url}/?state=hidden`);
  await choose('online, not contoso 5', /^Online, not playing Contoso 5 Title/);
  await expectListed(page, ['Cleo']);
  await choose('not seen way', /^Not seen playing Contoso Waypoint here Title/);
  await expectListed(page, ['Ada', 'Cleo', 'Dana']);
  await choose('view: list', /^View: List Action/);
  await expect(layout(page, 'List')).toBeChecked();
  await choose('density: com', /^Density: Comfortable Action/);
  await expect(page).toHaveURL(/density=comfortable/);
  await choose('level: dev', /^Level: Device Action/);
  await expect(page).toHaveURL(/level=device/);
  await choose('theme: dark', /^Theme: Dark Action/);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await choose('pause', /^Pause updates Action/);
  await expect(page.getByText(/^Paused \d\d:\d\d$/)).toBeVisible();
  await choose('deutsch', /^Language: Deutsch Action/);
  await expect(page.getByRole('link', { name: /^Asleep/ })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
});

test('a person that the palette finds is opened, and Escape leads back to where one was', async ({
  page,
  visit,
}) => {
  await visit({ world: WORLD });
  await expectListed(page, EVERYBODY);
  const settings = page.getByRole('button', { name: 'Settings' });
  await settings.focus();
  await openPalette(page, 'cle');
  await expect(options(page).first()).toHaveAccessibleName(/^Cleo/);
  await page.keyboard.press('Enter');
  await expect(details(page, 'Cleo')).toBeVisible();
  await details(page, 'Cleo').getByRole('button').first().focus();
  await page.keyboard.press('Escape');
  await expect(details(page, 'Cleo')).toHaveCount(0);
  await expect(settings).toBeFocused();
});

test('Escape closes the details wherever the focus is, once what is over them is closed', async ({
  page,
  visit,
}) => {
  await visit({ world: WORLD }, '/?view=list');
  await expectKeys(page);
  const panel = await openDetails(page, 'Ada');
  await expect(panel).toBeVisible();
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Settings' })).toHaveCount(0);
  await expect(panel).toBeVisible();
  await search(page).fill('a');
  await page.keyboard.press('Escape');
  await expect(search(page)).toHaveValue('');
  await expect(panel, 'the search takes the key for itself').toBeVisible();
  await page.getByRole('button', { name: 'Pause updates' }).focus();
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Pause updates' }), 'the focus stays').toBeFocused();
});

test('Escape closes what is on top and gives the focus back to what opened it', async ({ page, visit }) => {
  await visit({ world: WORLD });
  await expectListed(page, EVERYBODY);
  const opener = page.getByRole('button', { name: 'Save this view…' });
  await opener.focus();
  for (const [key, name] of [
    ['Control+k', 'Command palette'],
    ['?', 'Keyboard shortcuts'],
    ['Enter', 'Save this view'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name })).toHaveCount(0);
    await expect(opener).toBeFocused();
  }
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await expect(settings).toBeVisible();
  await expect(settings.getByRole('radio', { name: '15 s' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(settings).toBeHidden();
  await expect(opener).toBeFocused();

  await page.keyboard.press('/');
  await expect(search(page)).toBeFocused();
  await page.keyboard.type('ada');
  await expectListed(page, ['Ada']);
  await page.keyboard.press('Escape');
  await expectListed(page, EVERYBODY);
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
});

for (const [opener, name] of [
  [/^Alerts:/, 'Alerts'],
  ['Rosters and data', 'Rosters and data'],
  ['New roster', 'New roster'],
  ['Density, groups and order', 'Density, groups and order'],
] as const) {
  test(`Escape closes “${name}” and gives the focus back to its button`, async ({ page, visit }) => {
    await visit({ world: WORLD });
    await expectListed(page, EVERYBODY);
    const button = page.getByRole('button', { name: opener, exact: true });
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name, exact: true });
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(button).toBeFocused();
  });
}

test('Escape leads back step by step where one dialog opened another', async ({ page, visit }) => {
  await visit({ world: WORLD });
  await expectListed(page, EVERYBODY);
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const dialog = (name: string) => page.getByRole('dialog', { name, exact: true });
  const enter = async (opener: string | RegExp, opened: Locator): Promise<void> => {
    await button(opener).focus();
    await page.keyboard.press('Enter');
    await expect(opened).toBeVisible();
  };
  const leave = async (opened: Locator, opener: string | RegExp): Promise<void> => {
    await page.keyboard.press('Escape');
    await expect(opened).toBeHidden();
    await expect(button(opener)).toBeFocused();
  };
  const [rules, rule] = [dialog('Alert rules'), dialog('New rule')];
  await enter(/^Alerts:/, dialog('Alerts'));
  await enter('Rules…', rules);
  await enter('New rule', rule);
  await leave(rule, 'New rule');
  // What lay under the bell has closed as the rules opened.
  await leave(rules, /^Alerts:/);
  const [data, question] = [
    dialog('Rosters and data'),
    page.getByRole('alertdialog', { name: 'Forget everything?' }),
  ];
  await enter('Rosters and data', data);
  await enter('Forget everything…', question);
  await leave(question, 'Forget everything…');
  await leave(data, 'Rosters and data');
});

test('on a phone the drawer gives the focus back, however it is closed', async ({ page, visit }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await visit({ world: WORLD });
  const opener = page.getByRole('button', { name: 'Rosters and filters' });
  const drawer = page.getByRole('dialog', { name: 'Rosters and filters' });
  await opener.press('Enter');
  await expect(drawer).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
  await opener.press('Enter');
  await drawer.getByRole('button', { name: 'Close' }).press('Enter');
  await expect(drawer).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test('on a phone notices lie over the details and the drawer that cover the page', async ({
  page,
  visit,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await visit({ world: WORLD });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await expectListed(page, EVERYBODY);
  const said = await listen(page);
  const copied = page.getByText('Link copied');
  const timesSaid = async () => (await said()).filter((text) => text === 'Link copied').length;

  await page.getByRole('button', { name: 'Rosters and filters' }).click();
  const drawer = page.getByRole('dialog', { name: 'Rosters and filters' });
  await drawer.getByRole('button', { name: 'Copy link' }).click();
  await expectUncovered(copied);
  await expect.poll(timesSaid).toBe(1);
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
  // It stays where the drawer was.
  await expectUncovered(copied);
  await expect(copied).toHaveCount(0);

  const opened = await openDetails(page, 'Ada');
  await opened.getByRole('button', { name: 'Close details' }).press('c');
  await expectUncovered(copied);
  await expect.poll(timesSaid).toBe(2);

  await opened.getByRole('button', { name: 'Tell me when: Ada comes online' }).click();
  const made = opened.getByRole('status').filter({ hasText: 'Rule made: Ada comes online' });
  await made.getByRole('button', { name: 'Undo' }).click();
  await expect(opened.getByRole('button', { name: 'Tell me when: Ada comes online' })).toBeVisible();
});

test('1 to 4 choose the view, P pauses and resumes, G leads to places', async ({ page, visit }) => {
  const { stack } = await visit({ world: WORLD }, '/r/raid/friends');
  await expectListed(page, ['Ada', 'Dana']);
  for (const [key, name] of [
    ['1', 'List'],
    ['3', 'By title'],
    ['4', 'Table'],
    ['2', 'Cards'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(layout(page, name)).toBeChecked();
  }
  await page.keyboard.press('p');
  await expect(page.getByText(/^Paused \d\d:\d\d$/)).toBeVisible();
  await page.keyboard.press('p');
  await expect(page.getByText(/^Live · /)).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect(layout(page, 'By title')).toBeChecked();
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await expect(page).toHaveURL(`${stack.url}/?view=titles`);
  await expect(page.getByRole('main')).toBeFocused();
});

test('the sheet of shortcuts holds every key, and the page keeps still under it', async ({ page, visit }) => {
  await visit({ world: WORLD });
  await expectListed(page, EVERYBODY);
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet.getByRole('term')).toHaveText([
    'Command palette',
    'Search',
    'Keyboard shortcuts',
    'View: List',
    'View: Cards',
    'View: By title',
    'View: Table',
    'Pause or resume updates',
    'Go to friends',
    'Go to titles',
    'Go to settings',
    'Close what is on top',
    'Next, previous',
    'First, last',
    'A page down, a page up',
    'Into the row’s buttons, and back',
    'Open details',
    'Apply changes',
    'Favourite',
    'Write a note',
    'Mute or unmute alerts',
    'Copy link to the person',
  ]);
  await page.keyboard.type('p1/g');
  await expect(page.getByText(/^Paused/)).toHaveCount(0);
  await expect(layout(page, 'Cards')).toBeChecked();
});

test('in the list F marks a favourite and C copies a link to the person', async ({ page, visit }) => {
  const { stack } = await visit({ world: WORLD }, '/?view=list');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await expectListed(page, EVERYBODY);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  while ((await page.evaluate(() => document.activeElement?.closest('[data-testid=friends-list]'))) === null)
    await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('c');
  await expect(page.getByRole('status').filter({ hasText: 'Link copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `${stack.url}/?view=list&p=${xuidOf(0)}`,
  );
  await page.keyboard.press('f');
  await expect(
    personNamed(page, 'Ada').getByRole('button', { name: 'Favourite', pressed: true }),
  ).toBeVisible();
});

/** Puts the focus on Ada in the list, once the page has its keys. */
async function focusAda(page: Page): Promise<Locator> {
  await expectKeys(page);
  const person = page.locator('[data-stop]', { has: page.getByRole('button', { name: 'Ada', exact: true }) });
  await person.focus();
  return person;
}

for (const view of ['list', 'cards', 'titles', 'table']) {
  test(`M on a person mutes what is told of them, and a second M takes it back: ${view}`, async ({
    page,
    visit,
  }) => {
    await visit({ world: WORLD }, `/?view=${view}`);
    const person = await focusAda(page);
    await page.keyboard.press('m');
    await expect(page.getByText('Ada is muted.')).toBeVisible();
    await expect(person).toBeFocused();
    await page.keyboard.press('m');
    await expect(page.getByText('Ada is no longer muted.')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: /^Alerts:/ }).click();
    await page.getByRole('button', { name: 'Rules…' }).click();
    const muted = page.getByRole('dialog', { name: 'Alert rules' }).getByRole('region', { name: 'Muted' });
    await expect(muted).toContainText('Ada');
  });
}

for (const view of ['list', 'cards', 'titles', 'table']) {
  test(`N on a person writes a note, and Escape leads back to the person: ${view}`, async ({
    page,
    visit,
  }) => {
    await visit({ world: WORLD }, `/?view=${view}`);
    const person = await focusAda(page);
    await page.keyboard.press('n');
    const note = details(page, 'Ada').getByRole('textbox', { name: 'Note' });
    await expect(note).toBeFocused();
    await expect(note, 'the key itself is no text').toHaveValue('');
    await page.keyboard.type('Nicest on fridays.');
    await page.keyboard.press('Escape');
    await expect(details(page, 'Ada')).toHaveCount(0);
    await expect(person).toBeFocused();
    // Where the details are open already, too.
    await page.keyboard.press('Enter');
    await expect(details(page, 'Ada')).toBeVisible();
    await person.focus();
    await page.keyboard.press('n');
    await expect(note).toBeFocused();
    await expect(note).toHaveValue('Nicest on fridays.');
  });
}

for (const width of [390, 1280]) {
  test(`F, N and C act on who is opened, unless single keys are off, at ${width} px`, async ({
    page,
    visit,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    const { stack } = await visit({ world: WORLD });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await expectKeys(page);
    const opened = await openDetails(page, 'Ada');
    const close = opened.getByRole('button', { name: 'Close details' });
    const star = opened.getByRole('button', { name: 'Favourite' });
    const note = opened.getByRole('textbox', { name: 'Note' });
    await expect(note).toBeVisible();
    await close.focus();
    await page.keyboard.press('f');
    await expect(star).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('c');
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toBe(`${stack.url}/?p=${xuidOf(0)}`);
    await page.keyboard.press('n');
    await expect(note).toBeFocused();
    await page.keyboard.type('fnc');
    await expect(note).toHaveValue('fnc');
    await expect(star).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('Escape');
    await expect(opened).toHaveCount(0);

    await switchSingleKeysOff(page);
    await openDetails(page, 'Ada');
    await close.focus();
    await page.keyboard.type('fn');
    await expect(close).toBeFocused();
    await expect(star).toHaveAttribute('aria-pressed', 'true');
  });
}

const PRINTABLE = [...'abcdefghijklmnopqrstuvwxyz0123456789/?.,;-+#'];

test('with single-key shortcuts off no letter, digit or punctuation changes anything outside the list', async ({
  page,
  visit,
}) => {
  const { stack } = await visit({ world: WORLD });
  await expectListed(page, EVERYBODY);
  await switchSingleKeysOff(page);
  const state = () =>
    page.evaluate(() => ({
      address: location.href,
      dialogs: document.querySelectorAll('dialog[open], :popover-open').length,
      focus: document.activeElement?.outerHTML,
      paused: /Paused/.test(document.body.innerText),
      history: history.length,
    }));
  for (const place of ['main', 'button[aria-label="Settings"]']) {
    await page.locator(place).focus();
    const before = await state();
    for (const key of PRINTABLE) await page.keyboard.press(key);
    expect(await state()).toEqual(before);
  }
  expect(new URL(page.url()).pathname).toBe('/');
  await page.keyboard.press('Control+k');
  await expect(palette(page), 'a chord is no single key').toBeVisible();
  await page.keyboard.press('Escape');

  await page.reload();
  await expectListed(page, EVERYBODY);
  await page.keyboard.press('4');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toHaveCount(0);
  await expect(page).toHaveURL(`${stack.url}/`);
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('switch', { name: 'Single-key shortcuts' })).not.toBeChecked();
});

test('typing “fp.” and more in the search never triggers anything', async ({ page, visit }) => {
  const { stack } = await visit({ world: WORLD });
  await expectListed(page, EVERYBODY);
  await search(page).focus();
  await page.keyboard.type('fp.1234?/gs');
  await expect(search(page)).toHaveValue('fp.1234?/gs');
  await expect(page).toHaveURL(`${stack.url}/?q=fp.1234%3F%2Fgs`);
  await expect(page.getByText(/^Paused/)).toHaveCount(0);
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Favourite', pressed: true })).toHaveCount(0);
  await expect(filter(page, 'State', 'In title')).toBeVisible();
  await expect(people(page)).toHaveCount(0);
});

test('keys that the browser’s user needs are left to the browser', async ({ page, visit }) => {
  await visit({ world: WORLD });
  await expectListed(page, EVERYBODY);
  await page.evaluate(() => {
    const taken: string[] = [];
    Object.assign(window, { taken });
    window.addEventListener('keydown', (event) => {
      if (event.defaultPrevented) taken.push(event.key);
    });
  });
  for (const key of ['s', 't', 'w', 'f']) {
    await page.evaluate((letter) => {
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: letter, ctrlKey: true, bubbles: true, cancelable: true }),
      );
    }, key);
  }
  expect(await page.evaluate(() => (window as unknown as { taken: string[] }).taken)).toEqual([]);
});

test('the palette stays quick among 11,000 people', async ({ page, visit }) => {
  test.setTimeout(120_000);
  const crowd = Array.from({ length: 11_000 }, (_, index) => ({
    xuid: String(2_533_274_790_100_000n + BigInt(index)),
    gamertag: `Gamer ${index}`,
    devices: index % 4 === 0 ? [{ type: 'Scarlett' as const, titles: [playing('Contoso 5')] }] : [],
  }));
  const world = worldOf(FRIENDS);
  await visit(
    {
      world: {
        ...world,
        people: [...world.people, ...crowd],
        groups: { Crowd: crowd.map(({ xuid }) => xuid) },
      },
    },
    '/r/crowd/friends?view=list',
  );
  await expect(page.getByRole('main')).toContainText('Gamer 0', { timeout: 60_000 });
  await openPalette(page, 'con');
  await expect(options(page).first()).toHaveAccessibleName(/^Contoso 5/);
  await palette(page).getByRole('combobox').fill('');
  const spent = await watchMainThread(page);
  const times: number[] = [];
  for (const typed of ['g', 'ga', 'gam', 'game', 'gamer', 'gamer 1', 'gamer 10', 'gamer 109']) {
    const before = await spent();
    await page.evaluate(async (text) => {
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      set?.call(document.activeElement, text);
      document.activeElement?.dispatchEvent(new Event('input', { bubbles: true }));
      await Promise.resolve();
    }, typed);
    times.push((await spent()) - before);
  }
  const slowest = times.toSorted((a, b) => a - b).at(-2);
  expect(slowest, 'milliseconds of work from a keystroke to its results').toBeLessThan(200);
  await expect(options(page)).toHaveCount(50);
  // 109, 109x and 109xx, and the ten whose number only ends in 109: any part of a name is found. Each can be opened
  // and be told of; people come first.
  await expect(status(page)).toHaveText('242 results');
  await expect(options(page).filter({ hasText: 'Tell me' })).toHaveCount(0);
});

for (const screen of SCREENS) {
  test(`palette, sheet and settings hold for axe, ${screen.name}`, async ({ page, visit }) => {
    test.slow();
    await putOn(page, screen, 'light');
    await visit({ world: WORLD });
    await expect(personNamed(page, 'Ada')).toBeVisible();
    await openPalette(page);
    await expect(options(page).first()).toBeVisible();
    await expectAccessibleInEveryLook(page, 'dialog[open]');
    await page.keyboard.type('zzz');
    await expect(palette(page)).toContainText('Nothing found');
    await expectAccessibleInEveryLook(page, 'dialog[open]');
    await page.keyboard.press('Escape');
    await expect(palette(page)).toHaveCount(0);
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(sheet).toBeVisible();
    await expectAccessibleInEveryLook(page, 'dialog[open]');
    await page.keyboard.press('Escape');
    await expect(sheet).toHaveCount(0);
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
    await expectAccessibleInEveryLook(page, '#settings');
  });
}
