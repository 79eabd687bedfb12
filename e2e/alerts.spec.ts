import { readFile } from 'node:fs/promises';
import type { BrowserContext, Locator, Page } from 'playwright/test';
import type { Stack } from '#testing/stack.ts';
import { expectAccessibleInEveryLook, putOn, SCREENS } from './accessible.ts';
import { storedIn } from './browser-storage.ts';
import { details, expectKeys, expectUncovered, openDetails, people, personNamed } from './elements.ts';
import { catchUp, expect, test, type Visit } from './fixtures.ts';
import { listen } from './live-regions.ts';
import { guardPage } from './page-guard.ts';
import { playing, worldOf, xuidOf } from './world.ts';

const NAMES = ['Ada', 'Bo', 'Cy', 'Di', 'Ed'] as const;
const WORLD = worldOf(Object.fromEntries(NAMES.map((name) => [name, {}])), {
  favorites: NAMES,
  groups: { 'Raid team': [xuidOf(0), xuidOf(1)] },
});
const ADA = xuidOf(0);
type Present = Parameters<Stack['presence']['restate']>[1];

const IN_CONTOSO: Present = [{ type: 'Scarlett', titles: [playing('Contoso 5')] }];

/** A notification as the browser was asked to show it, or to take it away. */
type Note = {
  readonly heading: string;
  readonly tag: string;
  readonly body: string;
  readonly closed: boolean;
};

/**
 * Writes down every notification that the page has the browser show, and every prompt for them: a browser without
 * a screen has neither a desktop nor anybody to ask.
 */
async function watchDesktop(context: BrowserContext, answer: NotificationPermission): Promise<void> {
  await context.addInitScript((given) => {
    const written: { heading: string; tag: string; body: string; closed: boolean }[] = [];
    let permission: NotificationPermission =
      sessionStorage.getItem('allowed') === '1' ? 'granted' : 'default';
    let asked = 0;
    class Shown extends EventTarget {
      static get permission(): NotificationPermission {
        return permission;
      }
      static requestPermission(): Promise<NotificationPermission> {
        asked += 1;
        permission = given;
        if (given === 'granted') sessionStorage.setItem('allowed', '1');
        return Promise.resolve(given);
      }
      private readonly note: { closed: boolean };
      constructor(heading: string, { tag = '', body = '' }: NotificationOptions = {}) {
        super();
        const note = { heading, tag, body, closed: false };
        this.note = note;
        written.push(note);
        Object.assign(window, { lastNotification: this });
      }
      close(): void {
        this.note.closed = true;
      }
    }
    Object.assign(window, { Notification: Shown, notes: written, promptsSoFar: () => asked });
    // The page shows them itself then, where the test sees them.
    Object.defineProperty(navigator.serviceWorker, 'getRegistration', {
      value: () => Promise.resolve(undefined),
    });
  }, answer);
}

function notes(page: Page): Promise<Note[]> {
  return page.evaluate(() => (window as unknown as { notes: Note[] }).notes);
}

/** The desktop has exactly one notification, of Ada, and it is open. */
async function expectOnlyNote(page: Page, heading: string, body: string): Promise<void> {
  await expect.poll(() => notes(page)).toEqual([{ heading, tag: `presence:${ADA}`, body, closed: false }]);
}

function prompts(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { promptsSoFar: () => number }).promptsSoFar());
}

function bell(page: Page): Locator {
  return page.getByRole('button', { name: /^Alerts:/ });
}

function toast(page: Page, heading: string | RegExp): Locator {
  return page.getByRole('region', { name: heading });
}

/** The bell has exactly this of the last 24 hours, newest first. */
async function expectTold(page: Page, told: readonly string[]): Promise<void> {
  await bell(page).click();
  const list = page.getByRole('dialog', { name: 'Alerts', exact: true });
  await expect(list.getByRole('heading', { name: 'Alerts' })).toBeVisible();
  await expect(
    list.getByRole('list', { name: 'The last 24 hours' }).locator('> li > p:first-child > span'),
  ).toHaveText([...told]);
  await page.keyboard.press('Escape');
}

async function openRules(page: Page): Promise<Locator> {
  await bell(page).click();
  await page.getByRole('button', { name: 'Rules…' }).click();
  return page.getByRole('dialog', { name: 'Alert rules' });
}

/** Turns desktop notifications on by the press that they need. */
async function turnOn(page: Page): Promise<void> {
  const rules = await openRules(page);
  await rules.getByRole('button', { name: 'Turn on desktop notifications' }).click();
  await expect(rules.getByText('They are turned on.')).toBeVisible();
  await page.keyboard.press('Escape');
}

/** Counts the notes that the page has the browser play; each is really started, on the browser's own audio. */
async function hearNotes(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const played: { frequency: number; state: AudioContextState }[] = [];
    const begin = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (this: OscillatorNode, when) {
      begin.call(this, when);
      const note = { frequency: Math.round(this.frequency.value), state: this.context.state };
      played.push(note);
      this.context.addEventListener('statechange', () => {
        note.state = this.context.state;
      });
    };
    Object.assign(window, { heard: played });
  });
}

/** The frequencies that were played, each with what its audio does: "running" is sound. */
function notesPlayed(page: Page): Promise<{ frequency: number; state: AudioContextState }[]> {
  return page.evaluate(
    () => (window as unknown as { heard: { frequency: number; state: AudioContextState }[] }).heard,
  );
}

/** Makes the rule "Ada comes online" from Ada's card. */
async function tellOfAda(page: Page): Promise<void> {
  const opened = await openDetails(page, 'Ada');
  await opened.getByRole('button', { name: 'Tell me when: Ada comes online' }).click();
  await expect(page.getByText('Rule made: Ada comes online')).toBeVisible();
  await page.getByRole('button', { name: 'Close details' }).click();
}

