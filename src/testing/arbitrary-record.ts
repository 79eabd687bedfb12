import fc from 'fast-check';
import type { ActivityRecord, DeviceRecord, PresenceRecord, TitleRecord } from '#contract/record.ts';
import { DEVICE_TYPES, PLACEMENTS, TITLE_STATES, USER_STATES } from '#contract/words.ts';
import { capture, CAPTURES, rawRecords } from './captures.ts';

/** Few enough to meet again in a filter. */
export const SOME_TITLES = ['1', '2', '7', '4294967295'] as const;
export const SOME_DEVICES = ['Scarlett', 'XboxOne', 'iOS', 'Web', 'Toaster'] as const;

/** An object as JSON.parse makes them: all members, an ordinary prototype. */
function wireObject<T>(members: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record(members, { noNullPrototype: true });
}

const activity: fc.Arbitrary<ActivityRecord> = fc.oneof(
  wireObject({ richPresence: fc.constantFrom('In the menus', 'クルーズ中') }),
  wireObject({
    broadcast: wireObject({
      id: fc.constant('b'),
      session: fc.constant('s'),
      provider: fc.constantFrom('twitch', 'mixer'),
      viewers: fc.nat(),
    }),
  }),
  wireObject({
    media: wireObject({
      id: fc.constant('m'),
      idType: fc.constantFrom('bing', 'provider'),
      name: fc.string(),
    }),
  }),
);

const title: fc.Arbitrary<TitleRecord> = fc.record(
  {
    id: fc.constantFrom(...SOME_TITLES, ''),
    name: fc.constantFrom('Contoso 5', 'コントソ', 'Home'),
    placement: fc.constantFrom(...PLACEMENTS, 'Tilted'),
    state: fc.constantFrom(...TITLE_STATES, 'Dreaming'),
    activity,
    lastModified: fc.constant('2026-02-18T05:17:21.9314433'),
  },
  { requiredKeys: ['id', 'name', 'placement', 'state'], noNullPrototype: true },
);

const device: fc.Arbitrary<DeviceRecord> = fc.record(
  { type: fc.constantFrom(...SOME_DEVICES), titles: fc.array(title, { maxLength: 3 }) },
  { requiredKeys: ['type'], noNullPrototype: true },
);

/** A presence record as the reader leaves it, at any level, with words that nobody knows among the others. */
export const presenceRecord: fc.Arbitrary<PresenceRecord> = fc.record(
  {
    xuid: fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }).map(String),
    state: fc.constantFrom(...USER_STATES, 'Busy'),
    devices: fc.array(device, { maxLength: 3 }),
    lastSeen: fc.record(
      {
        deviceType: fc.constantFrom(...DEVICE_TYPES),
        titleId: fc.constantFrom(...SOME_TITLES),
        titleName: fc.constantFrom('', 'Contoso 5'),
        timestamp: fc.constant('2026-02-18T05:17:21.9314433Z'),
      },
      { requiredKeys: ['deviceType', 'titleName'], noNullPrototype: true },
    ),
  },
  { requiredKeys: ['xuid', 'state'], noNullPrototype: true },
);

/** JSON that means harm: members named like parts of Object, nesting without end, numbers at their edges. */
const hostileJson: fc.Arbitrary<unknown> = fc
  .constantFrom(
    '{"__proto__":{"polluted":true},"xuid":"1"}',
    '{"constructor":{"prototype":{"polluted":true}}}',
    '[{"__proto__":{"polluted":true}}]',
    `${'['.repeat(5000)}${']'.repeat(5000)}`,
    `${'{"devices":['.repeat(1000)}1${']}'.repeat(1000)}`,
    JSON.stringify('9'.repeat(100_000)),
    '"__proto__"',
    '"toString"',
    '-0',
    '1e308',
    '1e-320',
    '18446744073709551616',
    '"\\ud800"',
    '"\\u0000"',
    '{"length":4294967295}',
  )
  .map((text): unknown => JSON.parse(text));

/** Any JSON value, harmful ones included. */
export const anyJson: fc.Arbitrary<unknown> = fc.oneof(fc.jsonValue(), hostileJson);

type Tree = Record<string, unknown>;

/** Every place inside a JSON value: the object or list that holds it, and its name in there. */
function placesIn(value: unknown): { holder: Tree; name: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Tree;
  return Object.keys(holder).flatMap((name) => [{ holder, name }, ...placesIn(holder[name])]);
}

const captured = CAPTURES.flatMap((file) => rawRecords(capture(file))).map((raw) => JSON.stringify(raw));

/** A captured record in which something, somewhere, was replaced by any JSON value. */
export const spoiltRecord: fc.Arbitrary<unknown> = fc
  .tuple(fc.constantFrom(...captured), fc.array(fc.tuple(fc.nat(), anyJson), { minLength: 1, maxLength: 4 }))
  .map(([text, changes]) => {
    const record: unknown = JSON.parse(text);
    const places = placesIn(record);
    for (const [pick, value] of changes) {
      const place = places[pick % places.length];
      if (place) place.holder[place.name] = value;
    }
    return record;
  });
