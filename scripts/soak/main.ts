import { startChromium } from '../bench/page/chromium.ts';
import { startServer } from '../bench/process-under-test.ts';
import { readCommandLine } from '../command-line.mjs';
import { GROWTH, growthOf } from './flatness.ts';
import { beginVisit, DEEDS_TAKE } from './long-visit.ts';
import type { Held } from './wound-page.ts';

/** When the visit begins: an ordinary evening. */
const EVENING = Date.parse('2026-11-20T21:00:00Z');

/** Everything is read after each so many polls: when all that people do has been done, so that readings are alike. */
const POLLS_PER_READING = 2 * DEEDS_TAKE;
/**
 * What is needed only once is had by then: so many polls, not counted, go before those of the goal; of a shorter
 * run as large a part. Most of it is what the browser compiles, and that goes by how often something is done: in each of
 * these polls people do something, which is as often as in all of the polls that count.
 */
const WARM_UP_POLLS = 2000;
const LEAST_READINGS = 6;
const GOAL = 20_000;

const { values } = readCommandLine({
  minutes: { type: 'string', default: '20' },
  polls: { type: 'string', default: String(GOAL) },
});
const minutes = Number(values.minutes);
const goal = Number(values.polls);
if (!(minutes > 0) || !(goal > 0)) {
  console.error('--minutes and --polls: expected numbers above 0');
  process.exit(2);
}

const WARM_UP = WARM_UP_POLLS / (WARM_UP_POLLS + GOAL);
const most = goal / (1 - WARM_UP);

type Reading = Held & { readonly server: number };

const server = await startServer(['scripts/soak/wound-server.ts', String(EVENING)]);
const lever = async (path: string): Promise<string> =>
  (await fetch(`http://127.0.0.1:${server.port}${path}`)).text();
const browser = await startChromium();
const faults: string[] = [];
const readings: Reading[] = [];
let polls = 0;
let warm = 0;
try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.clock.install({ time: EVENING });
  const visit = await beginVisit(page, await lever('/url'), {
    windTo: async (time) => void (await lever(`/wind?to=${time}`)),
    calm: async (isCalm) => void (await lever(`/calm?calm=${isCalm}`)),
    fail: async (fault) => void (await lever(`/fail?fault=${fault ?? ''}`)),
  });
  const start = performance.now();
  const spent = () => (performance.now() - start) / (minutes * 60_000);
  while (polls < most && spent() < 1) {
    const isWarmingUp = Math.max(spent(), polls / most) < WARM_UP;
    await visit.live(POLLS_PER_READING, isWarmingUp ? 1 : undefined);
    polls += POLLS_PER_READING;
    const held = await visit.held();
    const { heapUsed, external } = await server.memory();
    const reading = { ...held, server: heapUsed + external };
    if (isWarmingUp) warm += 1;
    readings.push(reading);
    const mebibytes = (bytes: number) => (bytes / 2 ** 20).toFixed(2);
    console.log(
      `${polls} polls: page ${mebibytes(held.heap)} MiB, ${mebibytes(held.objects)} of it objects, ${held.nodes} nodes, ${held.listeners} listeners, ${held.timers} timers; gateway and service ${mebibytes(reading.server)} MiB`,
    );
  }
  const questions = Number(await lever('/questions'));
  console.log(`${polls} polls, ${questions} questions reached the service`);
  if (questions < polls / 2) faults.push('the page did not ask: there is nothing to conclude');
} finally {
  await browser.close();
  await server.stop();
}

const counted = readings.slice(warm);
if (counted.length < LEAST_READINGS) {
  console.log(`Too short: ${counted.length} readings after warming up, and ${LEAST_READINGS} are needed.`);
  process.exitCode = 2;
} else {
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`;
  for (const what of ['heap', 'objects', 'nodes', 'listeners', 'timers', 'server'] as const) {
    const growth = growthOf(counted.map((reading) => reading[what]));
    const verdict = growth <= GROWTH ? 'ok' : 'GREW';
    if (growth > GROWTH) faults.push(what);
    const first = readings[0]?.[what] ?? NaN;
    const since = percent(((readings.at(-1)?.[what] ?? NaN) - first) / first);
    console.log(
      `${what}: ${percent(growth)} of ${GROWTH * 100} % ${verdict}; ${since} since the first reading`,
    );
  }
  if (faults.length > 0) console.log(faults.join('\n'));
  process.exitCode = faults.length > 0 ? 1 : 0;
}