/** Makes the rule that tells of any favourite, by the palette. */
async function tellOfFavourites(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('tell me when any favourite');
  await page.getByRole('option', { name: /Any favourite comes online/ }).click();
  await expect(page.getByText('Rule made: Any favourite comes online')).toBeVisible();
}

async function everybody(stack: Stack, names: readonly string[], devices: Present): Promise<void> {
  for (const name of names) {
    await stack.presence.restate(xuidOf(NAMES.findIndex((one) => one === name)), devices);
  }
}

/** Ada comes between two polls; the next finds her, and the one after it finds her still. */
async function adaComes({ stack, pass }: Pick<Visit, 'stack' | 'pass'>): Promise<void> {
  await pass(15);
  await stack.presence.restate(ADA, IN_CONTOSO);
  await pass(31);
}

/** Lets time pass until something is told, for as long as two polls of every question may take. */
async function passUntil(
  pass: (seconds: number) => Promise<void>,
  isTold: () => Promise<boolean>,
): Promise<void> {
  for (let second = 0; second < 60 && !(await isTold()); second += 1) await pass(1);
}

/** Lets many minutes pass, an interval at a time. */
async function passMinutes(page: Page, { stack, guard }: Visit, minutes: number): Promise<void> {
  for (let step = 0; step < minutes * 4; step += 1) {
    stack.clock.wind(15_000);
    await catchUp(page, stack, 15_000);
    await page.clock.runFor(15_000);
    await guard.idle();
  }
}

async function start(
  visit: (options: { world: typeof WORLD }) => Promise<Visit>,
  page: Page,
): Promise<Visit> {
  const opened = await visit({ world: WORLD });
  await expect(people(page)).toHaveCount(5);
  await expectKeys(page);
  await expect(bell(page)).toBeVisible();
  return opened;
}

test('nobody is asked before “Turn on” is pressed, where an example is shown first', async ({
  page,
  context,
  visit,
}) => {
  await watchDesktop(context, 'granted');
  const { pass } = await start(visit, page);
  await tellOfAda(page);
  await pass(60);
  const rules = await openRules(page);
  await expect(rules.getByRole('img', { name: 'A notification as it would look' })).toBeVisible();
  expect(await prompts(page)).toBe(0);
  await rules.getByRole('button', { name: 'Turn on desktop notifications' }).click();
  await expect(rules.getByText('They are turned on.')).toBeVisible();
  expect(await prompts(page)).toBe(1);
});

test('where the browser refuses, that is explained, and toasts still tell', async ({
  page,
  context,
  visit,
}) => {
  await watchDesktop(context, 'denied');
  const { stack, pass } = await start(visit, page);
  const rules = await openRules(page);
  await rules.getByRole('button', { name: 'Turn on desktop notifications' }).click();
  await expect(rules.getByText('Your browser refuses them for this page.')).toContainText(
    'set Notifications to Allow',
  );
  await page.keyboard.press('Escape');
  await tellOfAda(page);
  await adaComes({ stack, pass });
  await expect(toast(page, 'Ada is online')).toBeVisible();
  expect(await notes(page)).toEqual([]);
});

test('somebody who comes and is there at the next poll is told once, by name, title and rule, however they flap', async ({
  page,
  context,
  visit,
}) => {
  test.setTimeout(120_000);
  await watchDesktop(context, 'granted');
  const { stack, pass } = await start(visit, page);
  await turnOn(page);
  await tellOfAda(page);
  await pass(15);
  await stack.presence.restate(ADA, IN_CONTOSO);
  const ada = personNamed(page, 'Ada').filter({ hasText: 'In Contoso 5' });
  await passUntil(pass, () => ada.isVisible());
  await pass(2);
  expect(await notes(page), 'one poll is no proof').toEqual([]);
  await pass(15);
  await expect(toast(page, 'Ada is online')).toContainText('In Contoso 5');
  await expectOnlyNote(page, 'Ada is online', 'In Contoso 5, Rule: Ada comes online');
  for (let flap = 0; flap < 6; flap += 1) {
    await stack.presence.restate(ADA, []);
    await pass(45);
    await stack.presence.restate(ADA, IN_CONTOSO);
    await pass(45);
  }
  expect(await notes(page)).toHaveLength(1);
  await expectTold(page, ['Ada is online']);
});

for (const [minutes, stays, times] of [
  [6, 'one stay', 1],
  [8, 'two stays', 2],
] as const) {
  test(`a gap of ${minutes} minutes is ${stays}: told ${times === 1 ? 'once' : 'twice'}`, async ({
    page,
    visit,
  }) => {
    test.setTimeout(120_000);
    const opened = await start(visit, page);
    const { stack, pass } = opened;
    await tellOfAda(page);
    await adaComes(opened);
    await expectTold(page, ['Ada is online']);
    // Past the time in which nobody is told of twice, whatever they do.
    await passMinutes(page, opened, 16);
    await stack.presence.restate(ADA, []);
    await passMinutes(page, opened, minutes);
    await stack.presence.restate(ADA, IN_CONTOSO);
    await pass(46);
    await expectTold(page, Array<string>(times).fill('Ada is online'));
  });
}

