import { beforeEach, describe, expect, it } from 'vitest';
import type { PresenceRecord } from '#contract/record.ts';
import { parseTimestamp } from '#contract/timestamp.ts';
import { createPresence } from '../presence.ts';
import { readWorld, type World, type WorldDevice, type WorldInput } from '../world.ts';
import { HOME_ID, isConsole } from './consoles.ts';
import { createLife } from './life.ts';
import { sampleWorld } from './sample-world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 10, 20, 21, 4, 5);

function worldOf(input: WorldInput): World {
  const read = readWorld(input);
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  return read.world;
}

const sample = worldOf(sampleWorld(START));
const friends = new Set(sample.people[0]?.people);

/** A stage that remembers how people stand, and every statement. */
function stageOf(world: World) {
  const scenes = new Map(world.people.map(({ xuid, devices }) => [xuid, devices]));
  /** What each person who left did last. */
  const leftFrom = new Map<string, readonly WorldDevice[]>();
  const statements: { xuid: string; devices: readonly WorldDevice[] }[] = [];
  return {
    scenes,
    leftFrom,
    statements,
    restate(xuid: string, devices: readonly WorldDevice[]) {
      if (devices.length === 0) leftFrom.set(xuid, scenes.get(xuid) ?? []);
      scenes.set(xuid, devices);
      statements.push({ xuid, devices });
    },
  };
}

function living(world = sample, seed = 1) {
  const stage = stageOf(world);
  return { ...stage, life: createLife({ world, presence: stage, seed, start: START }) };
}

const isOnline = (devices: readonly WorldDevice[]): boolean =>
  devices.some(({ titles }) => titles.some(({ state }) => state === 'Active'));

function shareOnline(scenes: ReadonlyMap<string, readonly WorldDevice[]>): number {
  return [...scenes.values()].filter(isOnline).length / scenes.size;
}

/** What is wrong with a screen, in a word; undefined if nothing. */
function faultOf({ type, titles }: WorldDevice): string | undefined {
  const count = (placement: string) => titles.filter((title) => title.placement === placement).length;
  if (titles.length === 0) return 'nothing on it';
  if (new Set(titles.map(({ id }) => id)).size < titles.length) return 'a title twice';
  if (count('Full') + count('Fill') > 1) return 'two in front';
  if (count('Fill') !== count('Snapped')) return 'fill and snapped apart';
  if (count('Snapped') > 0 && type !== 'XboxOne') return 'snapped on another device';
  if (isConsole(type) && !titles.some(({ id }) => id === HOME_ID)) return 'a console without Home';
  return undefined;
}

