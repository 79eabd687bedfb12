import type { Browser } from 'playwright';
import { ROOT } from '../../install-missing.mjs';
import { startServer, type ServerProcess } from '../process-under-test.ts';
import { median, type PartOptions, type Row } from '../row.ts';
import { CONTESTANTS, LIBRARIES, type Contestant } from './built.ts';
import { DRAWING, layersOf, NAME_PARSING, type Layers } from './layers.ts';
import { openPage, type OpenedPage } from './opened-page.ts';
import { BATCH_PEOPLE } from './roster.ts';
import { demandSameRows } from './same-rows.ts';
import { traced, type Traced } from './trace.ts';

/** Shares of the people that change from one poll to the next. */
const SHARES = [0.01, 0.1, 1] as const;
/** The one that most is told of. */
const USUAL = 0.1;

/** A page stays open all day: what its first polls cost, before the browser has compiled for them, is not told. */
const WARM_UP_ROUNDS = 5;

/** Polls that are sampled of each opening, at most: with three of them one that collects or compiles is the figure. */
const TRACED = 9;

/**
 * How often a page whose scripts are sampled is opened anew: what the browser compiles of it differs each time. So
 * many times as many polls are traced.
 */
const OPENED = 3;

/** From so many people on there are few rounds, and of all but the dashboard and the list by hand the usual share alone. */
const CROWD = 50_000;

/** What has to be reached where people change by a tenth: the dashboard over the list by hand. */
const WORK_BARS: ReadonlyMap<number, number> = new Map([
  [1100, 1.15],
  [11_000, 0.7],
]);
const LONGEST_BAR = 0.25;
const HEAP_BAR = 1.3;
/** Of the dashboard's list with nothing around it: what the lists beside it are. */
const DRAWING_BAR = 1.45;
const ELEMENTS_BAR = 600;

type Folders = { readonly contestants: string; readonly mapped: string };
type Figures = Map<string, number[]>;

const percent = (share: number): string => `${share * 100} %`;
const told = (people: number): string => `${people.toLocaleString('en')} people`;

function add(figures: Figures, name: string, value: number): void {
  figures.set(name, [...(figures.get(name) ?? []), value]);
}

function rowOf(figures: Figures, name: string, unit: string, more: Partial<Row> = {}): Row[] {
  const values = figures.get(name);
  if (!values) return [];
  return [{ name, value: median(values), unit, spread: [Math.min(...values), Math.max(...values)], ...more }];
}

/** A row whose ratio is that of two figures of this run. */
function besides(figures: Figures, name: string, floor: string, unit: string, most?: number): Row[] {
  const [value, other] = [figures.get(name), figures.get(floor)];
  if (!value || !other) return rowOf(figures, name, unit);
  const ratio = median(value) / median(other);
  return rowOf(figures, name, unit, { floor, ratio, ...(most === undefined ? {} : { bar: { most } }) });
}

const change = (server: ServerProcess, share: number): Promise<Response> =>
  fetch(`http://127.0.0.1:${server.port}/change?share=${share}`);

/** Elements in the list, at its top and some way down. */
async function mostElements({ page }: OpenedPage): Promise<number> {
  return page.evaluate(async () => {
    let most = 0;
    for (let step = 0; step <= 60; step += 1) {
      scrollTo(0, step * 41);
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      const list = document.querySelector('[data-testid=friends-list]');
      most = Math.max(most, list?.querySelectorAll('*').length ?? 0);
    }
    scrollTo(0, 0);
    return most;
  });
}

const workName = (who: Contestant, people: number, share: number): string =>
  `${who}: work of a poll, ${told(people)}, ${percent(share)} changed`;
const name = (who: Contestant, what: string, people: number): string => `${who}: ${what}, ${told(people)}`;