test('what a stranger wrote turns nothing round in a notification', async ({ page, context, visit }) => {
  await watchDesktop(context, 'granted');
  const turning = worldOf({ 'Ada\u202egpj.\u200bexe\u2066': {} });
  const { stack, pass } = await visit({ world: turning });
  await expectKeys(page);
  await expect(bell(page)).toBeVisible();
  await turnOn(page);
  const opened = await openDetails(page, 'Adagpj.exe');
  await opened.getByRole('button', { name: 'Tell me when: Adagpj.exe comes online' }).click();
  await expect(page.getByText('Rule made: Adagpj.exe comes online')).toBeVisible();
  await adaComes({ stack, pass });
  await expect(toast(page, 'Adagpj.exe is online')).toBeVisible();
  await expectOnlyNote(page, 'Adagpj.exe is online', 'In Contoso 5, Rule: Adagpj.exe comes online');
});

test('a notification goes when it does not hold any longer, and a press on one opens the person', async ({
  page,
  context,
  visit,
}) => {
  test.setTimeout(120_000);
  await watchDesktop(context, 'granted');
  const opened = await start(visit, page);
  const { stack, pass } = opened;
  await turnOn(page);
  await tellOfAda(page);
  await adaComes({ stack, pass });
  await expect.poll(() => notes(page)).toHaveLength(1);
  await page.evaluate(() =>
    (window as unknown as { lastNotification: EventTarget }).lastNotification.dispatchEvent(
      new Event('click'),
    ),
  );
  await expect(page.getByRole('dialog', { name: 'Details of Ada' })).toBeVisible();
  await page.getByRole('button', { name: 'Close details' }).click();

  await stack.presence.restate(ADA, []);
  await passMinutes(page, opened, 16);
  await stack.presence.restate(ADA, IN_CONTOSO);
  await pass(31);
  await expect.poll(() => notes(page)).toHaveLength(2);
  expect((await notes(page))[1]?.closed).toBe(false);
  await stack.presence.restate(ADA, []);
  await pass(200);
  await expect.poll(async () => (await notes(page))[1]?.closed).toBe(true);
});

test('on the first load nobody is told of who is there already', async ({ page, context, visit }) => {
  await watchDesktop(context, 'granted');
  const { stack, pass, goto } = await start(visit, page);
  await turnOn(page);
  await tellOfAda(page);
  await stack.presence.restate(ADA, IN_CONTOSO);
  await goto('/');
  await expect(personNamed(page, 'Ada')).toContainText('In Contoso 5');
  await pass(61);
  expect(await notes(page)).toEqual([]);
  await expectTold(page, []);
});

test('after an hour of sleep there is no notification, and one summary in the page', async ({
  page,
  context,
  visit,
}) => {
  await watchDesktop(context, 'granted');
  const { stack, pass } = await start(visit, page);
  await turnOn(page);
  await tellOfFavourites(page);
  await pass(15);
  await everybody(stack, ['Ada', 'Bo'], IN_CONTOSO);
  // While a machine sleeps only the clock on the wall goes on.
  stack.clock.wind(3_600_000);
  await page.clock.setSystemTime(stack.clock.now());
  await page.clock.runFor(2000);
  await expect(personNamed(page, 'Ada')).toContainText('In Contoso 5');
  await expect(toast(page, 'While nobody watched: 2 changes')).toContainText(
    'Ada is online and Bo is online',
  );
  await pass(45);
  expect(await notes(page)).toEqual([]);
  await expectTold(page, ['While nobody watched: 2 changes']);
});

test('after a pause there is no notification either', async ({ page, context, visit }) => {
  await watchDesktop(context, 'granted');
  const { stack, pass } = await start(visit, page);
  await turnOn(page);
  await tellOfAda(page);
  await pass(15);
  await page.getByRole('button', { name: 'Pause updates' }).click();
  await stack.presence.restate(ADA, IN_CONTOSO);
  await pass(60);
  await page.getByRole('button', { name: 'Resume updates' }).click();
  await expect(personNamed(page, 'Ada')).toContainText('In Contoso 5');
  await pass(46);
  expect(await notes(page)).toEqual([]);
});

test('five who come with one poll are one digest', async ({ page, context, visit }) => {
  await watchDesktop(context, 'granted');
  const { stack, pass } = await start(visit, page);
  await turnOn(page);
  await tellOfFavourites(page);
  await pass(15);
  await everybody(stack, NAMES, IN_CONTOSO);
  await pass(31);
  await expect(toast(page, '5 things at once')).toBeVisible();
  await expect
    .poll(async () => (await notes(page)).map(({ heading, tag }) => [heading, tag]))
    .toEqual([['5 things at once', 'presence:digest']]);
  await expectTold(page, ['5 things at once']);
});

test('in quiet hours, by the clock of the zone that was chosen, it only goes behind the bell', async ({
  page,
  context,
  visit,
}) => {
  await watchDesktop(context, 'granted');
  // Nine in the evening here is six in the morning there.
  const { stack, pass } = await start(visit, page);
  await turnOn(page);
  await tellOfAda(page);
  const rules = await openRules(page);
  await rules.getByRole('button', { name: 'Edit rule: Ada comes online' }).click();
  const rule = page.getByRole('dialog', { name: 'Edit rule: Ada comes online' });
  await rule.getByRole('switch', { name: 'Only on certain days and hours' }).check();
  await expect(rule.getByLabel('From')).toHaveValue('08:00');
  await expect(rule.getByLabel('To', { exact: true })).toHaveValue('22:00');
  await rule.getByLabel('Time zone').selectOption('Asia/Tokyo');
  await rule.getByRole('button', { name: 'Save' }).click();
  await expect(rule).toHaveCount(0);
  await page.keyboard.press('Escape');
  await adaComes({ stack, pass });
  await expect(bell(page)).toHaveAccessibleName('Alerts: 1 new');
  expect(await notes(page)).toEqual([]);
  await expect(toast(page, 'Ada is online')).toHaveCount(0);
  await expectTold(page, ['Ada is online']);
});

