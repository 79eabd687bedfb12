import { expect, type Locator, type Page } from 'playwright/test';

/*
 * The parts of the dashboard, found as a person finds them: by what they are and what they are called.
 */

/** The people listed, whatever the layout. */
export function people(page: Page | Locator): Locator {
  return page.getByRole('article');
}

/** The card or row of one person. */
export function personNamed(within: Page | Locator, name: string): Locator {
  const page = 'page' in within ? within.page() : within;
  return people(within).filter({ has: page.getByRole('heading', { level: 3, name }) });
}

/** Where the keyboard stops at one person, in every layout; also of who cannot be drawn. */
export function stopAt(page: Page, xuid: string): Locator {
  return page.locator(`[data-stop="p ${xuid}"]`);
}

/** A group of people: heading, count and members. */
export function group(page: Page, heading: string): Locator {
  return page.getByRole('region', { name: heading, exact: true });
}

/** The heading of a group, with its count. */
export function groupHeadings(page: Page): Locator {
  return page.getByRole('main').getByRole('heading', { level: 2 });
}

/** A device inside a card: its name, its screen, its titles. */
export function device(card: Locator, name: string): Locator {
  return card
    .locator('section')
    .filter({ has: card.page().getByRole('heading', { level: 4, name, exact: true }) });
}

/** What the glyph of a placement leaves empty at the sides of its screen, in pixels. */
export function emptySides(glyph: Locator): Promise<{ left: number; right: number }> {
  return glyph.evaluate((element) => {
    const { paddingLeft, paddingRight } = getComputedStyle(element);
    return { left: Number.parseFloat(paddingLeft), right: Number.parseFloat(paddingRight) };
  });
}

/** The lines under a device: one for each title. */
export function titleLines(card: Locator): Locator {
  return card.getByRole('listitem');
}

/** The details of a person. */
export function details(page: Page, name: string): Locator {
  return page.getByRole('dialog', { name: `Details of ${name}` });
}

/** Opens the details of a person. */
export async function openDetails(page: Page, name: string): Promise<Locator> {
  await personNamed(page, name).getByRole('button', { name, exact: true }).click();
  return details(page, name);
}

/** A word to filter by, such as "Xbox One" of "Device". */
export function filter(page: Page, legend: string, word: string): Locator {
  return page
    .getByRole('group', { name: legend, exact: true })
    .getByRole('checkbox', { name: new RegExp(`^${word.replaceAll('|', '\\|')}( \\d+)?$`) });
}

/** One of the levels. */
export function level(page: Page, name: string): Locator {
  return page.getByRole('group', { name: 'Level' }).getByRole('radio', { name, exact: true });
}

/** The names of the people listed, in the order in which the list has them; each opens its person. */
function nameButtons(within: Page | Locator): Locator {
  return people(within).getByRole('heading', { level: 3 }).getByRole('button');
}

/** The names of the people listed at this moment; right after the people came they may still be XUIDs. */
export async function names(within: Page | Locator): Promise<string[]> {
  return nameButtons(within).allTextContents();
}

/** These people are listed, in this order; names and favourites, which it depends on, come after the people. */
export async function expectNames(within: Page | Locator, listed: readonly string[]): Promise<void> {
  await expect(nameButtons(within)).toHaveText([...listed]);
}

/** These people are listed, in whatever order. */
export async function expectListed(within: Page | Locator, listed: readonly string[]): Promise<void> {
  await expect.poll(async () => (await names(within)).toSorted()).toEqual(listed.toSorted());
}

/** Somebody is listed, and nobody by their XUID. */
export async function expectNamed(within: Page | Locator): Promise<void> {
  const isNamed = (name: string): boolean => !/^\d+$/.test(name);
  await expect
    .poll(async () => {
      const listed = await names(within);
      return listed.length > 0 && listed.every(isNamed);
    })
    .toBe(true);
}

/** Keys of the page come right after the first friends, together with all else that stands around them. */
export async function expectKeys(page: Page): Promise<void> {
  await expect(page.locator('#settings > *').first()).toBeAttached();
}

/** Keys of the list come with the shapes of its rows, for which cards do not wait. */
export async function expectListKeys(page: Page): Promise<void> {
  const first = page.getByTestId('friends-list').locator('[data-stop]').first();
  // Up from the first leads nowhere, and is taken all the same.
  const isTaken = (stop: Element): boolean =>
    !stop.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true, cancelable: true }));
  await expect.poll(() => first.evaluate(isTaken)).toBe(true);
}

/** Nothing lies over a notice; it lets presses through to what is under it, so it is made to take them. */
export async function expectUncovered(notice: Locator): Promise<void> {
  const isHit = (element: HTMLElement | SVGElement): boolean => {
    element.style.pointerEvents = 'auto';
    const { left, top, width, height } = element.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    return hit !== null && element.contains(hit);
  };
  await expect.poll(() => notice.evaluate(isHit)).toBe(true);
}
