import type { Browser, CDPSession } from 'playwright';

/** What one poll did to the main thread, in milliseconds of processor time; `toPaint` is time on the wall. */
export type Traced = {
  /** Whatever is none of the others: scripts, parsing, what the browser does for them. */
  readonly script: number;
  readonly style: number;
  readonly layout: number;
  readonly paint: number;
  readonly collecting: number;
  readonly longest: number;
  /** From the poll’s start to the last frame it changed; NaN where it changed none. */
  readonly toPaint: number;
};

type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
};

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing', 'v8'];

const KINDS: Readonly<Record<string, 'style' | 'layout' | 'paint' | 'collecting'>> = {
  UpdateLayoutTree: 'style',
  Layout: 'layout',
  PrePaint: 'paint',
  Paint: 'paint',
  Layerize: 'paint',
  Commit: 'paint',
  MinorGC: 'collecting',
  MajorGC: 'collecting',
};

const ms = ({ dur = 0, tdur }: TraceEvent): number => (tdur ?? dur) / 1000;

/** Adds up each kind, less what of other kinds lies inside. */
function split(events: readonly TraceEvent[]): Omit<Traced, 'script' | 'longest' | 'toPaint'> {
  const sums = { style: 0, layout: 0, paint: 0, collecting: 0 };
  const open: { readonly end: number; readonly kind: keyof typeof sums }[] = [];
  const known = events
    .filter(({ name, dur }) => name in KINDS && dur !== undefined)
    .toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  for (const event of known) {
    const kind = KINDS[event.name];
    if (!kind) continue;
    while ((open.at(-1)?.end ?? Infinity) <= event.ts) open.pop();
    const outer = open.at(-1);
    if (outer) sums[outer.kind] -= ms(event);
    sums[kind] += ms(event);
    open.push({ end: event.ts + (event.dur ?? 0), kind });
  }
  return sums;
}

function readTrace(events: readonly TraceEvent[]): Traced {
  const mark = events.findLast(({ name }) => name === 'poll');
  if (!mark) throw new Error('the trace has no poll in it');
  const ours = events.filter(({ pid, tid, ts }) => pid === mark.pid && tid === mark.tid && ts >= mark.ts);
  const tasks = ours.filter(({ name }) => name === 'RunTask');
  const frames = ours.filter(({ name }) => name === 'Commit');
  // Where nothing on screen has changed nothing is painted.
  const lastFrame = frames.length > 0 ? Math.max(...frames.map(({ ts, dur = 0 }) => ts + dur)) : NaN;
  const { style, layout, paint, collecting } = split(ours);
  const script = tasks.reduce((sum, task) => sum + ms(task), 0) - style - layout - paint - collecting;
  return {
    script,
    style,
    layout,
    paint,
    collecting,
    longest: Math.max(0, ...tasks.map(ms)),
    toPaint: (lastFrame - mark.ts) / 1000,
  };
}

/** Traces one poll of a page. */
export async function traced(browser: Browser, poll: () => Promise<void>): Promise<Traced> {
  const session: CDPSession = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES, excludedCategories: ['*'], recordMode: 'recordUntilFull' },
  });
  await poll();
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  return readTrace(events);
}
