import type { Page } from 'playwright/test';

/** Steps through the page and gives the most elements and people that the list ever had. */
export function mostDrawn(page: Page): Promise<{ elements: number; people: number }> {
  return page.evaluate(async () => {
    const list = document.querySelector('[data-testid=friends-list]');
    const most = { elements: 0, people: 0 };
    const look = async (y: number): Promise<void> => {
      scrollTo(0, y);
      await new Promise(requestAnimationFrame);
      most.elements = Math.max(most.elements, list?.querySelectorAll('*').length ?? 0);
      most.people = Math.max(most.people, list?.querySelectorAll('[data-xuid]').length ?? 0);
    };
    const end = document.documentElement.scrollHeight - innerHeight;
    for (let y = 0; y < 1500; y += 35) await look(y);
    for (let y = 0; y < end; y += end / 40) await look(y);
    for (let y = end; y > end - 1500; y -= 35) await look(y);
    return most;
  });
}
