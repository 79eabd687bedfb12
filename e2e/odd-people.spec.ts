import type { Page } from 'playwright/test';
import { details, expectKeys, openDetails, personNamed, stopAt, titleLines } from './elements.ts';
import { expect, test } from './fixtures.ts';
import { mostDrawn } from './most-drawn.ts';
import { TITLES, worldOf, xuidOf } from './world.ts';

/* One person whom the page cannot draw, and people of whom there is more to draw than anybody could look at. */

const WORLD = worldOf({ Ada: {}, Bo: {}, Cy: {} }, { favorites: ['Ada'] });

/** Since when somebody plays, as the wire has it. */
const DRAWN = '2026-11-20T20:30:00';
const UNDRAWN = '2026-11-20T20:31:00';

/** The records of Ada, Bo and Cy. */
function three(startedAt: string, behind = 'Home') {
  return [0, 1, 2].map((index) => ({
    xuid: xuidOf(index),
    state: 'Online',
    devices: [
      {
        type: 'Scarlett',
        titles: [
          {
            id: TITLES['Contoso 5'],
            name: 'Contoso 5',
            placement: 'Full',
            state: 'Active',
            lastModified: index === 0 ? startedAt : DRAWN,
          },
          { id: '99', name: index === 0 ? behind : 'Home', placement: 'Background', state: 'Active' },
        ],
      },
    ],
  }));
}

/**
 * No data that anybody could send is known to throw while it is drawn, so the browser is given the fault: its
 * dates refuse one moment, and its patterns one word.
 */
async function refuse(page: Page, moment: string, word: string): Promise<() => Promise<number>> {
  await page.addInitScript(
    ([at, text]) => {
      const faults = { thrown: 0 };
      Object.assign(window, { faults });
      const fail = (): never => {
        faults.thrown += 1;
        throw new RangeError('refused');
      };
      const { toISOString } = Date.prototype;
      const { test: matches } = RegExp.prototype;
      Object.assign(Date.prototype, {
        toISOString(this: Date) {
          return this.getTime() === at ? fail() : toISOString.call(this);
        },
      });
      Object.assign(RegExp.prototype, {
        test(this: RegExp, given: string) {
          return given === text ? fail() : matches.call(this, given);
        },
      });
      // What a guard catches is told there, and nothing else may be.
      const write = console.error;
      console.error = (...words: unknown[]) => {
        if (!words.some((each) => each instanceof RangeError && each.message === 'refused')) write(...words);
      };
    },
    [Date.parse(`${moment}Z`), word] as const,
  );
  return () => page.evaluate(() => (window as unknown as { faults: { thrown: number } }).faults.thrown);
}

const VIEWS = ['cards', 'list', 'titles', 'table'] as const;
const SAID = 'Ada cannot be shown.';

for (const view of VIEWS) {
  test(`who cannot be drawn is one line, and is back with the next answer: ${view}`, async ({
    page,
    visit,
  }) => {
    const thrown = await refuse(page, UNDRAWN, 'nothing');
    const { stack, pass } = await visit({ world: WORLD }, `/?view=${view}`);
    let startedAt = DRAWN;
    stack.upstream.answer(({ path }) => (path.includes('/groups/') ? three(startedAt) : undefined));
    await pass(15);
    const stop = (index: number) => stopAt(page, xuidOf(index));
    for (const index of [0, 1, 2]) await expect(stop(index)).toContainText(/\d\d min/);
    await expectKeys(page);
    let loads = 0;
    page.on('load', () => {
      loads += 1;
    });
    await stop(0).focus();
    expect(await thrown()).toBe(0);

    startedAt = UNDRAWN;
    await pass(15);
    await expect(stop(0)).toHaveText(SAID);
    expect(await thrown()).toBeGreaterThan(0);
    for (const index of [1, 2]) await expect(stop(index)).toContainText(/\d\d min/);
    await expect(stop(0), 'the focus outlives the fault').toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(stop(0)).not.toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(stop(0)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(details(page, 'Ada').getByText(SAID)).toBeVisible();
    await expect(details(page, 'Ada')).toContainText('"Contoso 5"');
    await page.keyboard.press('Escape');
    await expect(stop(0)).toBeFocused();

    startedAt = DRAWN;
    await pass(15);
    await expect(stop(0)).toContainText(/\d\d min/);
    await expect(page.getByText(SAID)).toHaveCount(0);
    await expect(stop(0), 'and its end').toBeFocused();
    expect(loads).toBe(0);
  });
}

test('who cannot be drawn takes nobody else off the wall, and is back with the next answer', async ({
  page,
  visit,
}) => {
  const thrown = await refuse(page, UNDRAWN, 'nothing');
  const { stack, pass } = await visit({ world: WORLD }, '/?kiosk=1');
  const wall = page.getByRole('region', { name: 'People' });
  const playing = wall.getByRole('listitem').filter({ hasText: 'In Contoso 5' });
  let startedAt = DRAWN;
  stack.upstream.answer(({ path }) => (path.includes('/groups/') ? three(startedAt) : undefined));
  await pass(15);
  await expect(playing).toHaveCount(3);
  expect(await thrown()).toBe(0);
  startedAt = UNDRAWN;
  await pass(15);
  await expect(wall.getByText(SAID)).toBeVisible();
  expect(await thrown()).toBeGreaterThan(0);
  await expect(playing).toHaveCount(2);
  startedAt = DRAWN;
  await pass(15);
  await expect(playing).toHaveCount(3);
});

test('who cannot be put into words is called by name alone', async ({ page, visit }) => {
  const word = 'Nobody says this';
  const thrown = await refuse(page, UNDRAWN, word);
  const { stack, pass } = await visit({ world: WORLD }, '/?view=cards');
  stack.upstream.answer(({ path }) => (path.includes('/groups/') ? three(DRAWN, word) : undefined));
  await pass(15);
  await expect(page.getByRole('gridcell', { name: /^Bo: In Contoso 5/ })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: 'Ada', exact: true })).toContainText(word);
  expect(await thrown()).toBeGreaterThan(0);
});

