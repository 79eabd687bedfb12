import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from 'playwright/test';

/** The sizes at which every view has to hold: wide, WCAG's narrowest, and a wide page magnified four times. */
export const SCREENS = [
  { name: 'wide', width: 1280, height: 900 },
  { name: '320 px', width: 320, height: 700 },
  { name: '400 % zoom', width: 320, height: 256 },
] as const;

/** The looks in which every view has to hold. */
export const LOOKS = ['light', 'dark', 'forced colours'] as const;

/** Puts a page into one of the sizes and looks. */
export async function putOn(
  page: Page,
  { width, height }: (typeof SCREENS)[number],
  looks: (typeof LOOKS)[number],
): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia(looks === 'forced colours' ? { forcedColors: 'active' } : { colorScheme: looks });
}

/**
 * No fault of any rule, targets of 24 by 24 pixels among them, and nothing that hangs over to the side.
 * @param within a selector: what to look at, where the rest was looked at before
 */
export async function expectAccessible(page: Page, within = 'html'): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .include(within)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
}