async function work(
  pages: readonly OpenedPage[],
  server: ServerProcess,
  people: number,
  rounds: number,
): Promise<Figures> {
  const figures: Figures = new Map();
  const warmUp = people >= CROWD ? 1 : WARM_UP_ROUNDS;
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const isCounted = round >= warmUp;
    for (const share of SHARES) {
      await change(server, share);
      // Everybody is asked for the same change, beginning with another each round.
      for (let turn = 0; turn < pages.length; turn += 1) {
        const page = pages[(turn + round) % pages.length] as OpenedPage;
        const isTold = page.contestant === 'dashboard' || page.contestant === 'hand';
        if (people >= CROWD && share !== USUAL && !(isTold && isCounted)) continue;
        const spent = await page.measuredPoll();
        if (isCounted) add(figures, workName(page.contestant, people, share), spent);
      }
    }
  }
  return figures;
}

async function traces(
  browser: Browser,
  pages: readonly OpenedPage[],
  server: ServerProcess,
  people: number,
  rounds: number,
  figures: Figures,
): Promise<void> {
  const kinds: readonly (readonly [keyof Traced, string])[] = [
    ['longest', 'longest task of a poll'],
    ['script', 'script of a poll'],
    ['style', 'style of a poll'],
    ['layout', 'layout of a poll'],
    ['paint', 'paint of a poll'],
    ['collecting', 'collecting of a poll'],
    ['toPaint', 'poll to paint'],
  ];
  for (let round = 0; round < rounds; round += 1) {
    await change(server, USUAL);
    for (const page of pages) {
      const found = await traced(browser, page.poll);
      for (const [kind, what] of kinds) {
        if (!Number.isNaN(found[kind])) add(figures, name(page.contestant, what, people), found[kind]);
      }
    }
  }
}

async function layers(
  browser: Browser,
  server: ServerProcess,
  people: number,
  rounds: number,
  folders: Folders,
): Promise<Map<Contestant, readonly Layers[]>> {
  const found = new Map<Contestant, readonly Layers[]>();
  const opened = Array.from({ length: OPENED }, () => CONTESTANTS).flat();
  const origin = `http://127.0.0.1:${server.port}`;
  for (const contestant of opened) {
    const isRoster = people > BATCH_PEOPLE;
    const page = await openPage(browser, origin, contestant, { people, isRoster, script: NAME_PARSING });
    const sampled: Layers[] = [];
    for (let poll = 0; poll < WARM_UP_ROUNDS * SHARES.length; poll += 1) {
      await change(server, USUAL);
      await page.poll();
    }
    for (let round = 0; round <= rounds; round += 1) {
      await change(server, USUAL);
      // What the page does by itself while it rests is no drawing of a poll.
      await page.rested();
      const one = await layersOf(page.session, [folders.mapped, folders.contestants], page.poll);
      // The profiler begins to look at what the browser has compiled.
      if (round > 0) sampled.push(one);
    }
    await page.close();
    found.set(contestant, [...(found.get(contestant) ?? []), ...sampled]);
  }
  return found;
}

function workRows(figures: Figures, people: number): Row[] {
  return SHARES.flatMap((share) =>
    CONTESTANTS.flatMap((who) => {
      const own = workName(who, people, share);
      if (who === 'hand') return rowOf(figures, own, 'ms');
      const bar = who === 'dashboard' && share === USUAL ? WORK_BARS.get(people) : undefined;
      return besides(figures, own, workName('hand', people, share), 'ms', bar);
    }),
  );
}

/**
 * One of ours beside each library.
 * @param nameOf names the figure of each that is compared
 */
function aheadRows(
  figures: Figures,
  people: number,
  ours: Contestant,
  nameOf: (who: Contestant) => string,
  most?: number,
): Row[] {
  return LIBRARIES.flatMap((who) =>
    besides(figures, nameOf(ours), nameOf(who), 'ms', most).map((row) => ({
      ...row,
      name: `${ours} beside ${who}, ${told(people)}`,
    })),
  );
}