const PLACEMENTS = ['Full', 'Fill', 'Snapped', 'Background'] as const;

function titles(count: number, placement: (at: number) => string) {
  return Array.from({ length: count }, (_, at) => ({
    id: String(1_700_000_000 + at),
    name: `Game ${at}`,
    placement: placement(at),
    state: 'Active',
    activity: { richPresence: `Round ${at}` },
  }));
}

const mixed = (at: number): string => PLACEMENTS[at % 4] ?? 'Full';
/** Fifty devices, and one with five hundred titles. */
const FIFTY = Array.from({ length: 50 }, () => ({ type: 'Win32', titles: titles(2, mixed) }));
const FIVE_HUNDRED = [{ type: 'Scarlett', titles: titles(500, () => 'Full') }];

test('fifty devices, and five hundred titles of one, are counted past the ten that tell most; the details have all', async ({
  page,
  visit,
}) => {
  const { stack, pass } = await visit({ world: WORLD }, '/?view=cards');
  const sent = [FIFTY, FIVE_HUNDRED, []];
  stack.upstream.answer(({ path }) =>
    path.includes('/groups/')
      ? sent.map((devices, index) => ({ xuid: xuidOf(index), state: 'Online', devices }))
      : undefined,
  );
  await pass(15);
  const [ada, bo] = [personNamed(page, 'Ada'), personNamed(page, 'Bo')];
  await expect(titleLines(bo)).toHaveCount(11);
  await expect(titleLines(bo).last()).toHaveText('and 490 more titles');
  await expect(page.getByRole('gridcell', { name: /^Bo: .*; and 490 more titles$/ })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: /^Ada: .*; and 90 more titles$/ })).toBeVisible();
  const foot = await ada.boundingBox();
  await page.evaluate((y) => scrollTo(0, y - innerHeight / 2), (foot?.y ?? 0) + (foot?.height ?? 0));
  await expect(ada.getByText('and 40 more devices')).toBeVisible();
  const reckoned = await page
    .locator('[data-card]')
    .evaluateAll((cells) =>
      cells.map((cell) => [Number(cell.getAttribute('data-reckoned')), cell.getBoundingClientRect().height]),
    );
  expect(reckoned.length).toBeGreaterThan(1);
  for (const [expected, height] of reckoned) expect(height).toBeCloseTo(expected ?? 0, 0);

  const ofAda = await openDetails(page, 'Ada');
  await expect(ofAda.getByRole('heading', { level: 3, name: 'Windows' })).toHaveCount(50);
  await page.keyboard.press('Escape');
  const ofBo = await openDetails(page, 'Bo');
  const screen = ofBo.getByRole('group', { name: 'Xbox Series X|S' });
  await expect(screen.getByRole('button')).toHaveCount(5);
  await expect(ofBo.getByRole('button', { name: /^Game \d+, full screen/ })).toHaveCount(500);
  const whole = await screen.boundingBox();
  for (const area of await screen.getByRole('button').all()) {
    const box = await area.boundingBox();
    expect(box?.height).toBeGreaterThan(24);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual((whole?.y ?? 0) + (whole?.height ?? 0));
  }
});

for (const view of VIEWS) {
  test(`at most 600 elements where everybody has fifty devices or five hundred titles: ${view}`, async ({
    page,
    visit,
  }, { annotations }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width: 1440, height: 900 });
    const names = Array.from({ length: 60 }, (_, index) => `Friend ${index}`);
    const { stack, goto } = await visit(
      { world: worldOf(Object.fromEntries(names.map((name) => [name, {}]))), realTime: true },
      `/?view=${view}`,
    );
    const sent = [FIFTY, FIVE_HUNDRED, [{ type: 'XboxOne', titles: titles(500, mixed) }]];
    stack.upstream.answer(({ path }) =>
      path.includes('/groups/')
        ? names.map((_, index) => ({ xuid: xuidOf(index), state: 'Online', devices: sent[index % 3] }))
        : undefined,
    );
    await goto(`/?view=${view}`);
    await expect(page.getByTestId('friends-list').locator('[data-xuid]').nth(2)).toBeAttached();
    await expectKeys(page);
    const most = await mostDrawn(page);
    annotations.push({ type: view, description: JSON.stringify(most) });
    expect(most.elements).toBeLessThanOrEqual(600);
    // Fewer would leave a part of the screen empty.
    expect(most.people).toBeGreaterThan(view === 'cards' ? 4 : 12);
    await page.locator('[data-stop]:has([data-xuid]), [data-stop][data-xuid]').first().focus();
    expect((await mostDrawn(page)).elements, 'with the focus in the list').toBeLessThanOrEqual(600);
  });
}

test('where the file of the lines is gone nobody is blamed: the page has the fault', async ({
  page,
  visit,
}) => {
  await page.route('**/assets/other-shapes-*.js', (route) => route.abort());
  await visit({ world: WORLD, mayFail: true }, '/?view=list');
  await expect(page.getByRole('alert')).toContainText('This page has a fault');
  await expect(page.getByText('cannot be shown')).toHaveCount(0);
});
