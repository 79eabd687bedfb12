import type { Page } from 'playwright/test';
import { expectAccessible } from './accessible.ts';
import { emptySides, expectKeys, people, personNamed } from './elements.ts';
import { expect, test } from './fixtures.ts';
import { lastSeen, playing, TITLES, VIEWER, worldOf, xuidOf } from './world.ts';

/** Names of every kind that a page from right to left, or its mirror, has to bear. */
const ARABIC = 'ليلى 5';
const LONG = 'Donaudampfschifffahrtskapitänspatent';

const WORLD = worldOf(
  {
    Ada: {
      devices: [
        {
          type: 'XboxOne',
          titles: [
            playing('Contoso 5', 'Fill', 'Team Deathmatch on Nirvana, third of twelve rounds'),
            playing('Contoso Waypoint', 'Snapped', 'Using radar'),
          ],
        },
        { type: 'WindowsOneCore', titles: [playing('Contoso Gamehelp', 'Background')] },
      ],
    },
    [ARABIC]: { devices: [{ type: 'Scarlett', titles: [playing('Blockwright', 'Full', 'يبني قلعة')] }] },
    [LONG]: { devices: [{ type: 'Android', titles: [playing('Contoso 5')] }] },
    Bo: lastSeen('2026-11-20T18:00:00Z'),
    Cem: { privacy: 'blocked' },
  },
  {
    favorites: ['Ada'],
    groups: { 'Raid team': [xuidOf(0), xuidOf(1), xuidOf(2)] },
    titles: [
      { id: TITLES['Contoso 5'], name: { default: 'Contoso 5' } },
      { id: TITLES['Contoso Waypoint'], name: { default: 'Contoso Waypoint' } },
      { id: TITLES['Contoso Gamehelp'], name: { default: 'Contoso Gamehelp' } },
      { id: TITLES.Blockwright, name: { default: 'بناء المكعبات' } },
    ],
  },
);

const LANGUAGES = {
  'from right to left': 'ar-XB',
  'in German': 'de',
  'in Spanish': 'es',
  'in Japanese': 'ja',
} as const;

async function speaks(page: Page, language: string): Promise<void> {
  await page.addInitScript((chosen) => localStorage.setItem('language', chosen), language);
}

/**
 * What reaches over the page's sides, or over those of its own dialog. What a scrolling or cutting box around
 * it holds back does not count.
 */
function overhanging(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cut = (element: Element): boolean => {
      for (let each = element.parentElement; each && each !== document.body; each = each.parentElement) {
        if (getComputedStyle(each).overflowX !== 'visible') return true;
      }
      return false;
    };
    const width = document.documentElement.clientWidth;
    const found = [...document.querySelectorAll('body *')].filter((element) => {
      const box = element.getBoundingClientRect();
      if (box.width <= 1 || box.height <= 1 || !element.checkVisibility({ visibilityProperty: true }))
        return false;
      return (box.left < -1 || box.right > innerWidth + 1) && !cut(element);
    });
    const across = [document.documentElement, ...document.querySelectorAll('dialog[open], [popover]')].filter(
      (box) => box.checkVisibility() && box.scrollWidth > box.clientWidth + 1,
    );
    return [...found, ...across].map(
      (element) =>
        `${element.tagName} ${element.className} “${element.textContent.slice(0, 40)}” of ${width}`,
    );
  });
}

async function expectInside(page: Page, what: string): Promise<void> {
  await expectKeys(page);
  await expect.poll(() => overhanging(page), what).toEqual([]);
}

/** Controls by what they do, since their names are of the language. */
const gear = 'button[popovertarget="settings"]';

for (const [how, language] of Object.entries(LANGUAGES)) {
  test.describe(how, () => {
    for (const width of [320, 390, 1440]) {
      test(`every view and every layer fits into ${width} px`, async ({ page, visit }) => {
        test.slow();
        await page.setViewportSize({ width, height: 800 });
        await speaks(page, language);
        const { goto } = await visit({ world: WORLD, sample: true });
        for (const view of ['cards', 'list', 'titles', 'table']) {
          await goto(`/?view=${view}`);
          await expect(page.locator('[data-xuid]').first()).toBeVisible();
          await expectInside(page, view);
        }
        await goto('/?view=list&state=title,online&device=xboxone,windows&placement=fill&q=o&colour=red');
        await expect(people(page).first()).toBeVisible();
        await expectInside(page, 'filters');
        await goto('/?q=zzz&placement=fill');
        await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toBeVisible();
        await expectInside(page, 'nobody');

        await goto('/');
        await personNamed(page, 'Ada').getByRole('button', { name: 'Ada', exact: true }).click();
        await expect(page.locator('pre')).toBeVisible();
        await expectInside(page, 'details');
        await page.keyboard.press('Escape');
        await expect(page.locator('pre')).toHaveCount(0);

        await page.locator(gear).click();
        await expect(page.locator('#settings').getByRole('combobox').last()).toBeVisible();
        await expectInside(page, 'settings');
        await page.keyboard.press('Escape');

        await page.keyboard.press('Control+k');
        await expect(page.getByRole('listbox')).toBeVisible();
        await expectInside(page, 'palette');
        await page.keyboard.press('Escape');
        await page.keyboard.press('?');
        await expect(page.getByRole('dialog').locator('kbd').first()).toBeVisible();
        await expectInside(page, 'shortcuts');
        await page.keyboard.press('Escape');

        const isNarrow = width < 1024;
        const openDrawer = async (): Promise<void> => {
          if (!isNarrow) return;
          await page.locator('header > button').first().click();
          await expect(page.getByRole('dialog').locator('nav').first()).toBeVisible();
        };
        await openDrawer();
        await expectInside(page, 'drawer');
        const side = isNarrow ? page.getByRole('dialog') : page.getByRole('complementary');
        await side.locator('button:has([href="#icon-plus"])').click();
        await expect(page.locator('textarea')).toBeVisible();
        await expectInside(page, 'a new roster');
        await page.keyboard.press('Escape');
        await expect(page.locator('textarea')).toHaveCount(0);
        if (isNarrow && (await page.getByRole('dialog').count()) === 0) await openDrawer();
        await side.locator('button:has([href="#icon-folder-input"])').click();
        await expect(page.locator('input[type=file]')).toBeAttached();
        await expectInside(page, 'rosters and data');
      });
    }
  });
}