test('what is cleared behind the bell comes back with “Undo”', async ({ page, visit }) => {
  const { stack, pass } = await start(visit, page);
  await tellOfAda(page);
  await adaComes({ stack, pass });
  await expect(bell(page)).toHaveAccessibleName('Alerts: 1 new');
  await bell(page).click();
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  const list = page.getByRole('dialog', { name: 'Alerts', exact: true });
  await expect(list.getByRole('list')).toHaveCount(0);
  await expect(list.getByRole('button', { name: 'Rules…' })).toBeFocused();
  const said = page.getByRole('status').filter({ hasText: 'List cleared.' });
  await said.getByRole('button', { name: 'Undo' }).click();
  await expect(said).toHaveCount(0);
  await expect.poll(() => storedIn(page, 'people', 'told')).toHaveLength(1);
  await page.reload();
  await expect(bell(page)).toBeVisible();
  await expectTold(page, ['Ada is online']);
});

test('a title that reaches four people is told at the fourth, not at the fifth, and again after fewer were there', async ({
  page,
  context,
  visit,
}) => {
  test.setTimeout(120_000);
  await watchDesktop(context, 'granted');
  const opened = await start(visit, page);
  const { stack, pass } = opened;
  await turnOn(page);
  await everybody(stack, ['Ada', 'Bo', 'Cy'], IN_CONTOSO);
  await pass(16);
  const rules = await openRules(page);
  await rules.getByRole('button', { name: 'New rule' }).click();
  const rule = page.getByRole('dialog', { name: 'New rule' });
  await rule.getByLabel('What').selectOption({ label: 'a title reaches a number of people' });
  await rule.getByLabel('Title', { exact: true }).selectOption({ label: 'Contoso 5' });
  await rule.getByLabel('How many people').fill('4');
  await rule.getByRole('button', { name: 'Save' }).click();
  await pass(16);
  const headings = async () => (await notes(page)).map(({ heading }) => heading);
  await everybody(stack, ['Di'], IN_CONTOSO);
  await pass(31);
  await expect.poll(headings).toEqual(['4 people are in Contoso 5']);
  await everybody(stack, ['Ed'], IN_CONTOSO);
  await pass(45);
  expect(await headings()).toEqual(['4 people are in Contoso 5']);
  await everybody(stack, ['Di', 'Ed'], []);
  await passMinutes(page, opened, 8);
  await everybody(stack, ['Di'], IN_CONTOSO);
  await pass(31);
  await expect.poll(headings).toEqual(['4 people are in Contoso 5', '4 people are in Contoso 5']);
});

test('“Send a test” shows a toast and a notification', async ({ page, context, visit }) => {
  await watchDesktop(context, 'granted');
  await start(visit, page);
  await turnOn(page);
  const rules = await openRules(page);
  await rules.getByRole('button', { name: 'Send a test' }).click();
  await page.keyboard.press('Escape');
  await expect(toast(page, 'Ada is online')).toContainText('Without a rule');
  await expect.poll(() => notes(page)).toHaveLength(1);
});

for (const { name, width, height } of [
  { name: 'wide', width: 1280, height: 800 },
  { name: 'on a phone', width: 390, height: 844 },
]) {
  test(`what is said while a dialog is open lies over it, ${name}`, async ({ page, visit }) => {
    await page.setViewportSize({ width, height });
    await start(visit, page);
    await tellOfAda(page);
    const rules = await openRules(page);
    const said = await listen(page);
    const saidOf = async (what: string) => (await said()).filter((text) => text.startsWith(what));

    await rules.getByRole('button', { name: 'Send a test' }).click();
    const shown = toast(page, 'Ada is online');
    await expectUncovered(shown);
    await expect.poll(() => saidOf('Ada is online')).toHaveLength(1);
    await shown.getByRole('button', { name: 'Close' }).click();
    await expect(shown).toHaveCount(0);

    await rules.getByRole('button', { name: 'Delete rule: Ada comes online' }).click();
    const undo = page.getByRole('status').filter({ hasText: 'Rule deleted: Ada comes online' });
    await expectUncovered(undo);
    await expect.poll(() => saidOf('Rule deleted: Ada')).toHaveLength(1);
    await rules.getByRole('button', { name: 'New rule' }).click({ trial: true });
    await undo.getByRole('button', { name: 'Undo' }).click();
    await expect(rules.getByRole('switch', { name: /Ada comes online/ })).toBeChecked();

    await rules.getByRole('button', { name: 'Send a test' }).click();
    await page.keyboard.press('Escape');
    await expect(rules).toHaveCount(0);
    // It stays where the dialog was.
    await expectUncovered(toast(page, 'Ada is online'));

    await openRules(page);
    await toast(page, 'Ada is online').getByRole('button', { name: 'Ada is online' }).click();
    await expect(rules).toHaveCount(0);
    await expect(details(page, 'Ada').locator(':focus')).toBeVisible();
  });
}

test('muted for an hour from a toast: nothing is told for an hour, a reload or not', async ({
  page,
  context,
  visit,
}) => {
  test.setTimeout(120_000);
  await watchDesktop(context, 'granted');
  const opened = await start(visit, page);
  const { stack, pass, goto } = opened;
  await turnOn(page);
  await tellOfFavourites(page);
  await adaComes({ stack, pass });
  await toast(page, 'Ada is online').getByRole('button', { name: 'Mute for an hour' }).click();
  await expect(page.getByText('Alerts are muted for an hour.')).toBeVisible();
  await goto('/');
  await expect(bell(page)).toHaveAccessibleName(/\(muted\)$/);
  await pass(15);
  await everybody(stack, ['Bo'], IN_CONTOSO);
  await pass(31);
  await expect(bell(page)).toHaveAccessibleName(/\d new \(muted\)$/);
  await expect(toast(page, 'Bo is online')).toHaveCount(0);
  expect(await notes(page)).toEqual([]);
  await passMinutes(page, opened, 59);
  await everybody(stack, ['Cy'], IN_CONTOSO);
  await pass(31);
  await expect(toast(page, 'Cy is online')).toBeVisible();
  await expect.poll(async () => (await notes(page)).map(({ heading }) => heading)).toEqual(['Cy is online']);
});

