import { describe, expect, it } from 'vitest';
import { readPresenceRecords, type PresenceRecord } from '#contract/record.ts';
import { parseTimestamp } from '#contract/timestamp.ts';
import { DEVICE_TYPES, PLACEMENTS } from '#contract/words.ts';
import { createPresence } from '../presence.ts';
import { readWorld, type World } from '../world.ts';
import { HOME_ID, isConsole } from './consoles.ts';
import { sampleWorld } from './sample-world.ts';

const NOW = Date.UTC(2026, 10, 20, 21, 4, 5);

function sample(): World {
  const read = readWorld(sampleWorld(NOW));
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  return read.world;
}

const world = sample();
const [viewer] = world.people;
if (!viewer) throw new Error('the sample world has nobody in it');

/** What the viewer sees of the people named, in a language. */
async function seenByViewer(xuids: readonly string[], language = 'en'): Promise<PresenceRecord[]> {
  const presence = createPresence({ world, clock: () => NOW });
  const { payload } = await presence.read({
    reader: { xuid: viewer?.xuid ?? '', isSite: false, sandbox: 'RETAIL' },
    xuids,
    level: 'all',
    preference: presence.preference(language),
    hidden: 'omit',
  });
  return [...readPresenceRecords(JSON.parse(new TextDecoder().decode(payload.whole()))).records];
}

const isInTitle = ({ devices = [] }: PresenceRecord): boolean =>
  devices.some(({ titles = [] }) =>
    titles.some(
      ({ id, placement, state }) => id !== HOME_ID && placement !== 'Background' && state === 'Active',
    ),
  );

const personNamed = (gamertag: string) => {
  const person = world.people.find((one) => one.gamertag === gamertag);
  if (!person) throw new Error(`nobody is called ${gamertag}`);
  return person;
};

async function linesOf(gamertag: string, language: string): Promise<(string | undefined)[]> {
  const [record] = await seenByViewer([personNamed(gamertag).xuid], language);
  return (record?.devices ?? []).flatMap(({ titles = [] }) =>
    titles.filter(({ id }) => id !== HOME_ID).map(({ activity }) => activity?.richPresence),
  );
}

