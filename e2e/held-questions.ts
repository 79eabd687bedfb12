import type { Page } from 'playwright/test';

/**
 * Holds what the page asks from now on.
 * @param address which questions, as Playwright's globs say it
 * @returns lets them through, and all that come later
 */
export async function holdQuestions(page: Page, address: string): Promise<() => void> {
  let letThrough = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(address, async (route) => {
    await held;
    await route.continue();
  });
  return letThrough;
}
