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