test.describe('from right to left', () => {
  test.beforeEach(async ({ page }) => speaks(page, 'ar-XB'));

  test('the page is mirrored, screens and their glyphs are not', async ({ page, visit }) => {
    await visit({ world: WORLD });
    const ada = personNamed(page, 'Ada');
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    const middle = async (selector: string): Promise<number> => {
      const box = await page.locator(selector).boundingBox();
      if (!box) throw new Error(`${selector} is not drawn`);
      return box.x + box.width / 2;
    };
    expect(await middle(gear), 'the settings change sides').toBeLessThan(await middle('#search'));
    expect(await middle('aside')).toBeGreaterThan(await middle('main'));

    const areas = ada.getByRole('group').first().getByRole('button');
    await expect(areas).toHaveCount(2);
    const [main, side] = await areas.evaluateAll((all) => all.map((area) => area.getBoundingClientRect().x));
    expect(main, 'the strip stays at the right').toBeLessThan(side ?? 0);

    await page.goto(`${page.url()}?view=list`);
    const glyph = ada.locator('.bg-clip-content');
    expect(await emptySides(glyph), 'the strip stays at the right').toEqual({ left: 1, right: 5 });
  });

  test('arrows lead where they point', async ({ page, visit }) => {
    await visit({ world: WORLD }, '/?view=list');
    const heading = page.getByRole('main').getByRole('heading', { level: 2 }).first().getByRole('button');
    await heading.focus();
    await page.keyboard.press('ArrowRight');
    await expect(heading).toHaveAttribute('aria-expanded', 'false');
    await page.keyboard.press('ArrowLeft');
    await expect(heading).toHaveAttribute('aria-expanded', 'true');
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing in ${colorScheme}`, async ({ page, visit }) => {
      test.slow();
      await page.emulateMedia({ colorScheme });
      await visit({ world: WORLD, sample: true });
      await expect(personNamed(page, 'Ada')).toBeVisible();
      await page.locator(gear).click();
      await expect(page.locator('#settings').getByRole('combobox').last()).toBeVisible();
      await expectAccessible(page);
    });
  }
});

/** Where the letters of a text stand inside an element, from left to right. */
function lettersOf(page: Page, selector: string, text: string): Promise<number[]> {
  return page
    .locator(selector)
    .filter({ hasText: text })
    .first()
    .evaluate((element, wanted) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1;
        if (at < 0) continue;
        return [...wanted].map((_, index) => {
          const range = document.createRange();
          range.setStart(node, at + index);
          range.setEnd(node, at + index + 1);
          return range.getBoundingClientRect().x;
        });
      }
      return [];
    }, text);
}

for (const [how, language] of [
  ['from left to right', 'en'],
  ['from right to left', 'ar-XB'],
] as const) {
  test(`a name that runs the other way does not stir up what stands around it, ${how}`, async ({
    page,
    visit,
  }) => {
    await speaks(page, language);
    await visit({ world: WORLD, viewer: VIEWER }, '/?view=list&density=comfortable');
    const name = personNamed(page, ARABIC).getByRole('heading', { level: 3 });
    await expect(name).toBeVisible();
    const isolation = await name
      .locator('[dir="auto"]')
      .evaluate((element) => [getComputedStyle(element).unicodeBidi, getComputedStyle(element).direction]);
    expect(isolation).toEqual(['isolate', 'rtl']);
    // The digit belongs to the name: it stands at its end, which is to the left of its letters.
    const letters = await lettersOf(page, 'h3', ARABIC);
    expect(letters.at(-1), 'the digit of the name').toBeLessThan(letters[0] ?? 0);

    const row = personNamed(page, ARABIC);
    const doing = row.locator('p').first();
    if (language === 'en') {
      await expect(doing, 'the title is kept to itself').toContainText('In \u2068بناء المكعبات\u2069');
    } else {
      await expect(personNamed(page, 'Ada').locator('p').first()).toContainText('\u2068Contoso 5\u2069');
    }
  });
}