test('a rule that has a sound is heard; one without is not, nor one while all is muted', async ({
  page,
  context,
  visit,
}) => {
  test.setTimeout(120_000);
  await hearNotes(context);
  const opened = await start(visit, page);
  const { stack, pass } = opened;
  const chime = [
    { frequency: 659, state: 'running' },
    { frequency: 880, state: 'running' },
  ];
  const setSound = async (): Promise<void> => {
    const rules = await openRules(page);
    await rules.getByRole('button', { name: 'Edit rule: Any favourite comes online' }).click();
    const rule = page.getByRole('dialog', { name: 'Edit rule: Any favourite comes online' });
    await rule.getByRole('switch', { name: 'Sound' }).check();
    await rule.getByRole('button', { name: 'Save' }).click();
    // It closes once the rule is stored, and all rules are there as before.
    await expect(rule).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(rules).toHaveCount(0);
  };
  await tellOfFavourites(page);
  await adaComes({ stack, pass });
  await expect(toast(page, 'Ada is online')).toBeVisible();
  expect(await notesPlayed(page), 'without a sound').toEqual([]);

  await setSound();
  await pass(15);
  await everybody(stack, ['Bo'], IN_CONTOSO);
  await passUntil(pass, () => toast(page, 'Bo is online').isVisible());
  await expect(toast(page, 'Bo is online')).toBeVisible();
  await expect.poll(() => notesPlayed(page)).toEqual(chime);

  await toast(page, 'Bo is online').getByRole('button', { name: 'Mute for an hour' }).click();
  await everybody(stack, ['Cy'], IN_CONTOSO);
  await passUntil(pass, async () =>
    /\d new \(muted\)$/.test((await bell(page).getAttribute('aria-label')) ?? ''),
  );
  await pass(31);
  await expectTold(page, ['Cy is online', 'Bo is online', 'Ada is online']);
  expect(await notesPlayed(page), 'while muted').toEqual(chime);
});

test('a person is muted from a toast until that is taken back', async ({ page, context, visit }) => {
  test.setTimeout(120_000);
  await watchDesktop(context, 'granted');
  const opened = await start(visit, page);
  const { stack, pass } = opened;
  await tellOfFavourites(page);
  await adaComes({ stack, pass });
  await toast(page, 'Ada is online').getByRole('button', { name: 'Mute Ada' }).click();
  await stack.presence.restate(ADA, []);
  await passMinutes(page, opened, 16);
  await everybody(stack, ['Ada', 'Bo'], IN_CONTOSO);
  await pass(31);
  await expect(toast(page, 'Bo is online')).toBeVisible();
  await expect(toast(page, 'Ada is online')).toHaveCount(0);
  const rules = await openRules(page);
  await rules.getByRole('region', { name: 'Muted' }).getByRole('button', { name: 'Unmute' }).click();
  await expect(rules.getByRole('region', { name: 'Muted' })).toHaveCount(0);
});

