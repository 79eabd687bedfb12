import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright/test';
import { expectAccessible, expectAccessibleInEveryLook, putOn, SCREENS } from './accessible.ts';
import { storedIn } from './browser-storage.ts';
import { expectListed, expectNames, group, openDetails, people, personNamed } from './elements.ts';
import { expect, test } from './fixtures.ts';
import { lineMessages, makeRoster, pasteField, rosterLink } from './rosters-elements.ts';
import { playing, VIEWER, worldOf, xuidOf } from './world.ts';

/* My people, my rosters: made, edited, taken along, brought back and erased in the browser. */

const IN_CONTOSO = { devices: [{ type: 'Scarlett', titles: [playing('Contoso 5', 'Full', 'Lobby')] }] };
const FRIENDS = { Ada: IN_CONTOSO, Bo: { devices: [{ type: 'Android' }] }, Cleo: {}, Dana: IN_CONTOSO };
const WORLD = worldOf(FRIENDS);
const [ADA, BO, CLEO] = [xuidOf(0), xuidOf(1), xuidOf(2)] as const;

/** Somebody of whom the service knows nothing. */
const STRANGER = '2533274799990001';

function editor(page: Page, name: string | RegExp = /^(?:New roster|Edit )/): Locator {
  return page.getByRole('dialog', { name });
}

async function edit(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name: `Edit ${name}`, exact: true }).click();
  return editor(page, `Edit ${name}`);
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

async function openData(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Rosters and data' }).click();
  return page.getByRole('dialog', { name: 'Rosters and data' });
}

/** What a press makes the browser save, as text. */
async function saved(page: Page, button: Locator): Promise<{ name: string; text: string }> {
  const download = page.waitForEvent('download');
  await button.click();
  const file = await download;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

function textFile(name: string, text: string): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(text) };
}

test.beforeEach(({ page }) => page.setViewportSize({ width: 1280, height: 1000 }));

test('each pasted line says what comes of it, before anything is kept', async ({ page, visit }) => {
  await visit({ world: WORLD });
  await page.getByRole('button', { name: 'New roster' }).click();
  const lines: readonly (readonly [string, string])[] = [
    [ADA, 'will be added'],
    ['Nova Kestrel', 'looks like a gamertag; an XUID has only digits'],
    [ADA, 'duplicate, this XUID is further up'],
    ['2.53327E+15', 'a spreadsheet has rounded this number; format the column as text'],
    ['123456789012345678901234', 'not an XUID: 1 to 20 digits, no other signs'],
    [`${BO},Bobby,,perhaps`, 'favourite must be yes or no'],
    [`${CLEO},"never closed`, 'cannot be read'],
    [`${STRANGER},علي,"comes late, often",yes`, 'will be added'],
  ];
  await pasteField(page).fill(lines.map(([text]) => text).join('\n'));
  await expect(lineMessages(page)).toHaveText(
    lines.map(([, message], index) => new RegExp(`Line ${index + 1}: ${message}$`)),
  );
  // What is said of the lines; the notices of the page come after it.
  const count = editor(page).getByRole('status').first();
  await expect(count).toHaveText('2 people will be added; 6 lines are left out.');
  await expect(rosterLink(page, 'My roster')).toHaveCount(0);

  await pasteField(page).fill('Nova Kestrel\n??');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(editor(page).getByRole('alert')).toHaveText(
    'None of these lines can be added. Correct them, or clear the field.',
  );
  await pasteField(page).fill(`xuid;shoe size;alias\n${STRANGER};43;Ali`);
  await expect(editor(page)).toContainText('Ignored columns: shoe size');
  await page.getByLabel('Name of the roster').fill(' ');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(editor(page).getByRole('alert')).toHaveText('Give the roster a name.');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(editor(page)).toHaveCount(0);
  await expect(rosterLink(page, 'My roster'), 'nothing is kept of what was cancelled').toHaveCount(0);
});

