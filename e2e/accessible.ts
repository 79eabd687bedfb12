import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from 'playwright/test';

/** The sizes at which every view has to hold: wide, WCAG's narrowest, and a wide page magnified four times. */
export const SCREENS = [
  { name: 'wide', width: 1280, height: 900 },
  { name: '320 px', width: 320, height: 700 },
  { name: '400 % zoom', width: 320, height: 256 },
] as const;

/** The looks in which every view has to hold. */
export const LOOKS = ['light', 'dark', 'forced colours'] as const;

/** Puts a page into one of the looks. */
async function look(page: Page, looks: (typeof LOOKS)[number]): Promise<void> {
  const colorScheme = looks === 'forced colours' ? 'light' : looks;
  await page.emulateMedia({ colorScheme, forcedColors: looks === 'forced colours' ? 'active' : 'none' });
}

/** Puts a page into one of the sizes and looks. */
export async function putOn(
  page: Page,
  { width, height }: (typeof SCREENS)[number],
  looks: (typeof LOOKS)[number],
): Promise<void> {
  await page.setViewportSize({ width, height });
  await look(page, looks);
}

/** WCAG 2.2, 2.5.8: the least width and height of what can be pressed. */
const LEAST_TARGET = 24;

/**
 * What can be pressed and is smaller than it may be, without the exceptions that axe makes for the room around
 * it. A label counts as its field, and what a style draws over its surroundings as what it belongs to.
 */
function smallTargets(page: Page, within: string): Promise<string[]> {
  return page.evaluate(
    ([selector, least]) => {
      const size = (element: Element): { width: number; height: number } => {
        const label = element.closest('label') ?? (element as HTMLInputElement).labels?.[0];
        const boxes = [element, ...(label ? [label] : [])].map((one) => one.getBoundingClientRect());
        const over = getComputedStyle(element, '::after');
        const drawnOver = over.position === 'absolute' && over.content !== 'none';
        return {
          width: Math.max(...boxes.map(({ width }) => width), drawnOver ? parseFloat(over.width) || 0 : 0),
          height: Math.max(
            ...boxes.map(({ height }) => height),
            drawnOver ? parseFloat(over.height) || 0 : 0,
          ),
        };
      };
      const pressable =
        'a[href], button, input, select, textarea, summary, [role=option], [role=gridcell][tabindex], tr[tabindex]';
      return [...document.querySelectorAll(selector)]
        .flatMap((root) => [...root.querySelectorAll(pressable)])
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .filter((element) => !element.matches('.sr-only:not(:focus)'))
        .map((element) => ({ element, ...size(element) }))
        .filter(({ width, height }) => width < least - 0.01 || height < least - 0.01)
        .map(({ element, width, height }) => `${width} × ${height}: ${element.outerHTML.slice(0, 200)}`);
    },
    [within, LEAST_TARGET] as const,
  );
}

/**
 * No fault of any rule, no target of less than 24 by 24 pixels, and nothing that hangs over to the side.
 * @param within a selector: what to look at, where the rest was looked at before
 */
export async function expectAccessible(page: Page, within = 'html'): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .include(within)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  expect(await smallTargets(page, within), 'targets of less than 24 by 24 pixels').toEqual([]);
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
}

/** The same in every look, one after the other, without opening anything anew. */
export async function expectAccessibleInEveryLook(page: Page, within = 'html'): Promise<void> {
  for (const looks of LOOKS) {
    await test.step(looks, async () => {
      await look(page, looks);
      await expectAccessible(page, within);
    });
  }
}
