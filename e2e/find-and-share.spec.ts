import type { Page } from 'playwright/test';
import { expectAccessibleInEveryLook, putOn, SCREENS } from './accessible.ts';
import { expectKeys, expectListed, expectNames, filter, personNamed } from './elements.ts';
import { expect, test } from './fixtures.ts';
import { listen } from './live-regions.ts';
import { lastSeen, playing, TITLES, worldOf, xuidOf } from './world.ts';

const CONTOSO = TITLES['Contoso 5'];

const FRIENDS = {
  Ada: { devices: [{ type: 'Scarlett', titles: [playing('Contoso 5', 'Full', 'Lobby')] }] },
  Bo: {
    devices: [
      { type: 'XboxOne', titles: [playing('Contoso 5', 'Snapped'), playing('Contoso Waypoint', 'Fill')] },
    ],
  },
  Cleo: { devices: [{ type: 'Win32', titles: [playing('Contoso 5', 'Snapped')] }] },
  Dana: { devices: [{ type: 'XboxOne', titles: [playing('Blockwright')] }] },
  Elif: { devices: [{ type: 'Android', titles: [] }] },
  Finn: lastSeen('2026-11-20T18:30:00'),
  Gus: {},
} as const;
const EVERYBODY = Object.keys(FRIENDS);
const WORLD = worldOf(FRIENDS, {
  favorites: ['Dana', 'Bo'],
  groups: { Raid: [xuidOf(0), xuidOf(1), xuidOf(3)], Karts: [xuidOf(1), xuidOf(6)] },
});

const ADDRESS = `/?view=list&state=title&device=scarlett,xboxone&title=${CONTOSO}&placement=snapped`;

const results = (said: readonly string[]): string[] => said.filter((text) => / of \d+ people/.test(text));

function savedViews(page: Page) {
  return page.getByRole('region', { name: 'Saved views' });
}

async function saveAs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Save this view…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save this view' });
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
}

test.beforeEach(({ page }) => page.setViewportSize({ width: 1280, height: 1400 }));

test('state, device, title and placement together: OR inside, AND across', async ({ page, visit }) => {
  await visit({ world: WORLD });
  await expectListed(page, EVERYBODY);
  await filter(page, 'State', 'In title').check();
  await filter(page, 'Device', 'Xbox One').check();
  await filter(page, 'Title', 'Contoso 5').check();
  await filter(page, 'Placement', 'Snapped').check();
  await expectListed(page, ['Bo']);
  await filter(page, 'Device', 'Windows').check();
  await expectListed(page, ['Bo', 'Cleo']);
  await filter(page, 'Placement', 'Full screen').check();
  await filter(page, 'Device', 'Xbox Series X|S').check();
  await expectListed(page, ['Ada', 'Bo', 'Cleo']);
  await page.getByRole('switch', { name: 'Favourites only' }).check();
  await expectListed(page, ['Bo']);
  await expect(page).toHaveURL(/&fav=1$/);
});

test('a result is announced once, not for each keystroke nor at each poll', async ({ page, visit }) => {
  const { stack, pass } = await visit({ world: WORLD });
  await expectListed(page, EVERYBODY);
  await expectKeys(page);
  const said = await listen(page);
  await filter(page, 'Title', 'Contoso 5').check();
  await expectListed(page, ['Ada', 'Bo', 'Cleo']);
  await pass(1);
  await expect.poll(async () => results(await said())).toEqual(['3 of 7 people']);
  await pass(31);
  await stack.presence.restate(xuidOf(3), [{ type: 'XboxOne', titles: [playing('Contoso 5')] }]);
  await pass(31);
  await expect(page.getByText('4 of 7 people')).toBeVisible();
  expect(results(await said())).toEqual(['3 of 7 people']);

  await page.getByRole('search').getByRole('textbox').pressSequentially('lobby');
  await pass(1);
  await expect.poll(async () => results(await said())).toEqual(['3 of 7 people', '1 of 7 people']);
});