test('a CSV file brings aliases, notes and favourites', async ({ page, visit }) => {
  await visit({ world: WORLD });
  await page.getByRole('button', { name: 'New roster' }).click();
  const csv = `\uFEFFxuid;alias;note;favourite\r\n${BO};Bobby;"owes me, 5 ""gold""";no\r\n${ADA};;likes karts;yes\r\n`;
  await page.getByLabel('Choose a CSV file…').setInputFiles(textFile('people.csv', csv));
  await expect(editor(page).getByRole('status').first()).toHaveText(
    '2 people will be added; no line is left out.',
  );
  await save(page);
  await expect(personNamed(page, 'Bobby')).toBeVisible();
  await expect(
    personNamed(page, 'Ada').getByRole('button', { name: 'Favourite', pressed: true }),
  ).toBeVisible();
  const bobby = await openDetails(page, 'Bobby');
  await expect(bobby.getByRole('textbox', { name: 'Note' })).toHaveValue('owes me, 5 "gold"');
  await expect(bobby).toContainText('Gamertag Bo');
});

test('friends at hand are picked by name, and named ones found by their XUID', async ({ page, visit }) => {
  await visit({ world: WORLD });
  await makeRoster(page, 'Raid', ADA);
  const raid = await edit(page, 'Raid');
  await raid.getByRole('radio', { name: 'Pick from friends' }).check();
  const list = raid.getByRole('list', { name: 'Pick from friends' });
  await expect(list.getByRole('listitem')).toHaveText([/^Ada\s*already in/, 'Bo', 'Cleo', 'Dana']);
  await expect(list.getByRole('checkbox', { name: 'Ada' })).toBeDisabled();
  await list.getByRole('checkbox', { name: 'Dana' }).check();
  await raid.getByRole('searchbox', { name: 'Find by name or XUID' }).fill(BO);
  await expect(raid.getByRole('status').filter({ hasText: 'person' })).toHaveText('1 person');
  await list.getByRole('checkbox', { name: 'Bo' }).check();
  await save(page);
  await expect(rosterLink(page, 'Raid')).toHaveText('Raid3');
  await expectListed(page, ['Ada', 'Bo', 'Dana']);
});

test('a roster is edited: name, star, alias, note and who is in it; nothing before it is saved', async ({
  page,
  visit,
}) => {
  const { stack } = await visit({ world: WORLD });
  await makeRoster(page, 'Raid', `${ADA}\n${BO}\n${CLEO}`);
  await expect(page).toHaveURL(`${stack.url}/r/raid/friends`);

  const change = async (): Promise<void> => {
    const raid = await edit(page, 'Raid');
    await raid.getByLabel('Name of the roster').fill('Tuesday raid');
    await raid.getByRole('textbox', { name: 'Alias of Ada' }).fill('Captain');
    await raid.getByRole('textbox', { name: 'Note on Ada' }).fill('brings snacks');
    await raid
      .getByRole('listitem')
      .filter({ hasText: 'Bo' })
      .getByRole('button', { name: 'Favourite' })
      .click();
    await raid.getByRole('button', { name: 'Remove Cleo' }).click();
  };
  await change();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(rosterLink(page, 'Raid')).toHaveText('Raid3');
  await expect(personNamed(page, 'Ada')).toBeVisible();

  await change();
  await page.getByRole('button', { name: 'Keep Cleo' }).click();
  await page.getByRole('button', { name: 'Remove Cleo' }).click();
  await save(page);
  await expect(rosterLink(page, 'Tuesday raid')).toHaveText('Tuesday raid2');
  await expect(page, 'the address follows the name').toHaveURL(`${stack.url}/r/tuesday-raid/friends`);
  const expectChanged = async (): Promise<void> => {
    await expect(personNamed(page, 'Captain')).toBeVisible();
    await expect(
      personNamed(page, 'Bo').getByRole('button', { name: 'Favourite', pressed: true }),
    ).toBeVisible();
    await expect(people(page)).toHaveCount(2);
  };
  await expectChanged();
  await expect.poll(() => storedIn(page, 'people', 'rosters')).toMatchObject([{ name: 'Tuesday raid' }]);
  await page.reload();
  await expectChanged();
  await makeRoster(page, 'Other', BO);
  await (await edit(page, 'Other')).getByLabel('Name of the roster').fill('tuesday RAID');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(editor(page).getByRole('alert')).toHaveText('There is a roster of this name already.');
});

