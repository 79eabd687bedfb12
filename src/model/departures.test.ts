import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPresenceRecords, type PresenceRecord } from '#contract/record.ts';
import { departuresAfter, LEAVING_LASTS, withNewestLastSeen, type Departure } from './departures.ts';

const SECOND = 1000;

function recordOf(state: string, lastSeen?: string): PresenceRecord {
  const [record] = readPresenceRecords([
    {
      xuid: '1',
      state,
      ...(lastSeen === undefined ? {} : { lastSeen: { titleId: '5', timestamp: lastSeen } }),
    },
  ]).records;
  if (!record) throw new Error('no record');
  return record;
}

/** Lays answers one over the other; tells after each whether the person is leaving. */
function follow(answers: readonly (readonly [seconds: number, state: string])[]): boolean[] {
  let leaving: ReadonlyMap<string, Departure> = new Map();
  let before = { records: new Map<string, PresenceRecord>(), at: -Infinity };
  return answers.map(([seconds, state]) => {
    const now = { records: new Map([['1', recordOf(state)]]), at: seconds * SECOND };
    leaving = departuresAfter(leaving, before, now);
    before = now;
    return leaving.has('1');
  });
}

test.each<[string, [number, string][], boolean[]]>([
  [
    'who goes is leaving',
    [
      [0, 'Online'],
      [15, 'Offline'],
      [30, 'Offline'],
    ],
    [false, true, true],
  ],
  [
    'who was away and goes, too',
    [
      [0, 'Away'],
      [15, 'Offline'],
    ],
    [false, true],
  ],
  [
    'who comes back was never away',
    [
      [0, 'Online'],
      [15, 'Offline'],
      [120, 'Online'],
    ],
    [false, true, false],
  ],
  [
    'after 170 s they are gone',
    [
      [0, 'Online'],
      [15, 'Offline'],
      [184, 'Offline'],
      [185, 'Offline'],
    ],
    [false, true, true, false],
  ],
  [
    'and stay gone',
    [
      [0, 'Online'],
      [15, 'Offline'],
      [185, 'Offline'],
      [200, 'Offline'],
    ],
    [false, true, false, false],
  ],
  [
    'to flap is to be leaving anew each time',
    [
      [0, 'Online'],
      [15, 'Offline'],
      [30, 'Online'],
      [45, 'Offline'],
      [200, 'Offline'],
      [215, 'Offline'],
    ],
    [false, true, false, true, true, false],
  ],
  ['nobody is leaving at the first answer', [[0, 'Offline']], [false]],
  [
    'nor after a gap in which anything may have happened',
    [
      [0, 'Online'],
      [170, 'Offline'],
    ],
    [false, false],
  ],
])('%s', (_, answers, leaving) => {
  expect(follow(answers)).toEqual(leaving);
});

test('whatever comes, nobody who is signed in is leaving, and nobody leaves for longer than 170 s', () => {
  const answers = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 200 }), fc.constantFrom('Online', 'Away', 'Offline')),
  );
  fc.assert(
    fc.property(answers, (steps) => {
      let at = 0;
      const timeline = steps.map(([passed, state]) => [(at += passed), state] as const);
      const leaving = follow(timeline);
      let offlineSince: number | undefined;
      for (const [index, [seconds, state]] of timeline.entries()) {
        offlineSince = state === 'Offline' ? (offlineSince ?? seconds) : undefined;
        if (!leaving[index]) continue;
        expect(state).toBe('Offline');
        expect((seconds - (offlineSince ?? seconds)) * SECOND).toBeLessThan(LEAVING_LASTS);
      }
    }),
  );
});

test.each([
  ['goes on', '2026-02-18T05:17:21', '2026-02-18T05:17:25', '2026-02-18T05:17:25'],
  [
    'goes back by seconds',
    '2026-02-18T05:17:21.9314433',
    '2026-02-18T05:17:19',
    '2026-02-18T05:17:21.9314433',
  ],
  [
    'goes back by an hour: the service knows better now',
    '2026-02-18T05:17:21',
    '2026-02-18T04:17:21',
    '2026-02-18T04:17:21',
  ],
  ['cannot be read', '2026-02-18T05:17:21', 'around midnight', 'around midnight'],
  ['could not be read before', 'around midnight', '2026-02-18T05:17:21', '2026-02-18T05:17:21'],
])('last seen that %s', (_, before, after, kept) => {
  expect(
    withNewestLastSeen(recordOf('Offline', before), recordOf('Offline', after)).lastSeen?.timestamp,
  ).toBe(kept);
});

test('last seen that is gone is gone', () => {
  const gone = recordOf('Offline');
  expect(withNewestLastSeen(recordOf('Offline', '2026-02-18T05:17:21'), gone)).toBe(gone);
});