test('a storm of forty changes in ten polls is read out at most once in 30 s, as a summary', async ({
  page,
  visit,
}) => {
  test.setTimeout(120_000);
  const names = Array.from({ length: 40 }, (_, index) => `Friend ${index}`);
  const { stack, pass } = await visit({
    world: worldOf(Object.fromEntries(names.map((name) => [name, {}])), { favorites: names }),
  });
  await expect(people(page).first()).toBeVisible();
  await expectKeys(page);
  await tellOfFavourites(page);
  await pass(16);
  await page.evaluate(() => {
    const said: { at: number; text: string }[] = [];
    Object.assign(window, { timed: said });
    const texts = new Map<Element, string>();
    new MutationObserver(() => {
      for (const region of document.querySelectorAll(
        '[role=status], [role=alert], [role=log], [aria-live]',
      )) {
        const text = region.textContent ?? '';
        if (text !== '' && text !== texts.get(region) && texts.has(region)) {
          said.push({ at: performance.now(), text });
        }
        texts.set(region, text);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  for (let poll = 0; poll < 10; poll += 1) {
    for (let n = 0; n < 4; n += 1) await stack.presence.restate(xuidOf(poll * 4 + n), IN_CONTOSO);
    await pass(15);
  }
  await pass(46);
  const alertsSaid = async () => {
    const said = await page.evaluate(
      () => (window as unknown as { timed: { at: number; text: string }[] }).timed,
    );
    return said.filter(({ text }) => text.includes('is online') || text.includes('alerts:'));
  };
  /** How many alerts each of them is about: nothing is lost, and many are a summary. */
  const counts = async () =>
    (await alertsSaid()).map(({ text }) => Number(/^(\d+) alerts: /.exec(text)?.[1] ?? 1));
  await expect.poll(async () => (await counts()).reduce((sum, count) => sum + count, 0)).toBe(40);
  const alerts = await alertsSaid();
  expect(alerts.length).toBeGreaterThan(3);
  for (const [index, { at }] of alerts.entries()) {
    if (index > 0) expect(at - (alerts[index - 1]?.at ?? 0)).toBeGreaterThanOrEqual(30_000);
  }
  expect(alerts.some(({ text }) => /^\d+ alerts: .+ and \d+ more$/.test(text))).toBe(true);
});

test.describe('rules', () => {
  test('are made in two steps: from a card, from a title, from the palette', async ({ page, visit }) => {
    const { stack, pass } = await start(visit, page);
    await stack.presence.restate(ADA, IN_CONTOSO);
    await pass(16);
    // A card: open it, press.
    await personNamed(page, 'Ada').getByRole('button', { name: 'Ada', exact: true }).click();
    await page.getByRole('button', { name: 'Tell me when: Ada comes online' }).click();
    await expect(page.getByText('Rule made: Ada comes online')).toBeVisible();
    await page.getByRole('button', { name: 'Close details' }).click();
    // A title: press it, press.
    await personNamed(page, 'Ada')
      .getByRole('button', { name: /^Contoso 5/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Tell me when: Anybody in Friends starts Contoso 5' }).click();
    await expect(page.getByText('Rule made: Anybody in Friends starts Contoso 5')).toBeVisible();
    // The palette: open it and say what, choose.
    await tellOfFavourites(page);
    const rules = await openRules(page);
    await expect(rules.getByRole('switch')).toHaveCount(3);
  });

  test('say what they would have told in the last hour of polls', async ({ page, visit }) => {
    const { stack, pass } = await start(visit, page);
    await pass(15);
    await everybody(stack, ['Ada', 'Bo'], IN_CONTOSO);
    await pass(46);
    const rules = await openRules(page);
    await rules.getByRole('button', { name: 'New rule' }).click();
    const rule = page.getByRole('dialog', { name: 'New rule' });
    const dryRun = rule.getByRole('region', { name: 'In the last hour' });
    await expect(dryRun).toContainText('It would have told 2 times in the last hour:');
    await expect(dryRun.getByRole('listitem')).toHaveText([
      /^21:00 · Ada is online$/,
      /^21:00 · Bo is online$/,
    ]);
    await rule.getByLabel('What').selectOption({ label: 'a title reaches a number of people' });
    await expect(dryRun).toContainText('It would have told this in the last hour:');
    await rule.getByLabel('How many people').fill('3');
    await expect(dryRun).toContainText('It would have told nothing in the last hour.');
  });

  test('are edited, deleted, and brought back', async ({ page, visit }) => {
    await start(visit, page);
    await tellOfAda(page);
    const rules = await openRules(page);
    await rules.getByRole('button', { name: 'Edit rule: Ada comes online' }).click();
    const rule = page.getByRole('dialog', { name: 'Edit rule: Ada comes online' });
    await rule.getByLabel('Name (if you like)').fill('Raid night');
    await rule.getByRole('button', { name: 'Save' }).click();
    await rules.getByRole('button', { name: 'Delete rule: Raid night' }).click();
    await expect(rules.getByText('There are no rules yet.')).toHaveCount(0);
    await expect(rules.getByRole('switch')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect((await openRules(page)).getByText('Raid night', { exact: true })).toBeVisible();
  });

  test('that are given a name of spaces are called by what they say', async ({ page, visit }) => {
    await start(visit, page);
    const rules = await openRules(page);
    await rules.getByRole('button', { name: 'New rule' }).click();
    const rule = page.getByRole('dialog', { name: 'New rule' });
    await rule.getByLabel('Name (if you like)').fill('   ');
    await rule.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Rule made: Any favourite comes online')).toBeVisible();
    await expect(rules.getByRole('listitem')).toContainText('Any favourite comes online');
    await rules.getByRole('button', { name: 'Edit rule: Any favourite comes online' }).click();
    await expect(page.getByLabel('Name (if you like)')).toHaveValue('');
  });

  test('lead to “Undo” when they are deleted by keyboard, in the dialog and one after the other', async ({
    page,
    visit,
  }) => {
    await start(visit, page);
    await tellOfAda(page);
    const rules = await openRules(page);
    await rules.getByRole('button', { name: 'New rule' }).click();
    const rule = page.getByRole('dialog', { name: 'New rule' });
    await rule.getByRole('button', { name: 'Save' }).click();
    await expect(rule).toHaveCount(0);
    const undo = page.getByRole('button', { name: 'Undo' });
    for (const left of [1, 0]) {
      await rules
        .getByRole('button', { name: /^Delete rule/ })
        .first()
        .focus();
      await page.keyboard.press('Enter');
      await expect(rules.getByRole('switch')).toHaveCount(left);
      await expect(undo).toBeFocused();
    }
    await page.keyboard.press('Enter');
    await expect(rules.getByRole('switch')).toHaveCount(1);
    await expect(rules.locator(':focus')).toHaveCount(1);
  });

  test('outlast an undo of what was done to rosters; those that came with a file go with it', async ({
    page,
    visit,
  }) => {
    await start(visit, page);
    // What is said of the rule stays, and what is said of the rosters comes over it.
    await tellOfAda(page);
    await page.getByRole('button', { name: 'Rosters and data' }).click();
    const data = page.getByRole('dialog', { name: 'Rosters and data' });
    const download = page.waitForEvent('download');
    await data.getByRole('button', { name: 'Save as JSON' }).click();
    const file = JSON.parse(await readFile(await (await download).path(), 'utf8')) as {
      rules: [Record<string, unknown>];
    };
    const [rule] = file.rules;
    const buffer = Buffer.from(
      JSON.stringify({
        ...file,
        rules: [
          { ...rule, name: 'Another name' },
          { ...rule, id: 'new', name: 'New' },
        ],
      }),
    );
    await data
      .getByLabel('Choose a JSON file…')
      .setInputFiles({ name: 'people.json', mimeType: 'text/plain', buffer });
    await data.getByRole('button', { name: 'Import' }).click();
    const imported = page.getByRole('status').filter({ hasText: 'Imported:' });
    await expect(imported).toBeVisible();
    await data.getByRole('button', { name: 'Close' }).first().click();
    const rules = await openRules(page);
    await expect(rules.getByRole('switch')).toHaveCount(2);
    await expect(rules.getByText('Another name', { exact: true })).toBeVisible();
    await imported.getByRole('button', { name: 'Undo' }).click();
    await expect(rules.getByRole('switch')).toHaveCount(1);
    await expect(rules.getByText('Ada comes online', { exact: true })).toBeVisible();
    await expect.poll(() => storedIn(page, 'people', 'rules')).toHaveLength(1);
    await page.reload();
    await expect(bell(page)).toBeVisible();
    await openRules(page);
    await expect(rules.getByRole('switch')).toHaveCount(1);
    await expect(rules.getByText('Ada comes online', { exact: true })).toBeVisible();
  });

  test('of a file that are more than fit are a fault that says how many do, and none is imported', async ({
    page,
    visit,
  }) => {
    await start(visit, page);
    await page.getByRole('button', { name: 'Rosters and data' }).click();
    const data = page.getByRole('dialog', { name: 'Rosters and data' });
    const choose = (prefix: string) => {
      const rules = Array.from({ length: 60 }, (_, index) => ({
        id: `${prefix}${index}`,
        who: { kind: 'favourites' },
        what: 'online',
      }));
      const file = { format: 'friends-presence/people', version: 2, people: [], rosters: [], rules };
      const buffer = Buffer.from(JSON.stringify(file));
      return data
        .getByLabel('Choose a JSON file…')
        .setInputFiles({ name: 'people.json', mimeType: 'application/json', buffer });
    };
    await choose('a');
    await expect(data.getByRole('status').filter({ hasText: '60 alert rules' })).toBeVisible();
    await data.getByRole('button', { name: 'Import', exact: true }).click();
    await expect.poll(() => storedIn(page, 'people', 'rules')).toHaveLength(60);
    await choose('b');
    await expect(data.getByRole('alert')).toContainText(
      'rules: 60 are new here, and only 40 fit. A browser keeps 100 at most.',
    );
    await expect(data.getByRole('button', { name: 'Import', exact: true })).toHaveCount(0);
    await expect(data.getByRole('status').filter({ hasText: /^0 rosters/ })).toHaveCount(0);
    await choose('a');
    await expect(data.getByRole('button', { name: 'Import', exact: true })).toBeVisible();
  });

  test('survive a reload, reach other tabs, and leave and come back in a file', async ({
    page,
    context,
    visit,
  }) => {
    const { stack, goto } = await start(visit, page);
    const other = await context.newPage();
    const guard = guardPage(other, stack.url);
    await other.goto(stack.url);
    await expect(people(other)).toHaveCount(5);
    await expect(bell(other)).toBeVisible();
    await page.bringToFront();
    await tellOfAda(page);
    const rules = await openRules(other);
    await expect(rules.getByText('Ada comes online', { exact: true })).toBeVisible();
    guard.check();
    await other.close();

    await goto('/');
    await expect(bell(page)).toBeVisible();
    await expect((await openRules(page)).getByText('Ada comes online', { exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Rosters and data' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as JSON' }).click();
    const file = await (await download).path();
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
      version: 2,
      rules: [{ who: { kind: 'person', xuid: ADA, name: 'Ada' }, what: 'online' }],
    });
    await page.keyboard.press('Escape');
    await (await openRules(page)).getByRole('button', { name: 'Delete rule: Ada comes online' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Rosters and data' }).click();
    await page.getByLabel('Choose a JSON file…').setInputFiles({
      name: 'people.json',
      mimeType: 'application/json',
      buffer: await readFile(file),
    });
    await expect(page.getByText('0 rosters, 0 people, 1 alert rule')).toBeVisible();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.keyboard.press('Escape');
    await expect((await openRules(page)).getByText('Ada comes online', { exact: true })).toBeVisible();
  });

  test('that are said to be made, and those whose dialog is closed, outlive a reload at once', async ({
    page,
    visit,
  }) => {
    // What writes comes late, as by a slow network.
    await page.route('**/people-database-*.js', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await route.continue();
    });
    await start(visit, page);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('tell me when any favourite');
    await page.getByRole('option', { name: /Any favourite comes online/ }).click();
    await page.getByText('Rule made: Any favourite comes online').waitFor();
    await page.reload();
    const rules = await openRules(page);
    await expect(rules.getByText('Any favourite comes online', { exact: true })).toBeVisible();

    // The one who writes holds everybody else up.
    await page.evaluate(() => {
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = function (...given) {
        const until = performance.now() + 700;
        const busy = this.count();
        const again = () => {
          if (performance.now() < until) this.count().addEventListener('success', again);
        };
        busy.addEventListener('success', again);
        return put.apply(this, given);
      };
    });
    await rules.getByRole('button', { name: 'New rule' }).click();
    const rule = page.getByRole('dialog', { name: 'New rule' });
    await rule.getByLabel('Name (if you like)').fill('Raid night');
    await rule.getByRole('button', { name: 'Save' }).click();
    await rule.waitFor({ state: 'hidden' });
    await page.reload();
    await expect((await openRules(page)).getByText('Raid night', { exact: true })).toBeVisible();
  });

  test('come beside the rosters that an earlier version of the page kept', async ({ page, visit }) => {
    const { goto } = await start(visit, page);
    // Nothing was kept yet, so the page has not opened the database.
    await page.evaluate(
      (xuid) =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('people', 1);
          opening.addEventListener('upgradeneeded', () => {
            opening.result.createObjectStore('people', { keyPath: 'xuid' });
            opening.result.createObjectStore('rosters', { keyPath: 'id' });
          });
          opening.addEventListener('error', () => reject(opening.error ?? new Error('no database')));
          opening.addEventListener('success', () => {
            const database = opening.result;
            const writing = database.transaction('rosters', 'readwrite');
            writing.objectStore('rosters').put({ id: 'old', name: 'Old crew', xuids: [xuid], place: 0 });
            writing.addEventListener('complete', () => {
              database.close();
              resolve();
            });
          });
        }),
      ADA,
    );
    const crew = page.getByRole('link', { name: /^Old crew/ });
    await goto('/');
    await expect(crew).toBeVisible();
    await expect(bell(page)).toBeVisible();
    await tellOfAda(page);
    await goto('/');
    await expect(crew).toBeVisible();
    await expect((await openRules(page)).getByText('Ada comes online', { exact: true })).toBeVisible();
  });

  test('of two tabs one speaks: the one that was seen last', async ({ page, context, visit }) => {
    const { stack, guard } = await start(visit, page);
    await tellOfAda(page);
    const other = await context.newPage();
    const otherGuard = guardPage(other, stack.url);
    await other.goto(stack.url);
    await expect(people(other)).toHaveCount(5);
    await expect(bell(other)).toBeVisible();
    const passBoth = async (seconds: number): Promise<void> => {
      for (let second = 0; second < seconds; second += 1) {
        stack.clock.wind(1000);
        await catchUp(page, stack, 1000);
        await page.clock.runFor(1000);
        await Promise.all([guard.idle(), otherGuard.idle()]);
      }
    };
    await passBoth(31);
    await stack.presence.restate(ADA, IN_CONTOSO);
    await passUntil(passBoth, () => page.getByRole('button', { name: 'Alerts: 1 new' }).isVisible());
    const speaking = async () =>
      (await toast(page, 'Ada is online').count()) + (await toast(other, 'Ada is online').count());
    await expect.poll(speaking).toBe(1);
    // The bell has it in both.
    await expect(bell(page)).toHaveAccessibleName('Alerts: 1 new');
    await expect(bell(other)).toHaveAccessibleName('Alerts: 1 new');
    otherGuard.check();
  });

  test('about people who are not in the view are asked for too', async ({ page, visit }) => {
    const { stack, pass } = await start(visit, page);
    const opened = await openDetails(page, 'Cy');
    await opened.getByRole('button', { name: 'Tell me when: Cy comes online' }).click();
    await expect(page.getByText('Rule made: Cy comes online')).toBeVisible();
    await page.getByRole('link', { name: 'Raid team 2' }).click();
    await expect(people(page)).toHaveCount(2);
    await pass(16);
    await everybody(stack, ['Cy'], IN_CONTOSO);
    await passUntil(pass, () => toast(page, 'Cy is online').isVisible());
    await expect(toast(page, 'Cy is online')).toContainText('In Contoso 5');
  });
});

test('what is told is read out once, politely', async ({ page, visit }) => {
  const { stack, pass } = await start(visit, page);
  await tellOfAda(page);
  await pass(16);
  const heard = await listen(page);
  await stack.presence.restate(ADA, IN_CONTOSO);
  await pass(46);
  await expect(bell(page)).toHaveAccessibleName('Alerts: 1 new');
  await expect
    .poll(async () => (await heard()).filter((text) => text.includes('Ada is online')))
    .toEqual(['Ada is online']);
});

test('nothing of it leaves this browser', async ({ page, visit }) => {
  const { stack, pass } = await start(visit, page);
  const asked = new Set<string>();
  page.on('request', (request) =>
    asked.add([request.method(), request.url(), request.postData() ?? ''].join(' ')),
  );
  await tellOfAda(page);
  await pass(16);
  await stack.presence.restate(ADA, IN_CONTOSO);
  await pass(31);
  await expect(toast(page, 'Ada is online')).toBeVisible();
  const { origin } = new URL(page.url());
  expect(asked.size).toBeGreaterThan(0);
  // The page's own files, its icon among them, and the questions it asks anyway: nowhere else, and not a word of a rule.
  for (const question of asked) {
    expect(question.replace(origin, '')).toMatch(
      /^(?:GET \/(?:icon\.svg|assets\/)|(?:GET|POST) \/(?:xbl|api)\/)/,
    );
    // Files are named after what they do.
    if (!question.includes('/assets/')) expect(question).not.toMatch(/rule|alert|cooldown/i);
  }
  expect(stack.upstream.requests.every(({ path }) => !path.includes('rule'))).toBe(true);
});

for (const screen of SCREENS) {
  test(`toasts, bell and dialogs hold for axe, ${screen.name}`, async ({ page, visit }) => {
    test.slow();
    await putOn(page, screen, 'light');
    const { stack, pass } = await start(visit, page);
    await tellOfAda(page);
    await adaComes({ stack, pass });
    // Whoever is at a toast holds it there.
    await toast(page, 'Ada is online').getByRole('button', { name: 'Ada is online' }).focus();
    await expectAccessibleInEveryLook(page);
    await bell(page).click();
    await expect(page.getByRole('list', { name: 'The last 24 hours' })).toBeVisible();
    await expectAccessibleInEveryLook(page, ':popover-open');
    await page.keyboard.press('Escape');
    const rules = await openRules(page);
    await expect(rules).toBeVisible();
    await expectAccessibleInEveryLook(page, 'dialog[open]');
    await rules.getByRole('button', { name: 'New rule' }).click();
    await page.getByRole('switch', { name: 'Only on certain days and hours' }).check();
    await expectAccessibleInEveryLook(page, 'dialog[open]');
  });
}