test('what keeps a roster from being saved is said until it is corrected', async ({ page, visit }) => {
  await visit({ world: WORLD });
  await makeRoster(page, 'One', ADA);
  await page.getByRole('button', { name: 'New roster' }).click();
  const roster = editor(page, 'New roster');
  const name = page.getByLabel('Name of the roster');
  const saves = roster.getByRole('button', { name: 'Save', exact: true });
  const fault = roster.getByRole('alert');
  for (const [faulty, words, corrected] of [
    ['  ', 'Give the roster a name.', 'Two'],
    ['one', 'There is a roster of this name already.', 'one more'],
  ] as const) {
    await name.fill(faulty);
    await saves.click();
    await expect(fault).toHaveText(words);
    await expect(name).toHaveAttribute('aria-invalid', 'true');
    await name.fill(corrected);
    await expect(fault).toHaveText('');
    await expect(name).toHaveAttribute('aria-invalid', 'false');
  }
  await pasteField(page).fill('nobody');
  await saves.click();
  await expect(fault).toHaveText(/^None of these lines can be added/);
  await pasteField(page).fill(BO);
  await expect(fault).toHaveText('');
});

test('a note that another tab has written stays when the details close here', async ({
  page,
  context,
  visit,
}) => {
  const { stack } = await visit({ world: WORLD });
  const note = (within: Page) => within.getByRole('textbox', { name: 'Note' });
  await openDetails(page, 'Ada');
  await expect(note(page)).toHaveValue('');
  const other = await context.newPage();
  await other.goto(stack.url);
  await openDetails(other, 'Ada');
  await note(other).fill('brings snacks');
  await note(other).blur();
  await expect(note(page), 'it shows at once').toHaveValue('brings snacks');
  await page.getByRole('textbox', { name: 'Alias' }).fill('Countess');
  await page.getByRole('button', { name: 'Close details' }).click();
  await expect(other.getByRole('textbox', { name: 'Alias' })).toHaveValue('Countess');
  await other.reload();
  await expect(note(other)).toHaveValue('brings snacks');
});

test('a person in several rosters is one person: an alias, a note and a star stand in all of them', async ({
  page,
  visit,
}) => {
  await visit({ world: WORLD });
  await makeRoster(page, 'One', `${ADA}\n${BO}`);
  await makeRoster(page, 'Two', `${ADA}\n${CLEO}`);
  await expect(rosterLink(page, 'All rosters')).toHaveText('All rosters3');
  const ada = await openDetails(page, 'Ada');
  await ada.getByRole('textbox', { name: 'Note' }).fill('met in 2019');
  await ada.getByRole('textbox', { name: 'Alias' }).fill('Countess');
  await ada.getByRole('textbox', { name: 'Alias' }).press('Enter');
  const countess = page.getByRole('dialog', { name: 'Details of Countess' });
  await countess.getByRole('button', { name: 'Favourite' }).click();
  await countess.getByRole('button', { name: 'Close details' }).click();
  for (const roster of ['One', 'Two', 'All rosters', 'Friends']) {
    await rosterLink(page, roster).click();
    await expect(personNamed(page, 'Countess')).toHaveCount(1);
    await expect(
      personNamed(page, 'Countess').getByRole('button', { name: 'Favourite', pressed: true }),
    ).toBeVisible();
  }
  await expect(await openDetails(page, 'Countess')).toContainText('Gamertag Ada');
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('met in 2019');
  await page.getByRole('button', { name: 'Close details' }).click();
  await page.getByRole('search').getByRole('textbox').fill('countess');
  await expect(people(page)).toHaveCount(1);
});

