import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { sampleWorld } from '#service/demo/sample-world.ts';
import { openDetails, people, personNamed } from './elements.ts';
import { EVENING, expect, test } from './fixtures.ts';

/*
 * The pictures of the documentation. They are taken anew with UPDATE_SCREENS=1; otherwise the same views are
 * only checked to fit their width.
 */

const FOLDER = join(import.meta.dirname, '..', 'docs', 'screens');
const UPDATE = process.env['UPDATE_SCREENS'] === '1';
const SAMPLE = { world: sampleWorld(EVENING), sample: true, standStill: true } as const;

async function expectNoOverflow(page: Page): Promise<void> {
  const { wide, room } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    room: document.documentElement.clientWidth,
  }));
  expect(wide, 'nothing is wider than the page').toBeLessThanOrEqual(room);
}

async function picture(page: Page, name: string): Promise<void> {
  await expectNoOverflow(page);
  if (!UPDATE) return;
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled', caret: 'hide' });
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
        await expect(people(page).first()).toBeVisible();
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

  test('list', async ({ page, visit }) => {
    await visit(SAMPLE, '/?view=list');
    await expect(personNamed(page, 'Nova Kestrel')).toBeVisible();
    await picture(page, 'list');
  });
});

for (const width of [320, 390, 640, 768, 1024, 1280, 1440]) {
  test(`everything fits into ${width} px`, async ({ page, visit }) => {
    await page.setViewportSize({ width, height: 844 });
    await visit(SAMPLE);
    await expect(people(page).first()).toBeVisible();
    await expectNoOverflow(page);
    await page.getByRole('button', { name: 'Settings' }).click();
    await expectNoOverflow(page);
    await page.keyboard.press('Escape');
    await openDetails(page, 'Nova Kestrel');
    await expectNoOverflow(page);
    await page.getByRole('button', { name: 'Close details' }).click();
    await page.goto(`${page.url()}?view=list&state=title,online&device=xboxone,windows&q=o&colour=red`);
    await expect(people(page).first()).toBeVisible();
    await expectNoOverflow(page);
  });
}
