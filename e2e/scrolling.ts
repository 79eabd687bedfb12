import type { Page } from 'playwright/test';
import { watchMainThread } from './main-thread.ts';

/*
 * How smoothly a page scrolls. Frames are told by the browser's own requestAnimationFrame, so the page's clock
 * must be its own; the work of the main thread is counted in the time that it really had a processor, which
 * does not depend on what else the machine is doing.
 */

/** One run of scrolling. */
export type Run = {
  /** Milliseconds between two frames, in order of length. */
  readonly gaps: readonly number[];
  /** Milliseconds of processor time that the main thread took for each frame, on average. */
  readonly work: number;
};

/**
 * Scrolls a page, in every frame a step further, from its top.
 * @param step CSS pixels a frame
 */
async function scrollThrough(
  page: Page,
  spent: () => Promise<number>,
  step: number,
  frames: number,
): Promise<Run> {
  await page.bringToFront();
  await page.evaluate(() => {
    scrollTo(0, 0);
    return new Promise(requestAnimationFrame);
  });
  const before = await spent();
  const gaps = await page.evaluate(
    ([pixels, count]) =>
      new Promise<number[]>((done) => {
        const found: number[] = [];
        let last = 0;
        const next: FrameRequestCallback = (time) => {
          if (last !== 0) found.push(time - last);
          last = time;
          scrollBy(0, pixels);
          if (found.length < count) requestAnimationFrame(next);
          else done(found.sort((a, b) => a - b));
        };
        requestAnimationFrame(next);
      }),
    [step, frames] as const,
  );
  return { gaps, work: ((await spent()) - before) / frames };
}

/** The length that so many of a hundred frames do not exceed, in milliseconds. */
export function percentile({ gaps }: Run, percent: number): number {
  return gaps[Math.min(gaps.length - 1, Math.floor((gaps.length * percent) / 100))] ?? NaN;
}

/**
 * Opens a page with the least that a list can do: the same rows at the same places, kept by hand, without
 * people, order, focus or React. It looks the same, so the browser has to draw the same.
 * @param page the list with its rows drawn, scrolled to the top
 * @param count of rows
 */
async function openLimit(page: Page, count: number): Promise<Page> {
  const parts = await page.evaluate(() => ({
    styles: [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].map(({ href }) => href),
    sprite: document.querySelector('symbol')?.ownerSVGElement?.outerHTML ?? '',
    row: document.querySelector('[role=grid] [role=gridcell]')?.outerHTML ?? '',
    left: document.querySelector('[role=grid]')?.getBoundingClientRect().left ?? 0,
    height: document.querySelector('[role=grid] [role=gridcell]')?.getBoundingClientRect().height ?? 0,
  }));
  const limit = await page.context().newPage();
  const address = new URL('/limit', page.url()).href;
  await limit.route(address, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html>${parts.styles.map((href) => `<link rel="stylesheet" href="${href}">`).join('')}`,
    }),
  );
  await limit.setViewportSize(page.viewportSize() ?? { width: 1440, height: 900 });
  await limit.goto(address);
  await limit.evaluate(
    ({ sprite, row, left, height, total }) => {
      document.body.innerHTML = `${sprite}<div style="position:relative;margin-left:${left}px;height:${total * height}px"></div>`;
      const template = document.createElement('template');
      template.innerHTML = row;
      const list = document.body.lastElementChild;
      const drawn = new Map<number, Element>();
      const draw = (): void => {
        const first = Math.floor(scrollY / height);
        const end = Math.min(total, Math.ceil((scrollY + innerHeight) / height) + 2);
        for (const [index, element] of drawn) {
          if (index >= first && index < end) continue;
          element.remove();
          drawn.delete(index);
        }
        for (let index = first; index < end; index += 1) {
          if (drawn.has(index)) continue;
          const element = template.content.firstElementChild?.cloneNode(true) as HTMLElement;
          element.style.top = `${index * height}px`;
          const name = element.querySelector('button');
          if (name) name.textContent = `Friend ${index}`;
          list?.append(element);
          drawn.set(index, element);
        }
      };
      draw();
      addEventListener('scroll', draw, { passive: true });
    },
    { ...parts, total: count },
  );
  return limit;
}

const TURNS = 5;

/**
 * Scrolls a list and the least that a list can do, in turns, and gives the best turn of each: what else the
 * machine does in the meantime only ever makes a turn worse. Turns end when the list reached the goal.
 * @param count people in the list
 * @param goal milliseconds that 95 of 100 frames are not to exceed
 */
export async function besideTheLimit(
  page: Page,
  { count, step, frames, goal }: { count: number; step: number; frames: number; goal: number },
): Promise<{ readonly list: Run; readonly limit: Run }> {
  const limit = await openLimit(page, count);
  const pages = { list: page, limit };
  const best: { list?: Run; limit?: Run } = {};
  const spent = { list: await watchMainThread(page), limit: await watchMainThread(limit) };
  for (let turn = 0; turn < TURNS; turn += 1) {
    if (turn >= 2 && best.list && percentile(best.list, 95) <= goal) break;
    for (const which of ['limit', 'list'] as const) {
      const run = await scrollThrough(pages[which], spent[which], step, frames);
      const before = best[which];
      best[which] = {
        gaps: before && percentile(before, 95) <= percentile(run, 95) ? before.gaps : run.gaps,
        work: Math.min(before?.work ?? Infinity, run.work),
      };
    }
  }
  await limit.close();
  if (!best.list || !best.limit) throw new Error('no turn was taken');
  return { list: best.list, limit: best.limit };
}