test('a favourite comes first in its group, and the tab’s title counts who of them is online', async ({
  page,
  visit,
}) => {
  const { stack, pass } = await visit({ world: WORLD });
  await expectNames(group(page, 'In title'), ['Ada', 'Dana']);
  await expect(page).toHaveTitle('Friends Presence');
  const star = async (name: string): Promise<void> => {
    await personNamed(page, name).hover();
    await personNamed(page, name).getByRole('button', { name: 'Favourite' }).click();
    await page.mouse.move(0, 0);
    // Focus in the list holds its order.
    await page.getByRole('button', { name: 'Settings' }).focus();
  };
  await star('Dana');
  await expect(page).toHaveTitle('(1) Friends Presence');
  await expectNames(group(page, 'In title'), ['Dana', 'Ada']);
  await star('Cleo');
  await star('Bo');
  await expect(page.getByRole('button', { name: 'Favourite', pressed: true })).toHaveCount(3);
  await expect(page, 'who is away or hidden is not online').toHaveTitle('(1) Friends Presence');
  await stack.presence.restate(CLEO, [{ type: 'Win32', titles: [playing('Blockwright')] }]);
  await pass(15);
  await expect(page).toHaveTitle('(2) Friends Presence');
});

test('rosters leave as JSON and come back in another browser as they were; a file with faults changes nothing', async ({
  page,
  browser,
  visit,
}) => {
  const { stack } = await visit({ world: WORLD });
  await makeRoster(page, 'Raid', `${ADA},Captain,"brings, snacks",yes\n${STRANGER},علي الحسن`);
  await makeRoster(page, 'Karts', `${ADA}\n${BO}`);
  const { name, text } = await saved(
    page,
    (await openData(page)).getByRole('button', { name: 'Save as JSON' }),
  );
  expect(name).toBe('friends-presence-2026-11-20.json');
  expect(JSON.parse(text)).toEqual({
    format: 'friends-presence/people',
    version: 1,
    people: [
      { xuid: ADA, alias: 'Captain', note: 'brings, snacks', favourite: true },
      { xuid: STRANGER, alias: 'علي الحسن' },
    ],
    rosters: [
      { name: 'Raid', xuids: [ADA, STRANGER] },
      { name: 'Karts', xuids: [ADA, BO] },
    ],
  });

  const context = await browser.newContext({ viewport: page.viewportSize() });
  const other = await context.newPage();
  await other.goto(stack.url);
  await makeRoster(other, 'karts', CLEO);
  const data = await openData(other);
  await data.getByLabel('Choose a JSON file…').setInputFiles(
    textFile(
      'bad.json',
      JSON.stringify({
        format: 'friends-presence/people',
        version: 1,
        people: [{ xuid: 'Ada' }],
        rosters: [{ name: '', xuids: [ADA] }],
      }),
    ),
  );
  await expect(data.getByRole('alert')).toContainText('Nothing was imported, because this file has faults:');
  await expect(data.getByRole('alert').getByRole('listitem')).toHaveText([
    /people\[0\]\.xuid/,
    /rosters\[0\]\.name/,
  ]);
  await data.getByLabel('Choose a JSON file…').setInputFiles(textFile('people.json', text));
  await expect(data.getByRole('status').first()).toHaveText('2 rosters, 3 people');
  await expect(rosterLink(other, 'Raid'), 'nothing before “Import” is pressed').toHaveCount(0);
  await data.getByRole('button', { name: 'Import' }).click();
  await expect(data.getByText('Imported: 2 rosters, 3 people.')).toBeVisible();
  await data.getByRole('button', { name: 'Close' }).first().click();
  await expect(rosterLink(other, 'Raid')).toHaveText('Raid2');
  await expect(rosterLink(other, 'karts'), 'the roster of the same name takes its people in').toHaveText(
    'karts3',
  );
  await rosterLink(other, 'Raid').click();
  await expect(personNamed(other, 'Captain')).toBeVisible();
  await expect(personNamed(other, 'علي الحسن')).toBeVisible();
  await context.close();
});