describe('createLife', () => {
  let usual: ReturnType<typeof living>;
  beforeEach(() => {
    usual = living();
  });

  it('changes nothing at the start', () => {
    usual.life.advance(START);
    expect(usual.statements).toEqual([]);
  });

  it('moves somebody within the first minute, and a few of the friends in each', () => {
    usual.life.advance(START + MINUTE);
    expect(usual.statements.length).toBeGreaterThan(0);

    for (let minute = 2; minute <= 60; minute += 0.25) usual.life.advance(START + minute * MINUTE);
    const ofFriends = usual.statements.filter(({ xuid }) => friends.has(xuid)).length;
    expect(ofFriends / 60).toBeGreaterThan(2);
    expect(ofFriends / 60).toBeLessThan(6);
  });

  it('shows at least three changes of friends within two minutes, whatever the seed', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { life, statements } = living(sample, seed);
      life.advance(START + 2 * MINUTE);
      expect(
        statements.filter(({ xuid }) => friends.has(xuid)).length,
        `seed ${seed}`,
      ).toBeGreaterThanOrEqual(3);
    }
  });

  it('lets people do all that people do', () => {
    for (let minute = 1; minute <= 360; minute += 1) usual.life.advance(START + minute * MINUTE);
    const seen = usual.statements.map(({ devices }) => devices);
    const titles = seen.flatMap((devices) => devices.flatMap((device) => device.titles));
    const has = (placement: string) =>
      titles.some((title) => title.placement === placement && title.id !== HOME_ID);

    expect(seen.some((devices) => devices.length === 0)).toBe(true);
    expect(seen.some((devices) => devices.length > 1)).toBe(true);
    expect(seen.some((devices) => devices.length > 0 && !isOnline(devices))).toBe(true);
    expect(['Full', 'Fill', 'Snapped', 'Background'].filter((placement) => !has(placement))).toEqual([]);
    expect(titles.some(({ id, placement }) => id === HOME_ID && placement === 'Full')).toBe(true);
    expect(
      new Set(titles.map(({ activity }) => JSON.stringify(activity?.richPresence))).size,
    ).toBeGreaterThan(80);
  });

  it('ends in the same world however often somebody looked', () => {
    const end = START + 31 * HOUR + 17 * MINUTE;
    const worlds = [
      [end],
      [START + 3 * HOUR, end],
      everyQuarterMinute(START + 2 * HOUR, end),
      everyFiveMinutes(end),
    ];
    const outcomes = worlds.map((instants) => {
      const { life, scenes, leftFrom } = living();
      for (const instant of instants) life.advance(instant);
      const gone = [...scenes].filter(([, devices]) => devices.length === 0).map(([xuid]) => xuid);
      return { scenes, lastDoings: new Map(gone.map((xuid) => [xuid, leftFrom.get(xuid)])) };
    });
    for (const outcome of outcomes.slice(1)) expect(outcome).toEqual(outcomes[0]);
  });

  it('gives another seed another life', () => {
    const other = living(sample, 2);
    for (const { life } of [usual, other]) life.advance(START + 2 * HOUR);
    expect(other.scenes).not.toEqual(usual.scenes);
  });

  it('changes nothing when a time comes again or lies behind', () => {
    usual.life.advance(START + HOUR);
    const before = usual.statements.length;
    usual.life.advance(START + HOUR);
    usual.life.advance(START + 5 * MINUTE);
    expect(usual.statements).toHaveLength(before);
  });

  it('keeps about a third online over three days, by day and by night', () => {
    const shares: number[] = [];
    for (let hour = 1; hour <= 72; hour += 1) {
      usual.life.advance(START + hour * HOUR);
      shares.push(shareOnline(usual.scenes));
    }
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    expect(mean).toBeGreaterThan(0.28);
    expect(mean).toBeLessThan(0.4);
    expect(Math.min(...shares)).toBeGreaterThan(0.2);
    expect(Math.max(...shares)).toBeLessThan(0.48);
  });

  it('never shows a screen that no console allows, nor a time to come', () => {
    for (let minute = 5; minute <= 24 * 60; minute += 5) {
      const before = usual.statements.length;
      const now = START + minute * MINUTE;
      usual.life.advance(now);
      for (const { devices } of usual.statements.slice(before)) {
        expect(devices.map(faultOf).filter((fault) => fault !== undefined)).toEqual([]);
        const times = devices.flatMap(({ titles }) =>
          titles.map(({ lastModified }) => parseTimestamp(lastModified ?? '') ?? Infinity),
        );
        expect(times.filter((time) => time > now)).toEqual([]);
      }
    }
  });

  it.each([6 * HOUR, 3 * DAY, 400 * DAY])(
    'catches up after %i ms with two statements a person at most',
    (jump) => {
      usual.life.advance(START + jump);
      expect(usual.statements.length).toBeLessThanOrEqual(2 * sample.people.length);
      expect(shareOnline(usual.scenes)).toBeGreaterThan(0.2);
      const newest = [...usual.scenes.values()].flatMap((devices) =>
        devices.flatMap(({ titles }) =>
          titles.map(({ lastModified }) => parseTimestamp(lastModified ?? '') ?? 0),
        ),
      );
      expect(Math.min(...newest)).toBeGreaterThan(START + jump - 6 * HOUR);
      expect(Math.max(...newest)).toBeLessThanOrEqual(START + jump);
    },
  );

  it('tells after a long sleep when somebody really left', async () => {
    const end = START + 9 * HOUR;
    let now = START;
    const presence = createPresence({ world: sample, clock: () => now });
    const life = createLife({ world: sample, presence, seed: 1, start: START });
    now = end;
    await life.advance(now);

    const people = sample.people
      .slice(1)
      .filter(({ cloaked, privacy }) => !cloaked && privacy === 'everyone');
    const { payload } = await presence.read({
      reader: { xuid: '1', isSite: false, sandbox: 'RETAIL' },
      xuids: people.map(({ xuid }) => xuid),
      level: 'user',
      preference: [],
      hidden: 'stub',
    });
    const left = (JSON.parse(new TextDecoder().decode(payload.whole())) as PresenceRecord[])
      .map(({ lastSeen }) => parseTimestamp(lastSeen?.timestamp ?? ''))
      .filter((time) => time !== undefined && time > START)
      .map((time) => (end - (time ?? 0)) / MINUTE);
    expect(left.length).toBeGreaterThan(50);
    expect(left.filter((minutes) => minutes < 1).length).toBeLessThan(left.length / 10);
    expect(Math.max(...left)).toBeGreaterThan(120);
    expect(new Set(left).size).toBeGreaterThan(left.length / 2);
  });

  it('moves nobody of a world that does not live, and never its viewer', () => {
    const still = living({ ...sample, live: false });
    still.life.advance(START + DAY);
    expect(still.statements).toEqual([]);

    usual.life.advance(START + DAY);
    expect(usual.statements.map(({ xuid }) => xuid)).not.toContain(sample.people[0]?.xuid);
  });

  it('states what somebody did last before it lets them go, also where the lever takes its time', async () => {
    const order: string[] = [];
    const life = createLife({
      world: sample,
      presence: {
        restate: async (xuid, devices) => {
          await Promise.resolve();
          order.push(`${xuid} ${devices.length === 0 ? 'goes' : 'is there'}`);
        },
      },
      seed: 1,
      start: START,
    });
    await life.advance(START + DAY);

    const lastByPerson = new Map(order.map((entry) => [entry.split(' ')[0], entry]));
    const gone = [...lastByPerson.values()].filter((entry) => entry.endsWith('goes'));
    expect(gone.length).toBeGreaterThan(50);
    for (const entry of gone) {
      const [xuid] = entry.split(' ');
      const doings = order.filter((one) => one.startsWith(`${xuid} `));
      expect(doings.indexOf(entry)).toBe(doings.length - 1);
    }
  });
});

