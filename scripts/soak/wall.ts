import { startChromium } from '../bench/page/chromium.ts';
import { startServer } from '../bench/process-under-test.ts';
import { A_MINUTE, type Fault } from './faults.ts';
import { pass, readHeld, windInPage, type Held, type Levers } from './wound-page.ts';

/** When the day begins: an ordinary evening. */
const EVENING = Date.parse('2026-11-20T21:00:00Z');
const SECOND = 1000;
const INTERVAL = 15 * SECOND;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Hours in which each kind of fault happens once, so that what it needs is there before anything is compared. */
export const WARM_UP_HOURS = 5;
/** No name may be on the wall whose data are older. */
const OLDEST = 10 * MINUTE;
/** So long everybody is where they were at first before something is read: answers asked no more are kept 5 min. */
const SETTLING = 6 * MINUTE;
/** All pages of people have been on the wall in this time. */
const ROUND = 2 * MINUTE;
/** How much more may be held after the day than after the warming up. */
const GROWTH = 0.05;

/** What fails, and for how long; or that the service asks for a minute. */
type Outage = readonly [what: Exclude<Fault, 'a minute'> | 'no network', ms: number] | readonly ['a minute'];

/** What goes wrong in the hours of a day, and for how long. */
const OUTAGES: readonly (readonly Outage[])[] = [
  [['500', 12 * MINUTE]],
  [['no network', 3 * MINUTE]],
  [['429', MINUTE], ['a minute']],
  [['html', 11 * MINUTE]],
  [['503', 45 * SECOND]],
  [['no network', 12 * MINUTE]],
  [['429', 11 * MINUTE]],
  [['html', 30 * SECOND]],
];

/**
 * Leaves a wall alone for hours, on clocks that are wound; faults begin in the twentieth minute of each. What is held
 * is compared where it is more than the hours of warming up.
 * @returns what went wrong; empty if nothing did
 */