test('a roster’s CSV holds no formula, and is read back as it was', async ({ page, visit }) => {
  await visit({ world: WORLD });
  // Gamertags, which the file tells too, come after the people.
  await expectListed(page, Object.keys(FRIENDS));
  await makeRoster(page, 'Raid', `${ADA},"=HYPERLINK(""http://evil.example"")","@cmd, -2",yes\n${BO},+1 Bo`);
  const raid = await edit(page, 'Raid');
  const { name, text } = await saved(page, raid.getByRole('button', { name: 'Save as CSV' }));
  expect(name).toBe('Raid-2026-11-20.csv');
  expect(text).toBe(
    '\uFEFFxuid,gamertag,alias,note,favourite\r\n' +
      `${ADA},Ada,"'=HYPERLINK(""http://evil.example"")","'@cmd, -2",yes\r\n` +
      `${BO},Bo,'+1 Bo,,\r\n`,
  );
  await raid.getByRole('button', { name: 'Delete roster' }).click();
  await page.getByRole('button', { name: 'New roster' }).click();
  await page.getByLabel('Choose a CSV file…').setInputFiles(textFile('Raid.csv', text));
  await expect(editor(page).getByRole('status').first()).toHaveText(
    '2 people will be added; no line is left out.',
  );
  await save(page);
  await expect(personNamed(page, '+1 Bo')).toBeVisible();
  await expect(personNamed(page, '=HYPERLINK("http://evil.example")')).toBeVisible();
});

test('a deleted roster comes back with one press, where it was', async ({ page, visit }) => {
  const { stack } = await visit({ world: WORLD });
  await makeRoster(page, 'One', `${ADA},Captain`);
  await makeRoster(page, 'Two', BO);
  await rosterLink(page, 'One').click();
  await (await edit(page, 'One')).getByRole('button', { name: 'Delete roster' }).click();
  await expect(rosterLink(page, 'One')).toHaveCount(0);
  await expect(page, 'it cannot be watched any longer').toHaveURL(`${stack.url}/`);
  const note = page.getByRole('status').filter({ hasText: '“One” was deleted.' });
  await note.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('navigation', { name: 'Watching' }).getByRole('link')).toHaveText([
    /^Friends/,
    'One1',
    'Two1',
    'All rosters2',
  ]);
  await rosterLink(page, 'One').click();
  await expect(personNamed(page, 'Captain')).toBeVisible();
});

