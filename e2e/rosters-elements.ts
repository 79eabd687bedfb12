import { expect, type Locator, type Page } from 'playwright/test';

/** The field into which people are pasted. */
export function pasteField(page: Page): Locator {
  return page.getByRole('textbox', { name: /XUIDs or CSV/ });
}

/** The message on each pasted line. */
export function lineMessages(page: Page): Locator {
  return page.getByRole('list', { name: 'What comes of each line' }).getByRole('listitem');
}

/** Makes a roster out of pasted text. */
export async function makeRoster(page: Page, name: string, text: string): Promise<void> {
  await page.getByRole('button', { name: /^(?:Use my own roster|New roster)$/ }).click();
  await page.getByLabel('Name of the roster').fill(name);
  await pasteField(page).fill(text);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** The way to a roster, with its count. */
export function rosterLink(page: Page, name: string): Locator {
  return page
    .getByRole('navigation', { name: 'Watching' })
    .getByRole('link', { name: new RegExp(`^${name} ?\\d*$`) });
}

/** Everything that the browser keeps of the page. */
export function kept(page: Page): Promise<{ local: number; databases: string[]; caches: string[] }> {
  return page.evaluate(async () => ({
    local: localStorage.length,
    databases: (await indexedDB.databases()).map(({ name }) => name ?? ''),
    caches: await caches.keys(),
  }));
}
