import { isDeepStrictEqual } from 'node:util';
import type { OpenedPage } from './opened-page.ts';

/** So many rows stand on the screen of every page. */
const ROWS = 12;

/** What the first rows show, and what they say to who does not see them. */
function rowsOf({ page }: OpenedPage): Promise<unknown> {
  return page.evaluate((most) => {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-testid=friends-list] article')];
    return rows
      .toSorted((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
      .slice(0, most)
      .map((row) => ({
        label: row.ariaLabel,
        // Ages go on while one page is read after the other.
        text: row.innerText.replace(/\n[^\n]*$/, ''),
        glyphs: [...row.querySelectorAll('use')].map((use) => use.getAttribute('href')),
        buttons: row.querySelectorAll('button').length,
        height: row.offsetHeight,
      }));
  }, ROWS);
}

/**
 * Whoever is compared does the same work.
 * @throws if the first rows of two pages show or say different things
 */
export async function demandSameRows(pages: readonly OpenedPage[]): Promise<void> {
  const [first, ...others] = await Promise.all(
    pages.map(async (page) => ({ who: page.contestant, rows: await rowsOf(page) })),
  );
  for (const { who, rows } of others) {
    if (isDeepStrictEqual(rows, first?.rows)) continue;
    const told = (what: unknown): string => JSON.stringify(what, null, 1);
    throw new Error(`${who} draws other rows than ${first?.who}:\n${told(rows)}\n${told(first?.rows)}`);
  }
}