test('by keyboard a deleted roster leads to “Undo”, and that to the list', async ({ page, visit }) => {
  await visit({ world: WORLD });
  await makeRoster(page, 'One', ADA);
  await page.getByRole('button', { name: 'Edit One' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Delete roster' }).focus();
  await page.keyboard.press('Enter');
  const undo = page.getByRole('button', { name: 'Undo' });
  await expect(undo).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(rosterLink(page, 'One')).toBeVisible();
  await expect(page.getByRole('main')).toBeFocused();
});

test('an import of a JSON file is undone with one press: rosters and words are as they were', async ({
  page,
  visit,
}) => {
  await visit({ world: WORLD });
  await makeRoster(page, 'Raid', `${ADA},Captain,brings snacks\n${BO}`);
  const data = await openData(page);
  const file = textFile(
    'people.json',
    JSON.stringify({
      format: 'friends-presence/people',
      version: 1,
      people: [{ xuid: ADA, alias: 'Somebody else', note: 'of another list' }],
      rosters: [
        { name: 'Raid', xuids: [ADA, CLEO] },
        { name: 'Karts', xuids: [CLEO] },
      ],
    }),
  );
  const bring = async (): Promise<void> => {
    await data.getByLabel('Choose a JSON file…').setInputFiles(file);
    await data.getByRole('button', { name: 'Import' }).click();
    await expect(
      data.getByRole('status').filter({ hasText: 'Imported: 2 rosters, 2 people.' }),
    ).toBeVisible();
  };
  const expectAsBefore = async (): Promise<void> => {
    await expect(rosterLink(page, 'Karts')).toHaveCount(0);
    await expect(rosterLink(page, 'Raid')).toHaveText('Raid2');
    await expect(personNamed(page, 'Captain')).toBeVisible();
  };
  await bring();
  await expect(rosterLink(page, 'Raid')).toHaveText('Raid3');
  // The offer lies over the dialog.
  await data.getByRole('button', { name: 'Undo' }).click();
  await expect(data.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  await data.getByRole('button', { name: 'Close' }).click();
  await expectAsBefore();

  // And once the dialog is closed, even where the roster that came with the file is watched.
  await openData(page);
  await bring();
  await data.getByRole('button', { name: 'Close' }).first().click();
  await rosterLink(page, 'Karts').click();
  await expect(personNamed(page, 'Cleo')).toBeVisible();
  const note = page.getByRole('status').filter({ hasText: 'Imported: 2 rosters, 2 people.' });
  await note.getByRole('button', { name: 'Undo' }).click();
  await expect(rosterLink(page, 'Friends'), 'it cannot be watched any longer').toHaveAttribute(
    'aria-current',
    'page',
  );
  await rosterLink(page, 'Raid').click();
  await expectAsBefore();
  await expect.poll(() => storedIn(page, 'people', 'rosters')).toHaveLength(1);
  await page.reload();
  await expectAsBefore();
  await openDetails(page, 'Captain');
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('brings snacks');
});

test('CSV lines that overwrote people, and people taken out of a roster, come back with one press', async ({
  page,
  visit,
}) => {
  await visit({ world: WORLD });
  await makeRoster(page, 'Raid', `${ADA},Captain\n${BO}`);
  const undo = page.getByRole('status').getByRole('button', { name: 'Undo' });
  await expect(undo, 'nothing was overwritten').toHaveCount(0);

  const raid = await edit(page, 'Raid');
  await raid
    .getByLabel('Choose a CSV file…')
    .setInputFiles(textFile('people.csv', `xuid,alias\n${ADA},Somebody else\n${CLEO},Third`));
  await expect(lineMessages(page)).toHaveCount(2);
  await raid.getByRole('button', { name: 'Remove Bo' }).click();
  await save(page);
  await expect(rosterLink(page, 'Raid')).toHaveText('Raid2');
  await expect(page.getByRole('status').filter({ hasText: '“Raid” was saved.' })).toBeVisible();
  await undo.click();
  await expectListed(page, ['Bo', 'Captain']);

  // A new roster of people who were known otherwise: it goes, and they are known as before.
  await makeRoster(page, 'Karts', `${ADA},Somebody else`);
  await expect(personNamed(page, 'Somebody else')).toBeVisible();
  await undo.click();
  await expect(rosterLink(page, 'Karts')).toHaveCount(0);
  await rosterLink(page, 'Raid').click();
  await expect(personNamed(page, 'Captain')).toBeVisible();
});

test('an empty roster says what a roster is and how people come into it', async ({ page, visit }) => {
  await visit({ world: WORLD });
  await makeRoster(page, 'Raid', ADA);
  const raid = await edit(page, 'Raid');
  await raid.getByRole('button', { name: 'Remove Ada' }).click();
  await save(page);
  await expect(page.getByRole('heading', { name: 'Nobody is in this roster' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('A roster is your own list of people to watch');
  await expect(page.locator('[data-freshness]'), 'nobody is asked about').toHaveCount(0);
  await expectAccessible(page);
  for (const way of ['Add by XUID', 'Import CSV']) {
    await page.getByRole('button', { name: way }).click();
    await expect(pasteField(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: way })).toBeFocused();
  }
  await page.getByRole('main').getByRole('button', { name: 'Pick from friends' }).click();
  await editor(page).getByRole('checkbox', { name: 'Dana' }).check();
  await save(page);
  await expect(personNamed(page, 'Dana')).toBeVisible();
  await expect(page.locator('[data-freshness]')).toHaveText(/^Live/);
});

test('another tab shows at once what was changed in this one', async ({ page, context, visit }) => {
  const { stack } = await visit({ world: WORLD });
  const other = await context.newPage();
  await other.goto(stack.url);
  await expect(personNamed(other, 'Ada')).toBeVisible();
  await makeRoster(page, 'Raid', `${ADA},Captain`);
  await expect(rosterLink(other, 'Raid')).toHaveText('Raid1');
  await expect(personNamed(other, 'Captain')).toBeVisible();
});

test('the view at hand is copied as lines and saved as CSV, in its order and without formulas', async ({
  page,
  visit,
}) => {
  const formula = '=1+1';
  await visit({
    world: worldOf({
      Ada: {
        devices: [
          { type: 'XboxOne', titles: [{ ...playing('Contoso 5', 'Fill', formula) }] },
          { type: 'Win32', titles: [playing('Blockwright', 'Background')] },
        ],
      },
      Bo: { devices: [{ type: 'Android' }] },
      Cleo: {
        lastSeen: {
          deviceType: 'XboxOne',
          titleId: '12341234',
          titleName: 'Contoso 5',
          timestamp: '2026-11-20T18:00:00.1234567',
        },
      },
      Dana: {},
    }),
  });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await expectNames(page, ['Ada', 'Bo', 'Cleo', 'Dana']);
  await page.getByRole('checkbox', { name: /^Offline or hidden/ }).check();
  await page.getByRole('checkbox', { name: /^In title/ }).check();
  await page.getByRole('checkbox', { name: /^Offline \d/ }).check();
  await expectNames(page, ['Ada', 'Cleo', 'Dana']);

  const opener = page.getByRole('button', { name: 'Copy or save list' });
  await opener.click();
  await expect(opener).toHaveAttribute('aria-expanded', 'true');
  await page.getByRole('button', { name: 'Copy as text' }).click();
  await expect(page.getByRole('status').filter({ hasText: '3 lines copied' })).toBeVisible();
  const lines = await page.evaluate(() => navigator.clipboard.readText());
  expect(lines.trimEnd().split('\n')).toEqual([
    `Ada — Contoso 5 — ${formula} — Xbox One — just now`,
    'Cleo — Last seen in Contoso 5 on Xbox One — 3 h ago',
    'Dana — Offline or hidden',
  ]);

  const { name, text } = await saved(page, page.getByRole('button', { name: 'Save as CSV' }));
  expect(name).toBe('Friends-2026-11-20.csv');
  const [header, ada, cleo, dana, ...rest] = text.split('\r\n');
  expect(header).toBe(
    '\uFEFFxuid,name,gamertag,favourite,state,device,title,placement,richPresence,places,since,lastSeen',
  );
  expect(ada).toContain(`${xuidOf(0)},Ada,`);
  expect(ada).toContain(`,Contoso 5,Main area,'${formula},`);
  expect(ada).toMatch(/2026-11-20T21:00:00\.000Z,$/);
  expect(cleo).toMatch(/,Offline,Xbox One,Contoso 5,.*,2026-11-20T18:00:00\.123Z$/);
  expect(dana).toContain(`${xuidOf(3)},Dana,`);
  expect(rest).toEqual(['']);
  await expect(page.getByRole('status').filter({ hasText: `${name} saved` })).toBeVisible();
});

test('where the browser refuses to copy, the page says so', async ({ page, visit }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await visit({ world: WORLD });
  await page.getByRole('button', { name: 'Copy or save list' }).click();
  await page.getByRole('button', { name: 'Copy as text' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'The browser refused to copy.' })).toBeVisible();
});

test('the viewer, no friend of their own, is nobody’s candidate unless a roster has them', async ({
  page,
  visit,
}) => {
  await visit({ world: WORLD });
  await makeRoster(page, 'Me', VIEWER);
  await page.getByRole('button', { name: 'New roster' }).click();
  await editor(page).getByRole('radio', { name: 'Pick from friends' }).check();
  await expect(editor(page).getByRole('checkbox', { name: 'Robin Viewer' })).toBeVisible();
});

for (const screen of SCREENS) {
  test(`the dialogs of rosters hold for axe, ${screen.name}`, async ({ page, visit }) => {
    test.slow();
    await putOn(page, screen, 'light');
    await visit({ world: WORLD });
    await expect(people(page).first()).toBeVisible();
    const drawer = page.getByRole('button', { name: 'Rosters and filters' });
    const openDrawer = async (): Promise<void> => {
      if (screen.width < 1024) await drawer.click();
    };
    await openDrawer();
    await page.getByRole('button', { name: 'Copy or save list' }).click();
    await expect(page.getByRole('button', { name: 'Copy as text' })).toBeVisible();
    await page.getByRole('button', { name: 'New roster' }).click();
    await pasteField(page).fill(`${ADA},Captain\nNova Kestrel\n${ADA}\n${STRANGER}`);
    await expect(lineMessages(page)).toHaveCount(4);
    await expectAccessibleInEveryLook(page, 'dialog[open]');
    await editor(page).getByRole('radio', { name: 'Pick from friends' }).check();
    await expect(editor(page).getByRole('checkbox', { name: 'Dana' })).toBeVisible();
    await expectAccessibleInEveryLook(page, 'dialog[open]');
    await editor(page).getByRole('radio', { name: 'Paste' }).check();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(editor(page)).toHaveCount(0);

    await openDrawer();
    await page.getByRole('button', { name: 'Edit My roster' }).click();
    await page.getByRole('button', { name: 'Remove Captain' }).click();
    await expectAccessibleInEveryLook(page, 'dialog[open]');
    await page.getByRole('button', { name: 'Delete roster' }).click();
    await expect(page.getByText('“My roster” was deleted.')).toBeVisible();
    await expectAccessibleInEveryLook(page);

    await openDrawer();
    const data = await openData(page);
    await expect(data).toBeVisible();
    await data
      .getByLabel('Choose a JSON file…')
      .setInputFiles(textFile('bad.json', '{"format":"friends-presence/people"}'));
    await expect(data.getByRole('alert')).toBeVisible();
    await expectAccessibleInEveryLook(page, 'dialog[open]');
    await data.getByRole('button', { name: 'Forget everything…' }).click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await expectAccessibleInEveryLook(page, 'dialog[open]');
  });
}

test('a roster that one comes back to is asked about at once, unless it was just seen', async ({
  page,
  visit,
}) => {
  const { stack, pass } = await visit({ world: { ...WORLD, groups: { Raid: [BO] } } });
  await expect(personNamed(page, 'Ada')).toBeVisible();
  await rosterLink(page, 'Raid').click();
  await expect(personNamed(page, 'Bo')).toBeVisible();
  await pass(5);
  const groups = () => stack.upstream.requests.filter(({ path }) => path.includes('/groups/')).length;
  await rosterLink(page, 'Friends').click();
  await expect(personNamed(page, 'Ada')).toBeVisible();
  await rosterLink(page, 'Raid').click();
  await expect(people(page)).toHaveCount(1);
  expect(groups()).toBe(1);
  await pass(40);
  await stack.presence.restate(ADA, [{ type: 'Win32', titles: [playing('Blockwright')] }]);
  await rosterLink(page, 'Friends').click();
  await expect(personNamed(page, 'Ada')).toContainText('In Blockwright');
  expect(groups()).toBe(2);
});
