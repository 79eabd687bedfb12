import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { presenceRecord } from '#testing/arbitrary-record.ts';
import { levelHas, LEVELS, parseLevel, trimToLevel, type Level } from './level.ts';
import type { PresenceRecord } from './record.ts';

const level = fc.constantFrom(...LEVELS);
const min = (a: Level, b: Level): Level => (LEVELS.indexOf(a) < LEVELS.indexOf(b) ? a : b);

/** What there is in a record, node by node. */
function nodesOf({ devices, ...user }: PresenceRecord): string[] {
  const nodes = [JSON.stringify(user)];
  devices?.forEach(({ type, titles }, d) => {
    nodes.push(`device ${d} ${type}`);
    titles?.forEach(({ activity, ...title }, t) => {
      nodes.push(`title ${d}.${t} ${JSON.stringify(title)}`);
      if (activity) nodes.push(`activity ${d}.${t} ${JSON.stringify(activity)}`);
    });
  });
  return nodes;
}

const KEPT: Readonly<Record<Level, readonly string[]>> = {
  user: ['{'],
  device: ['{', 'device'],
  title: ['{', 'device', 'title'],
  all: ['{', 'device', 'title', 'activity'],
};

describe('trimming to a level', () => {
  it('keeps exactly the nodes of that level', () => {
    fc.assert(
      fc.property(presenceRecord, level, (record, to) => {
        const kept = nodesOf(record).filter((node) => KEPT[to].some((kind) => node.startsWith(kind)));
        expect(nodesOf(trimToLevel(record, to))).toEqual(kept);
      }),
    );
  });

  it('twice is trimming once, to the lower of the two', () => {
    fc.assert(
      fc.property(presenceRecord, level, level, (record, a, b) => {
        const twice = trimToLevel(trimToLevel(record, a), b);
        expect(twice).toStrictEqual(trimToLevel(record, min(a, b)));
        expect(trimToLevel(twice, b)).toStrictEqual(twice);
      }),
    );
  });

  it('to a higher level keeps all that a lower one keeps', () => {
    fc.assert(
      fc.property(presenceRecord, level, level, (record, a, b) => {
        const lower = nodesOf(trimToLevel(record, min(a, b)));
        expect(nodesOf(trimToLevel(record, a))).toEqual(expect.arrayContaining(lower));
      }),
    );
  });

  it('never changes the record that it was given', () => {
    fc.assert(
      fc.property(presenceRecord, level, (record, to) => {
        const before = JSON.stringify(record);
        trimToLevel(record, to);
        expect(JSON.stringify(record)).toBe(before);
      }),
    );
  });

  it('leaves who it is, the state and the last seen', () => {
    fc.assert(
      fc.property(presenceRecord, level, (record, to) => {
        const { xuid, state, lastSeen } = trimToLevel(record, to);
        expect({ xuid, state, lastSeen }).toEqual({
          xuid: record.xuid,
          state: record.state,
          lastSeen: record.lastSeen,
        });
      }),
    );
  });
});

describe('a level', () => {
  it.each([
    ['all', 'all'],
    ['ALL', 'all'],
    ['Title', 'title'],
    ['', undefined],
    ['every', undefined],
    [' all', undefined],
    ['constructor', undefined],
  ])('written %j is %s', (text, expected) => {
    expect(parseLevel(text)).toBe(expected);
  });

  it('has the nodes of the levels below it', () => {
    const table = LEVELS.map((of) => LEVELS.filter((node) => levelHas(of, node)));
    expect(table).toEqual([
      ['user'],
      ['user', 'device'],
      ['user', 'device', 'title'],
      ['user', 'device', 'title', 'all'],
    ]);
  });
});
