import type { Page } from 'playwright/test';

/**
 * Listens to a page as a screen reader does.
 * @returns tells everything that its live regions have said since, in order
 */
export async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const texts = new Map<Element, string>();
    const look = (): void => {
      for (const region of document.querySelectorAll(
        '[role=status], [role=alert], [role=log], [aria-live]',
      )) {
        const text = region.textContent ?? '';
        if (text !== '' && text !== texts.get(region)) said.push(text);
        texts.set(region, text);
      }
    };
    for (const region of document.querySelectorAll('[role=status], [role=alert], [role=log], [aria-live]')) {
      texts.set(region, region.textContent ?? '');
    }
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said);
}