export async function leaveWall(
  hours: number,
  {
    outages = OUTAGES,
    warmUpHours = WARM_UP_HOURS,
    most = GROWTH,
    jitless = false,
  }: {
    /** Of each hour, and from the first again after the last. */
    readonly outages?: readonly (readonly Outage[])[];
    readonly warmUpHours?: number;
    /** What may be held more after the rest of the hours, as a part of what was held before. */
    readonly most?: number;
    /** Whether the browser compiles nothing: then all that grows is the page's own. */
    readonly jitless?: boolean;
  } = {},
): Promise<readonly string[]> {
  const server = await startServer(['scripts/soak/wound-server.ts', String(EVENING)]);
  const lever = async (path: string): Promise<string> =>
    (await fetch(`http://127.0.0.1:${server.port}${path}`)).text();
  const levers: Levers = {
    windTo: async (time) => void (await lever(`/wind?to=${time}`)),
    calm: async (isCalm) => void (await lever(`/calm?calm=${isCalm}`)),
    fail: async (fault) => void (await lever(`/fail?fault=${fault ?? ''}`)),
  };
  const browser = await startChromium(jitless ? ['--js-flags=--jitless'] : []);
  const wrong: string[] = [];
  try {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'en-GB' });
    const page = await context.newPage();
    page.on('pageerror', (error) => wrong.push(String(error)));
    await page.clock.install({ time: EVENING });
    await windInPage(page);
    await page.goto(`${await lever('/url')}/?kiosk=1`);
    const person = page.getByRole('region', { name: 'People' }).getByRole('listitem').first();
    await person.waitFor();
    const session = await context.newCDPSession(page);
    const names = JSON.parse(await lever('/names')) as readonly string[];
    let now = EVENING;
    let oldestSeen = 0;

    /** Looks at the wall: how old the data of its names are, and whether it says that it is live. */
    const look = async (): Promise<boolean> => {
      const text = await page.evaluate(() => document.body.innerText);
      const answeredAt = Number(await lever('/answered-at'));
      const named = names.filter((name) => text.includes(name)).length;
      const age = now - answeredAt;
      if (named > 0) oldestSeen = Math.max(oldestSeen, age);
      if (named > 0 && age > OLDEST) wrong.push(`${named} names of ${age / SECOND} s ago`);
      return named > 0 && text.includes('Live ·') && !text.includes('No new picture') && age < INTERVAL * 2;
    };
    const live = async (ms: number, step: number): Promise<void> => {
      for (let passed = 0; passed < ms; passed += step) {
        now = await pass(page, levers, step);
        await look();
      }
    };
    const backWithinInterval = async (what: string): Promise<void> => {
      let back = 0;
      while (back < 10 * INTERVAL) {
        back += SECOND;
        now = await pass(page, levers, SECOND);
        if (await look()) break;
      }
      if (back > INTERVAL) wrong.push(`back ${back / SECOND} s after ${what}`);
      console.log(`  ${what}: live again after ${back / SECOND} s`);
    };
    /** The service asks for a minute once, and would answer right after it. */
    const askedToWait = async (): Promise<void> => {
      const questions = async (): Promise<number> => Number(await lever('/questions'));
      const read = () => page.evaluate(() => ({ text: document.body.innerText, at: Date.now() }));
      const before = await questions();
      await levers.fail('a minute');
      let asked = before;
      for (let passed = 0; asked === before && passed < 2 * INTERVAL; passed += SECOND) {
        await live(SECOND, SECOND);
        asked = await questions();
      }
      await levers.fail(undefined);
      if (asked === before) wrong.push('nobody asked, so nobody was told to wait');
      const until = now + A_MINUTE * SECOND;
      let looks = 0;
      for (;;) {
        await live(SECOND, SECOND);
        if (now >= until) break;
        looks += 1;
        const { text, at } = await read();
        const left = (until - at) / SECOND;
        const told = /next in (\d+) s/.exec(text)?.[1];
        // In the last moments it asks.
        if (left > 2 && !(Math.abs(Number(told) - left) < 2)) {
          wrong.push(`${left} s of the wait left, and the wall said ${told}`);
        }
        const more = (await questions()) - asked;
        if (more > 0) wrong.push(`${more} questions with ${left} s of the wait left`);
      }
      if (looks === 0) wrong.push('the wait was over before anybody looked');
      await backWithinInterval(`a wait of ${A_MINUTE} s`);
    };
    const outage = async ([what, ms]: Outage): Promise<void> => {
      if (ms === undefined) return askedToWait();
      if (what === 'no network') await context.setOffline(true);
      else await levers.fail(what);
      // By the second where names have to go.
      await live(Math.min(ms, OLDEST - 2 * INTERVAL), INTERVAL);
      await live(Math.min(Math.max(0, ms - OLDEST + 2 * INTERVAL), 4 * INTERVAL), SECOND);
      await live(Math.max(0, ms - OLDEST - 2 * INTERVAL), INTERVAL);
      if (what === 'no network') await context.setOffline(false);
      else await levers.fail(undefined);
      await backWithinInterval(`${what} for ${ms / SECOND} s`);
    };
    /** Goes on until the first page of people comes, so that readings are alike: the last one has fewer. */
    const onFirstPage = async (): Promise<void> => {
      const people = page.getByRole('region', { name: 'People' });
      const isFirst = async () => (await people.innerText()).includes('\n1 / ');
      for (const wanted of [false, true]) {
        for (let passed = 0; passed < ROUND && (await isFirst()) !== wanted; passed += SECOND) {
          await live(SECOND, SECOND);
        }
      }
    };
    const read = async (): Promise<Held> => {
      await levers.calm(true);
      await live(SETTLING, INTERVAL);
      await onFirstPage();
      const held = await readHeld(page, session);
      await levers.calm(false);
      return held;
    };

    const readings: Held[] = [];
    for (let hour = 1; hour <= hours; hour += 1) {
      const until = EVENING + hour * HOUR;
      await live(20 * MINUTE, INTERVAL);
      for (const each of outages[(hour - 1) % outages.length] ?? []) await outage(each);
      // An outage ends in the middle of an interval.
      if ((until - now) % INTERVAL > 0) await live((until - now) % INTERVAL, SECOND);
      await live(until - SETTLING - now, INTERVAL);
      const held = await read();
      readings.push(held);
      const mebibytes = (bytes: number) => (bytes / 2 ** 20).toFixed(3);
      console.log(
        `${hour} h: ${mebibytes(held.heap)} MiB, ${mebibytes(held.objects)} of it objects, ${mebibytes(held.code)} code, ${held.nodes} nodes, ${held.listeners} listeners, ${held.timers} timers`,
      );
    }
    console.log(`the oldest data of which a name was seen: ${oldestSeen / SECOND} s`);
    if (hours <= warmUpHours) return wrong;
    /** Growth from the reading after an hour to the last one. */
    const growth = (what: 'heap' | 'objects', hour: number): number => {
      const from = readings[hour - 1]?.[what] ?? NaN;
      return ((readings.at(-1)?.[what] ?? NaN) - from) / from;
    };
    const percent = (part: number) => `${(part * 100).toFixed(2)} %`;
    for (const what of ['heap', 'objects'] as const) {
      const grown = growth(what, warmUpHours);
      console.log(
        `${what}: ${percent(grown)} of ${most * 100} % in ${hours - warmUpHours} h; ${percent(growth(what, 1))} since the first hour`,
      );
      if (!(grown < most)) wrong.push(`${what} grew by ${percent(grown)}`);
    }
    return wrong;
  } finally {
    await browser.close();
    await server.stop();
  }
}