describe('createLife in a world of somebody else', () => {
  const own = worldOf({
    people: [
      { xuid: '1', gamertag: 'Viewer', people: ['2', '3', '4'] },
      {
        xuid: '2',
        gamertag: 'Nova',
        devices: [{ type: 'Win32', titles: [{ id: '7', activity: { richPresence: 'In the woods' } }] }],
        playerData: { s: { Team: 'red' } },
      },
      {
        xuid: '3',
        gamertag: 'Juniper',
        lastSeen: { deviceType: 'Win32', titleId: '8', timestamp: '2026-11-20T20:00:00' },
      },
      { xuid: '4', gamertag: 'Oskar' },
    ],
    titles: [
      { id: '7', name: { default: 'Woods' } },
      { id: '8', name: { default: 'Arena' }, scid: 's' },
      { id: '9', name: { default: 'Chess' } },
    ],
    richPresence: [
      {
        scid: 's',
        strings: {
          team: { text: { default: 'In team {0}' }, parameters: ['Team'] },
          rank: { text: { default: 'Rank {0}' }, parameters: ['Rank'] },
        },
      },
    ],
    live: true,
  });

  it('uses its titles, its devices, its strings and its texts, and nothing else', () => {
    const { life, statements } = living(own);
    for (let minute = 1; minute <= 3 * 24 * 60; minute += 5) life.advance(START + minute * MINUTE);
    const devices = statements.flatMap((statement) => statement.devices);
    const titles = devices.flatMap((device) => device.titles);
    const saidIn = (id: string) =>
      new Set(
        titles
          .filter((title) => title.id === id)
          .map(({ activity }) => {
            const line = activity?.richPresence;
            return typeof line === 'object' ? `${line.id} ${line.params?.join()}` : line;
          }),
      );

    expect(new Set(statements.map(({ xuid }) => xuid))).toEqual(new Set(['2', '3', '4']));
    expect(new Set(devices.map(({ type }) => type))).toEqual(new Set(['Win32']));
    expect(new Set(titles.map(({ id }) => id))).toEqual(new Set(['7', '8', '9']));
    expect(saidIn('7')).toEqual(new Set(['In the woods']));
    expect(saidIn('9')).toEqual(new Set([undefined]));
    // Nobody has a rank, so the string that needs one is never said.
    expect(saidIn('8')).toEqual(new Set(['team red']));
  });

  it('has nothing to do where there is nothing to play', () => {
    const { life, scenes } = living(
      worldOf({
        people: [
          { xuid: '1', gamertag: 'A' },
          { xuid: '2', gamertag: 'B' },
        ],
        live: true,
      }),
    );
    life.advance(START + DAY);
    expect([...scenes.values()].flat()).toEqual([]);
  });
});

function everyQuarterMinute(from: number, end: number): number[] {
  return Array.from({ length: 240 }, (_, index) => from + index * 15_000).concat(end);
}

function everyFiveMinutes(end: number): number[] {
  const instants: number[] = [];
  for (let at = START; at < end; at += 5 * MINUTE) instants.push(at);
  return [...instants, end];
}