test('chips go by keyboard, and the focus goes on to the next', async ({ page, visit }) => {
  await visit({ world: WORLD }, ADDRESS);
  await expectListed(page, ['Bo']);
  const chip = (name: string) => page.getByRole('button', { name: `Remove filter ${name}` });
  await chip('Xbox Series X|S').focus();
  await page.keyboard.press('Enter');
  await expect(chip('Xbox One')).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(chip('Contoso 5')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(chip('Snapped')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(chip('In title')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await expectListed(page, EVERYBODY);
});

test('a copied link shows the same people in the same order and density in another browser', async ({
  page,
  visit,
  browser,
}) => {
  const { stack } = await visit({ world: WORLD }, `/?view=list&title=${CONTOSO}&sort=-name&density=compact`);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await expectListed(page, ['Ada', 'Bo', 'Cleo']);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Link copied' })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(`${stack.url}/?view=list&title=${CONTOSO}&sort=-name&density=compact`);

  const context = await browser.newContext({ viewport: page.viewportSize() });
  const other = await context.newPage();
  await other.goto(link);
  const height = async (shown: Page) => (await personNamed(shown, 'Bo').boundingBox())?.height;
  for (const shown of [other, page]) {
    await expectNames(shown, ['Cleo', 'Bo', 'Ada']);
    await expect.poll(() => height(shown), 'compact').toBe(32);
  }
  await context.close();
});

test('where the browser refuses to copy, the page says where the link is', async ({ page, visit }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await visit({ world: WORLD });
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(
    page.getByRole('status').filter({ hasText: 'The address bar holds the same link.' }),
  ).toBeVisible();
});

test('Back and Forward step through choices of every kind, and typing makes no step', async ({
  page,
  visit,
}) => {
  const { stack } = await visit({ world: WORLD });
  const at = (address: string) => expect(page).toHaveURL(stack.url + address);
  await expectListed(page, EVERYBODY);
  await page.getByRole('switch', { name: 'Favourites only' }).check();
  await at('/?fav=1');
  await page.getByRole('search').getByRole('textbox').pressSequentially('contoso bo', { delay: 40 });
  await at('/?fav=1&q=contoso%20bo');
  await page.getByRole('combobox', { name: 'What a title stands for' }).selectOption('Playing none of');
  await filter(page, 'Title', 'Blockwright').check();
  await at(`/?title=!${TITLES.Blockwright}&fav=1&q=contoso%20bo`);
  await expectListed(page, ['Bo']);
  await page.goBack();
  await at('/?fav=1&q=contoso%20bo');
  await page.goBack();
  await at('/');
  await expectListed(page, EVERYBODY);
  await page.goForward();
  await page.goForward();
  await at(`/?title=!${TITLES.Blockwright}&fav=1&q=contoso%20bo`);
  await expectListed(page, ['Bo']);
});

test('an unknown placement is ignored with a notice, and the list is not empty', async ({ page, visit }) => {
  const { stack } = await visit({ world: WORLD }, '/?placement=tiled');
  await expect(page.getByRole('status').filter({ hasText: 'Ignored: placement=tiled' })).toBeVisible();
  await expectListed(page, EVERYBODY);
  await expect(page).toHaveURL(`${stack.url}/`);
});

test('online and not playing a title, and not seen playing it here, are two choices', async ({
  page,
  visit,
}) => {
  const { stack, pass } = await visit({ world: WORLD });
  await expectListed(page, EVERYBODY);
  const meaning = page.getByRole('combobox', { name: 'What a title stands for' });
  await meaning.selectOption('Playing none of');
  await filter(page, 'Title', 'Contoso 5').check();
  await page.getByRole('switch', { name: 'Online only' }).check();
  await expectListed(page, ['Dana', 'Elif']);
  await expect(page).toHaveURL(`${stack.url}/?title=!${CONTOSO}&online=1`);
  await expect(page.getByRole('button', { name: 'Remove filter Not playing Contoso 5' })).toBeVisible();

  await meaning.selectOption('Not seen here in');
  await filter(page, 'Title', 'Contoso 5').check();
  await page.getByRole('switch', { name: 'Online only' }).uncheck();
  await expect(page).toHaveURL(`${stack.url}/?unseen=${CONTOSO}`);
  // Finn was last seen in it; Gus keeps everything to himself.
  await expectListed(page, ['Dana', 'Elif', 'Gus']);

  // Who stops playing it is not playing it, but has been seen playing it.
  await stack.presence.restate(xuidOf(0), [{ type: 'Scarlett', titles: [playing('Blockwright')] }]);
  await pass(16);
  await expect(filter(page, 'State', 'In title')).toHaveAccessibleName('In title 4');
  await expectListed(page, ['Dana', 'Elif', 'Gus']);
  await meaning.selectOption('Playing none of');
  await filter(page, 'Title', 'Contoso 5').check();
  await expectListed(page, ['Ada', 'Dana', 'Elif', 'Finn', 'Gus']);
});

test('filters that leave nobody are named, each with how many there are without it', async ({
  page,
  visit,
}) => {
  await visit({ world: WORLD }, `/?title=${TITLES.Blockwright}&placement=snapped`);
  await expect(page.getByRole('heading', { name: 'Nobody matches' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Snapped: 1 person without it' })).toBeVisible();
  await page.getByRole('button', { name: 'Blockwright: 2 people without it' }).click();
  await expectListed(page, ['Bo', 'Cleo']);
});

test('whoever clears the filters that leave nobody goes on in the list', async ({ page, visit }) => {
  await visit({ world: WORLD }, '/?q=zzzz');
  await page.getByRole('button', { name: 'Clear all filters' }).focus();
  await page.keyboard.press('Enter');
  await expect(personNamed(page, 'Ada')).toBeVisible();
  await expect(page.getByRole('main')).toBeFocused();
});

test('a saved view counts who matches as the polls go, and opens as it was', async ({ page, visit }) => {
  const { stack, pass, goto } = await visit({ world: WORLD }, '/r/raid/friends?view=list&title=12341234');
  await expectListed(page, ['Ada', 'Bo']);
  await saveAs(page, 'Raid');
  const raid = savedViews(page).getByRole('link', { name: /^Raid/ });
  await expect(raid).toHaveText('Raid2');
  await expect(raid).toHaveAttribute('aria-current', 'true');

  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(raid).toHaveText('Raid2');
  await expect(raid).not.toHaveAttribute('aria-current');
  await stack.presence.restate(xuidOf(3), [{ type: 'XboxOne', titles: [playing('Contoso 5')] }]);
  await pass(16);
  await expect(raid).toHaveText('Raid3');

  await goto('/');
  await expectListed(page, EVERYBODY);
  await expect(raid, 'its roster is not watched').toHaveText('Raid');
  await raid.click();
  await expect(page).toHaveURL(`${stack.url}/r/raid/friends?view=list&title=12341234`);
  await expectListed(page, ['Ada', 'Bo', 'Dana']);
  await expect(raid).toHaveText('Raid3');
});

test('saved views are renamed, put in order, deleted and brought back', async ({ page, visit }) => {
  await visit({ world: WORLD }, '/?state=title');
  await expectListed(page, ['Ada', 'Bo', 'Cleo', 'Dana']);
  await saveAs(page, 'Playing');
  await page.getByRole('switch', { name: 'Favourites only' }).check();
  await saveAs(page, 'Favourites');
  const links = savedViews(page).getByRole('link');
  await expect(links).toHaveText(['Playing4', 'Favourites2']);

  const edit = page.getByRole('button', { name: 'Edit saved views' });
  await edit.click();
  const dialog = page.getByRole('dialog', { name: 'Saved views' });
  await dialog.getByRole('textbox', { name: 'Name of Playing' }).fill('In a title');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Move Favourites up' }).click();
  await expect(links).toHaveText(['Favourites2', 'In a title4']);
  await dialog.getByRole('button', { name: 'Delete Favourites' }).click();
  await expect(links).toHaveText(['In a title4']);
  await expect(dialog.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(links).toHaveText(['Favourites2', 'In a title4']);
  await expect(dialog.getByRole('textbox', { name: 'Name of Favourites' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(edit).toBeFocused();

  await page.reload();
  await expect(links).toHaveText(['Favourites2', 'In a title4']);
});

test('once the last saved view is deleted the focus goes back to what is beside its list', async ({
  page,
  visit,
}) => {
  await visit({ world: WORLD }, '/?state=title');
  await saveAs(page, 'Playing');
  const edit = page.getByRole('button', { name: 'Edit saved views' });
  await edit.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Saved views' });
  await dialog.getByRole('button', { name: 'Delete Playing' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(edit).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Save this view…' })).toBeFocused();
});

test('a name that is taken replaces its view, and says so first', async ({ page, visit }) => {
  await visit({ world: WORLD });
  await saveAs(page, 'Mine');
  await filter(page, 'State', 'Offline').check();
  await page.getByRole('button', { name: 'Save this view…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save this view' });
  await dialog.getByRole('textbox').fill('mine');
  await expect(dialog.getByRole('status').first()).toContainText('will be replaced');
  await dialog.getByRole('button', { name: 'Replace' }).click();
  await expect(savedViews(page).getByRole('link')).toHaveText(['mine1']);
});

test('a view without a name is not saved, and that is said until there is one', async ({ page, visit }) => {
  await visit({ world: WORLD });
  await page.getByRole('button', { name: 'Save this view…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save this view' });
  const name = dialog.getByRole('textbox', { name: 'Name' });
  for (const none of ['', '   ']) {
    await name.fill(none);
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(name).toBeFocused();
    await expect(name).toHaveAttribute('aria-invalid', 'true');
    await expect(name).toHaveAccessibleDescription('Give the view a name.');
    await expect(dialog.getByRole('alert')).toHaveText('Give the view a name.');
  }
  await name.fill('Evening');
  await expect(name).toHaveAttribute('aria-invalid', 'false');
  await expect(dialog.getByRole('alert')).toHaveText('');
  await page.keyboard.press('Enter');
  await expect(savedViews(page).getByRole('link')).toHaveText([/^Evening/]);
});

test('another roster keeps the filters that mean something there, and names what it drops', async ({
  page,
  visit,
}) => {
  const { stack } = await visit(
    { world: WORLD },
    `/r/raid/friends?state=title,nodata&title=${CONTOSO}&q=lobby`,
  );
  await expectListed(page, ['Ada']);
  const rosters = page.getByRole('navigation', { name: 'Watching' });
  await rosters.getByRole('link', { name: /^Karts/ }).click();
  await expect(page).toHaveURL(`${stack.url}/r/karts/friends?state=title,nodata&title=${CONTOSO}&q=lobby`);
  await rosters.getByRole('link', { name: /^Friends/ }).click();
  await expect(page).toHaveURL(`${stack.url}/?state=title&title=${CONTOSO}&q=lobby`);
  await expect(
    page.getByRole('status').filter({ hasText: 'Not kept for Friends: No data shared' }),
  ).toBeVisible();
  await expectListed(page, ['Ada']);
});

test('somebody in two rosters is one person in all rosters', async ({ page, visit }) => {
  await visit({ world: WORLD });
  const rosters = page.getByRole('navigation', { name: 'Watching' });
  await expect(rosters.getByRole('link', { name: /^All rosters/ })).toHaveText('All rosters4');
  await rosters.getByRole('link', { name: /^All rosters/ }).click();
  await expectListed(page, ['Ada', 'Bo', 'Dana', 'Gus']);
});

for (const screen of SCREENS) {
  test(`filters and the dialogs of saved views hold for axe, ${screen.name}`, async ({ page, visit }) => {
    test.slow();
    await putOn(page, screen, 'light');
    await visit(
      { world: WORLD },
      `/?state=title,nope&title=${CONTOSO},!${TITLES.Blockwright}&unseen=23452345&fav=1&q=bo`,
    );
    await expect(page.getByRole('button', { name: 'Remove filter “bo”' })).toBeVisible();
    await expectAccessibleInEveryLook(page);
    if (screen.width < 1024) await page.getByRole('button', { name: 'Rosters and filters' }).click();
    await saveAs(page, 'Raid');
    await expectAccessibleInEveryLook(page);
    await page.getByRole('button', { name: 'Save this view…' }).click();
    await expect(page.getByRole('dialog', { name: 'Save this view' })).toBeVisible();
    await expectAccessibleInEveryLook(page, 'dialog[open]');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Edit saved views' }).click();
    await page.getByRole('button', { name: 'Delete Raid' }).click();
    await expectAccessibleInEveryLook(page, 'dialog[open]');
  });
}