describe('sampleWorld', () => {
  it('is the same for the same moment, and lives', () => {
    expect(sampleWorld(NOW)).toEqual(sampleWorld(NOW));
    expect(world.live).toBe(true);
  });

  it('shows the viewer 128 friends in the states of the design, and hides nine', async () => {
    const records = await seenByViewer(viewer.people);
    const count = (state: string) => records.filter((record) => record.state === state).length;

    expect(viewer.people).toHaveLength(137);
    expect(records).toHaveLength(128);
    expect([count('Online'), count('Away'), count('Offline')]).toEqual([42, 7, 79]);
    expect(records.filter(isInTitle)).toHaveLength(33);
  });

  it('has somebody offline of whom nothing is known, and lost names of titles', async () => {
    const offline = (await seenByViewer(viewer.people)).filter(({ state }) => state === 'Offline');

    expect(offline.filter(({ lastSeen }) => !lastSeen)).toHaveLength(2);
    expect(offline.filter(({ lastSeen }) => lastSeen?.titleName === '')).toHaveLength(2);
    const minutes = offline.flatMap(({ lastSeen }) => {
      const at = parseTimestamp(lastSeen?.timestamp ?? '');
      return at === undefined ? [] : [(NOW - at) / 60_000];
    });
    expect(Math.min(...minutes)).toBeGreaterThan(0);
    expect(Math.min(...minutes)).toBeLessThan(5);
    expect(Math.max(...minutes)).toBeGreaterThan(90 * 24 * 60);
  });

  it('has friends on every type of device, in every placement, and on several devices at once', async () => {
    const records = await seenByViewer(viewer.people);
    const devices = records.flatMap((record) => record.devices ?? []);
    const titles = devices.flatMap((device) => device.titles ?? []);

    expect(new Set(devices.map(({ type }) => type))).toEqual(new Set(DEVICE_TYPES));
    expect(new Set(titles.map(({ placement }) => placement))).toEqual(new Set(PLACEMENTS));
    expect(titles.filter(({ placement }) => placement === 'Snapped').length).toBeGreaterThanOrEqual(3);
    expect(records.filter((record) => (record.devices?.length ?? 0) > 1).length).toBeGreaterThanOrEqual(5);
  });

  it('has Home on every console that is on, and some media and broadcasts', async () => {
    const records = await seenByViewer(world.people.map(({ xuid }) => xuid));
    const consoles = records.flatMap(({ devices = [] }) => devices.filter(({ type }) => isConsole(type)));
    const activities = records.flatMap(({ devices = [] }) =>
      devices.flatMap(({ titles = [] }) => titles.flatMap(({ activity }) => activity ?? [])),
    );

    expect(consoles.length).toBeGreaterThan(30);
    expect(consoles.filter(({ titles = [] }) => !titles.some(({ id }) => id === HOME_ID))).toEqual([]);
    expect(activities.some(({ media }) => media !== undefined)).toBe(true);
    expect(activities.filter(({ broadcast }) => broadcast !== undefined)).toHaveLength(2);
  });

  it('fills every line of rich presence that a friend has', async () => {
    const records = await seenByViewer(viewer.people);
    const states = new Map(world.people.map(({ xuid, devices }) => [xuid, devices]));
    for (const { xuid, devices = [] } of records) {
      const stated = (states.get(xuid) ?? []).flatMap(({ titles }) => titles);
      for (const title of devices.flatMap(({ titles = [] }) => titles)) {
        const says = stated.find(({ id }) => id === title.id)?.activity?.richPresence !== undefined;
        expect(title.activity?.richPresence !== undefined, `${xuid} in ${title.name}`).toBe(says);
        expect(title.activity?.richPresence ?? '').not.toMatch(/[{}]/);
      }
    }
  });

  it.each([
    ['Nova Kestrel', 'en', ['Team Deathmatch on Nirvana', 'Using radar', 'Nirvana page']],
    ['Juniper Vale', 'en', ['Night stage, 3rd of 12, Lap 2 / 3']],
    ['Oskar Lindqvist', 'en', ['Building in Survival with 4 others']],
    ['Oskar Lindqvist', 'de', ['Baut im Modus Überleben mit 4 anderen']],
    ['Oskar Lindqvist', 'es', ['Construyendo en Supervivencia con otros 4']],
    ['Oskar Lindqvist', 'ja', ['サバイバルで他4人と建築中']],
    ['Marisol', 'en-GB', ['Lobby, waiting for 3 players', 'Reading patch notes']],
    ['Tamás Weber', 'en', ['Sailing the Ember Strait', 'Map of the Strait']],
    ['Ada Okonkwo', 'en', ['Capture the flag on Foundry, 2 : 1']],
    ['Lucía Ferrer', 'en', [undefined]],
  ])('%s says in %s: %j', async (gamertag, language, lines) => {
    expect(await linesOf(gamertag, language)).toEqual(lines);
  });

  it('has two rosters, of friends and others, some of whom hide', async () => {
    const friends = new Set(viewer.people);
    const [raid = [], creators = []] = [world.groups['Raid team'], world.groups['Creators']];

    expect(Object.keys(world.groups)).toEqual(['Raid team', 'Creators']);
    expect([new Set(raid).size, new Set(creators).size]).toEqual([40, 312]);
    for (const roster of [raid, creators]) {
      expect(roster.some((xuid) => friends.has(xuid))).toBe(true);
      expect(roster.some((xuid) => !friends.has(xuid))).toBe(true);
    }
    const visible = await seenByViewer(creators);
    expect(visible.length).toBeGreaterThan(290);
    expect(visible.length).toBeLessThan(312);
  });

  it('gives everybody a name of their own, in many scripts and lengths', () => {
    const names = world.people.map(({ gamertag }) => gamertag);
    const friends = world.people.slice(1, 138).map(({ gamertag }) => gamertag);

    expect(new Set(names).size).toBe(names.length);
    const scripts = [
      'Arabic',
      'Hebrew',
      'Hiragana',
      'Han',
      'Hangul',
      'Cyrillic',
      'Greek',
      'Devanagari',
      'Thai',
    ];
    const written = (script: string) =>
      friends.some((name) => new RegExp(`\\p{Script=${script}}`, 'u').test(name));
    expect(scripts.filter((script) => !written(script))).toEqual([]);
    expect(friends.some((name) => /\p{Extended_Pictographic}/u.test(name))).toBe(true);
    expect(friends.some((name) => name.length === 1)).toBe(true);
    expect(friends.some((name) => /\S{16}/.test(name))).toBe(true);
  });

  it('makes nothing happen after its moment', () => {
    const times = world.people.flatMap(({ devices, lastSeen }) => [
      ...devices.flatMap(({ titles }) => titles.map(({ lastModified }) => lastModified ?? '')),
      ...(lastSeen ? [lastSeen.timestamp] : []),
    ]);
    expect(times.length).toBeGreaterThan(400);
    expect(times.map((time) => parseTimestamp(time) ?? Infinity).filter((time) => time > NOW)).toEqual([]);
  });
});