/** What was sampled of each, by layers. Adds what drawing alone came to. */
function layerRows(
  found: ReadonlyMap<Contestant, readonly Layers[]>,
  figures: Figures,
  people: number,
): Row[] {
  const rows: Row[] = [];
  for (const [who, sampled] of found) {
    const layersHere = new Set(sampled.flatMap((one) => Object.keys(one)));
    for (const layer of layersHere) {
      const what = name(who, `of it ${layer}`, people);
      for (const one of sampled) add(figures, what, one[layer] ?? 0);
      rows.push(...rowOf(figures, what, 'ms', { note: 'sampled' }));
    }
    let browsers = 0;
    for (const what of ['style', 'layout', 'paint'])
      browsers += median(figures.get(name(who, `${what} of a poll`, people)) ?? [0]);
    for (const one of sampled) {
      const scripts = [...DRAWING].reduce((sum, layer) => sum + (one[layer] ?? 0), 0);
      add(figures, name(who, 'drawing alone', people), scripts + browsers);
    }
  }
  return rows;
}

/** Polls of so many people, by all contestants in turn. */
export async function polls(
  browser: Browser,
  people: number,
  folders: Folders,
  { rounds, say }: Pick<PartOptions, 'rounds' | 'say'>,
): Promise<Row[]> {
  const isCrowd = people >= CROWD;
  const server = await startServer(
    [`${ROOT}/scripts/bench/page/roster-server.ts`, String(people), folders.contestants, `${ROOT}/dist/web`],
    { NODE_OPTIONS: '--max-old-space-size=8192' },
  );
  const origin = `http://127.0.0.1:${server.port}`;
  const pages: OpenedPage[] = [];
  try {
    for (const contestant of CONTESTANTS) {
      say(`${told(people)}: ${contestant} opens`);
      pages.push(await openPage(browser, origin, contestant, { people, isRoster: people > BATCH_PEOPLE }));
    }
    await demandSameRows(pages);
    const times = isCrowd ? Math.min(2, rounds) : rounds;
    say(`${told(people)}: ${times} rounds`);
    const figures = await work(pages, server, people, times);
    for (const page of pages)
      add(figures, name(page.contestant, 'elements in the list', people), await mostElements(page));
    say(`${told(people)}: traces`);
    const sampled = Math.min(TRACED, rounds);
    await traces(browser, pages, server, people, isCrowd ? 1 : OPENED * sampled, figures);
    // After polls of the usual kind: React keeps what it drew before the last drawing.
    for (const page of pages)
      add(figures, name(page.contestant, 'heap', people), (await page.heap()) / 2 ** 20);
    await Promise.all(pages.map((page) => page.close()));
    say(`${told(people)}: where it goes`);
    const found =
      people === 1100 || people === 11_000
        ? await layers(browser, server, people, sampled, folders)
        : new Map<Contestant, readonly Layers[]>();
    const compared = (what: string, unit: string, bars: (who: Contestant) => number | undefined): Row[] =>
      CONTESTANTS.flatMap((who) =>
        who === 'hand'
          ? rowOf(figures, name(who, what, people), unit)
          : besides(figures, name(who, what, people), name('hand', what, people), unit, bars(who)),
      );
    const own = (most: number, size?: number) => (who: Contestant) =>
      who === 'dashboard' && (size === undefined || people === size) ? most : undefined;
    const none = () => undefined;
    return [
      ...workRows(figures, people),
      // Nobody is to be ahead of it.
      ...aheadRows(figures, people, 'dashboard', (who) => workName(who, people, USUAL), 1),
      ...compared('longest task of a poll', 'ms', own(LONGEST_BAR, 11_000)),
      ...['script', 'style', 'layout', 'paint', 'collecting'].flatMap((kind) =>
        compared(`${kind} of a poll`, 'ms', none),
      ),
      ...compared('poll to paint', 'ms', none),
      ...layerRows(found, figures, people),
      ...compared('drawing alone', 'ms', (who) => (who === 'friends-list' ? DRAWING_BAR : undefined)),
      ...aheadRows(figures, people, 'friends-list', (who) => name(who, 'drawing alone', people)),
      ...CONTESTANTS.flatMap((who) =>
        rowOf(
          figures,
          name(who, 'elements in the list', people),
          'elements',
          who === 'dashboard' ? { bar: { most: ELEMENTS_BAR } } : {},
        ),
      ),
      ...compared('heap', 'MiB', own(HEAP_BAR, 11_000)),
    ];
  } finally {
    await server.stop();
  }
}
