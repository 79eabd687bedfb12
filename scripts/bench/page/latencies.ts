import type { Browser } from 'playwright';
import { ROOT } from '../../install-missing.mjs';
import { startServer } from '../process-under-test.ts';
import { median, type PartOptions, type Row } from '../row.ts';
import { CONTESTANTS } from './built.ts';
import { openPage, type OpenedPage } from './opened-page.ts';
import { traced } from './trace.ts';

const PEOPLE = 11_000;
const FRAMES = 60;
const PIXELS = 120;

/** A key of the search is to be on screen so soon, in milliseconds. */
const KEY_BAR = 50;

/** What is typed: each key leaves fewer people. */
const TYPED = 'person 12';

/** The browser tells the length of events in steps of 8 ms, and only from 16 ms on. */
const SHORTEST_TOLD = 16;

type EventTimes = { eventTimes: number[]; listTimes: number[] };

/**
 * Keeps how long each key or click took until the next frame was on screen, and until a frame after the list had
 * become another; runs in the page.
 */
function watchEvents(): void {
  const times: number[] = [];
  const listTimes: number[] = [];
  Object.assign(window, { eventTimes: times, listTimes });
  let pressed: number | undefined;
  addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), { capture: true });
  new MutationObserver((changes) => {
    const isList = changes.some(({ target }) => target.parentElement?.closest('[data-testid=friends-list]'));
    const since = pressed;
    if (!isList || since === undefined) return;
    pressed = undefined;
    requestAnimationFrame(() => setTimeout(() => listTimes.push(performance.now() - since)));
  }).observe(document, { subtree: true, childList: true, characterData: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) times.push(duration);
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
}

type Slowest = { readonly event: number; readonly list: number };

/**
 * The slowest event that somebody's doing made, from its start to the frame that shows it, and the slowest from a key
 * to the frame that shows the list that it left, in milliseconds.
 */
async function slowest({ page, work }: OpenedPage, act: () => Promise<unknown>): Promise<Slowest> {
  await page.evaluate(() => {
    const { eventTimes, listTimes } = window as unknown as EventTimes;
    eventTimes.length = 0;
    listTimes.length = 0;
  });
  await work(act);
  const [events = [], lists = []] = await page.evaluate(() => {
    const { eventTimes, listTimes } = window as unknown as EventTimes;
    return [eventTimes, listTimes];
  });
  return { event: Math.max(SHORTEST_TOLD, ...events), list: Math.max(...lists) };
}

async function type({ page }: OpenedPage): Promise<void> {
  // A key at a time, each shown before the next, as somebody types who reads along.
  for (const key of TYPED) {
    await page.keyboard.press(key === ' ' ? 'Space' : key);
    await page.evaluate(async () => {
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
    });
  }
}

async function scrolledWork(opened: OpenedPage): Promise<number> {
  const spent = await opened.work(() =>
    opened.page.evaluate(
      async ([frames, pixels]) => {
        const box = document.querySelector('[data-testid=friends-list] > [role=list]');
        for (let frame = 0; frame < frames; frame += 1) {
          (box ?? window).scrollBy(0, pixels);
          await new Promise(requestAnimationFrame);
        }
        (box ?? window).scrollTo(0, 0);
      },
      [FRAMES, PIXELS] as const,
    ),
  );
  return spent / FRAMES;
}

function row(name: string, values: readonly number[], more: Partial<Row> = {}): Row {
  return {
    name,
    value: median(values),
    unit: 'ms',
    spread: [Math.min(...values), Math.max(...values)],
    ...more,
  };
}

/** One thing that a person does on the dashboard, and how to undo it. */
type Deed = {
  readonly name: string;
  readonly act: () => Promise<unknown>;
  readonly undo: () => Promise<unknown>;
};

function deeds(opened: OpenedPage): readonly Deed[] {
  const { page } = opened;
  const search = page.getByRole('search').getByRole('textbox');
  const away = page
    .getByRole('group', { name: 'State', exact: true })
    .getByRole('checkbox', { name: /^Away/ });
  return [
    {
      name: `search: a key, the slowest of “${TYPED}”`,
      act: () => type(opened),
      undo: () => search.fill(''),
    },
    { name: 'filter by state', act: () => away.check(), undo: () => away.uncheck() },
    { name: 'regroup by title', act: () => page.keyboard.press('3'), undo: () => page.keyboard.press('1') },
  ];
}

/** Filter, search, regroup and scroll with 11,000 people. */
export async function latencies(
  browser: Browser,
  folders: { readonly contestants: string },
  { rounds, say }: Pick<PartOptions, 'rounds' | 'say'>,
): Promise<Row[]> {
  const server = await startServer([
    `${ROOT}/scripts/bench/page/roster-server.ts`,
    String(PEOPLE),
    folders.contestants,
    `${ROOT}/dist/web`,
  ]);
  const origin = `http://127.0.0.1:${server.port}`;
  const open = (contestant: (typeof CONTESTANTS)[number]) =>
    openPage(browser, origin, contestant, { people: PEOPLE, isRoster: true, script: watchEvents });
  const rows: Row[] = [];
  try {
    const dashboard = await open('dashboard');
    for (const { name, act, undo } of deeds(dashboard)) {
      say(`11,000 people: ${name}`);
      const isSearch = name.startsWith('search');
      const times: number[] = [];
      const lists: number[] = [];
      const tasks: number[] = [];
      for (let round = 0; round <= rounds; round += 1) {
        if (isSearch) await dashboard.page.keyboard.press('/');
        const time = await slowest(dashboard, act);
        await dashboard.work(undo);
        if (isSearch) await dashboard.page.keyboard.press('/');
        const { longest } = await traced(browser, async () => {
          await dashboard.page.evaluate(() => performance.mark('poll'));
          await dashboard.work(act);
        });
        await dashboard.work(undo);
        await dashboard.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
        if (round === 0) continue;
        times.push(time.event);
        lists.push(time.list);
        tasks.push(longest);
      }
      const bar = isSearch ? { bar: { most: KEY_BAR } } : {};
      rows.push(row(`${name}, 11,000 people, to the next frame`, times, bar));
      if (isSearch) rows.push(row(`${name}, 11,000 people, to the list that it leaves`, lists));
      rows.push(row(`${name}, 11,000 people, longest task`, tasks, bar));
    }
    const pages = [dashboard];
    for (const contestant of CONTESTANTS.slice(1)) pages.push(await open(contestant));
    say('11,000 people: scrolling');
    const frames = new Map<string, number[]>(pages.map(({ contestant }) => [contestant, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const page of pages) frames.get(page.contestant)?.push(await scrolledWork(page));
    }
    const nameOf = (who: string) => `${who}: a frame of scrolling by ${PIXELS} pixels, 11,000 people`;
    for (const [who, values] of frames) {
      const floor =
        who === 'hand'
          ? {}
          : { floor: nameOf('hand'), ratio: median(values) / median(frames.get('hand') ?? []) };
      rows.push(row(nameOf(who), values, floor));
    }
    await Promise.all(pages.map((page) => page.close()));
    return rows;
  } finally {
    await server.stop();
  }
}
