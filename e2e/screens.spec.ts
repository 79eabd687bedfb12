import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { sampleWorld } from '#service/demo/sample-world.ts';
import { expectKeys, expectNamed, openDetails, people, personNamed } from './elements.ts';
import { EVENING, expect, test } from './fixtures.ts';

/*
 * The pictures of the documentation. Each is taken in every run, and must fit its width and show something;
 * `npm run screens` keeps them.
 */

const FOLDER = join(import.meta.dirname, '..', 'docs', 'screens');
const SAMPLE = { world: sampleWorld(EVENING), sample: true, standStill: true } as const;

async function expectNoOverflow(page: Page): Promise<void> {
  const { wide, room } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    room: document.documentElement.clientWidth,
  }));
  expect(wide, 'nothing is wider than the page').toBeLessThanOrEqual(room);
}

/** A page of one colour is a few kilobytes as PNG; one with people on it is many. */
const SHOWS_SOMETHING = 40_000;

async function picture(page: Page, name: string): Promise<void> {
  await expectNoOverflow(page);
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  expect(png.length, 'the picture shows something').toBeGreaterThan(SHOWS_SOMETHING);
  const size = await page.evaluate(() => [innerWidth * devicePixelRatio, innerHeight * devicePixelRatio]);
  // The head of a PNG says how large it is.
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(size);
  // `playwright test -u`, which is what `npm run screens` runs.
  if (test.info().config.updateSnapshots !== 'all') return;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${name}.png`), png);
}

// Without its scrollbar the page would show the room for it.
test.use({
  launchOptions: async ({ launchOptions }, provide) => {
    await provide({ ...launchOptions, ignoreDefaultArgs: ['--hide-scrollbars'] });
  },
});

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test.describe('on a desktop', () => {
      test.use({ viewport: { width: 1440, height: 900 } });

      test('cards', async ({ page, visit }) => {
        await visit(SAMPLE);
        await expect(personNamed(page, 'Nova Kestrel')).toBeVisible();
        await expectKeys(page);
        await picture(page, `cards-${colorScheme}`);
      });
    });

    test.describe('on a phone', () => {
      test.use({
        viewport: { width: 390, height: 844 },
        deviceScaleFactor: 2,
        isMobile: true,
        hasTouch: true,
      });

      test('cards', async ({ page, visit }) => {
        await visit(SAMPLE);
        await expectNamed(page);
        await expectKeys(page);
        await picture(page, `phone-${colorScheme}`);
      });
    });
  });
}

test.describe('on a desktop', () => {
  test.use({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' });

  test('details', async ({ page, visit }) => {
    await visit(SAMPLE);
    await expect(await openDetails(page, 'Nova Kestrel')).toBeVisible();
    await page.mouse.move(0, 0);
    await picture(page, 'details');
  });

  test('by title', async ({ page, visit }) => {
    await visit(SAMPLE, '/?view=titles');
    await expectNamed(page);
    await expectKeys(page);
    await picture(page, 'titles');
  });

  test('list', async ({ page, visit }) => {
    await visit(SAMPLE, '/?view=list');
    await expect(personNamed(page, 'Nova Kestrel')).toBeVisible();
    await expectKeys(page);
    await picture(page, 'list');
  });
});

for (const width of [320, 390, 640, 768, 1024, 1280, 1440]) {
  test(`everything fits into ${width} px`, async ({ page, visit }) => {
    await page.setViewportSize({ width, height: 844 });
    await visit(SAMPLE);
    await expect(people(page).first()).toBeVisible();
    await expectKeys(page);
    await expectNoOverflow(page);
    await page.getByRole('button', { name: 'Settings' }).click();
    await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
    await expectNoOverflow(page);
    await page.keyboard.press('Escape');
    await expect(await openDetails(page, 'Nova Kestrel')).toBeVisible();
    await expectNoOverflow(page);
    await page.getByRole('button', { name: 'Close details' }).click();
    await page.goto(`${page.url()}?view=list&state=title,online&device=xboxone,windows&q=o&colour=red`);
    await expect(people(page).first()).toBeVisible();
    await expectKeys(page);
    await expectNoOverflow(page);
  });
}

/** Controls of the header over which another lies, or which are too narrow to be read. */
function covered(page: Page): Promise<string[]> {
  return page.getByRole('banner').evaluate((header) => {
    const search = header.querySelector('[role=search]');
    const narrow = (search?.getBoundingClientRect().width ?? 0) < 150 ? ['search is narrow'] : [];
    const hidden = [...header.querySelectorAll('button, label, [role=search]')]
      .filter((control) => control.checkVisibility())
      .filter((control) => {
        const { left, right, top, height, width } = control.getBoundingClientRect();
        const ends = [left + 3, left + width / 2, right - 3];
        return !ends.every((x) => {
          const hit = document.elementFromPoint(x, top + height / 2);
          return hit !== null && (control.contains(hit) || hit.closest('[role=search]') === control);
        });
      })
      .map((control) => control.getAttribute('aria-label') ?? control.textContent);
    return [...narrow, ...hidden];
  });
}

for (const language of ['en', 'de', 'ar-XB']) {
  test(`nothing in the header lies over anything else in ${language}, and the search can be read`, async ({
    page,
    visit,
  }) => {
    test.slow();
    await page.addInitScript((chosen) => localStorage.setItem('language', chosen), language);
    await visit(SAMPLE);
    await expect(people(page).first()).toBeVisible();
    await expectKeys(page);
    for (const width of [390, 640, 768, 820, 1024, 1152, 1280, 1440]) {
      await page.setViewportSize({ width, height: 844 });
      await expect.poll(() => covered(page), `${width} px`).toEqual([]);
    }
  });
}

for (const size of [24, 32]) {
  test(`letters of ${size} px fit a phone, and nothing in the header lies over anything else`, async ({
    page,
    context,
    visit,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    const browser = await context.newCDPSession(page);
    await browser.send('Page.setFontSizes', { fontSizes: { standard: size, fixed: size } });
    await visit(SAMPLE, '/?view=list');
    await expect(people(page).first()).toBeVisible();
    await expectKeys(page);
    await expectNoOverflow(page);
    expect(await covered(page)).toEqual([]);
    const name = personNamed(page, 'Juniper Vale').getByRole('heading');
    expect(
      await name.evaluate((heading) => heading.clientWidth / parseFloat(getComputedStyle(heading).fontSize)),
    ).toBeGreaterThan(3);
  });
}

test('a table on a phone shows who is in which state', async ({ page, visit }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await visit(SAMPLE, '/?view=table');
  const row = page.getByRole('row').filter({ hasText: 'Nova Kestrel' });
  const state = row.getByRole('cell', { name: 'In title' });
  await expect(state.locator('svg')).toBeVisible();
  expect((await state.boundingBox())?.width).toBeLessThan(40);
});

for (const layout of ['list', 'table']) {
  test(`beside the details a ${layout} leaves its room to names and what people do`, async ({
    page,
    visit,
  }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await visit(SAMPLE, `/?view=${layout}`);
    const nova = page.locator('[data-xuid]').filter({ hasText: 'Nova Kestrel' });
    const placement = nova.getByText('Full screen');
    await expect(placement).toBeVisible();
    await nova.getByRole('button', { name: 'Nova Kestrel' }).click();
    await expect(page.getByRole('dialog', { name: 'Details of Nova Kestrel' })).toBeVisible();
    await expect(placement).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(placement).toBeVisible();
  });
}
