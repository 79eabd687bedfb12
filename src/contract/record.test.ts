import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyJson, presenceRecord, spoiltRecord } from '#testing/arbitrary-record.ts';
import { readProblemDescription } from './problem.ts';
import { readProfiles } from './profile.ts';
import { readPresenceRecord, readPresenceRecords } from './record.ts';

const anything = fc.oneof(anyJson, spoiltRecord, fc.array(spoiltRecord, { maxLength: 3 }));
const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Whether an object and all in it are plain, with no prototype but Object's own. */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  const known = Array.isArray(value) ? Array.prototype : Object.prototype;
  return prototype === known && Object.values(value).every(isPlain);
}

describe('reading', () => {
  it('never throws and leaves the prototypes alone, whatever comes', () => {
    const names = Object.getOwnPropertyNames(Object.prototype).toSorted();
    fc.assert(
      fc.property(anything, (value) => {
        const record = readPresenceRecord(value, '1');
        const { records, dropped } = readPresenceRecords(value);
        readProfiles(value);
        readProfiles({ profileUsers: [value, { id: '1', settings: [value, { id: 'Gamertag', value }] }] });
        readProblemDescription(value);
        expect(dropped).toBeGreaterThanOrEqual(0);
        expect(isPlain(record) && isPlain(records)).toBe(true);
        expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
    expect(Object.getOwnPropertyNames(Object.prototype).toSorted()).toEqual(names);
  });

  it('of what was read changes nothing', () => {
    fc.assert(
      fc.property(fc.oneof(anything, presenceRecord), (value) => {
        const once = readPresenceRecord(value, '1');
        fc.pre(once !== undefined);
        expect(readPresenceRecord(throughJson(once))).toStrictEqual(once);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps a well-formed record as it is', () => {
    fc.assert(
      fc.property(presenceRecord, (record) => {
        expect(readPresenceRecord(throughJson(record))).toStrictEqual(record);
      }),
    );
  });

  it('of a list loses no readable record to its neighbours', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(presenceRecord, anyJson), { maxLength: 6 }), (elements) => {
        const alone = elements
          .map((element) => readPresenceRecord(element))
          .filter((record) => record !== undefined);
        const lastOfEach = new Map(alone.map((record) => [record.xuid, record]));
        const { records, dropped } = readPresenceRecords(elements);
        expect(records).toStrictEqual([...lastOfEach.values()]);
        expect(dropped).toBe(elements.length - records.length);
      }),
    );
  });
});

describe('a presence record', () => {
  it('takes the last of two for one person, in the place of the first', () => {
    const { records, dropped } = readPresenceRecords([
      { xuid: '1', state: 'Online' },
      { xuid: '2', state: 'Away' },
      { xuid: '01', state: 'Offline' },
    ]);
    expect(records.map(({ xuid, state }) => `${xuid} ${state}`)).toEqual(['1 Offline', '2 Away']);
    expect(dropped).toBe(1);
  });

  it('alone is a list of one, and nothing is none', () => {
    expect(readPresenceRecords({ xuid: '1', state: 'Online' }).records).toHaveLength(1);
    for (const nothing of [null, undefined, '', 0, []]) {
      expect(readPresenceRecords(nothing)).toEqual({ records: [], dropped: 0 });
    }
  });

  it.each([
    ['2533274790000003', '2533274790000003'],
    [2533274790000003, '2533274790000003'],
    ['0123456789', '123456789'],
    ['18446744073709551615', '18446744073709551615'],
    ['18446744073709551616', undefined],
    [Number('18446744073709551615'), undefined],
    [2 ** 53, undefined],
    [0, undefined],
    ['0', undefined],
    [1.5, undefined],
    [-1, undefined],
    ['', undefined],
    [null, undefined],
    ['X', 'X'],
  ])('whose xuid is %j is the record of %s', (xuid, expected) => {
    expect(readPresenceRecord({ xuid, state: 'Online' })?.xuid).toBe(expected);
  });

  it.each([
    ['ONLINE', 'scarlett', 'SNAPPED', 'ACTIVE', ['Online', 'Scarlett', 'Snapped', 'Active']],
    ['away', 'mcapensis', 'background', 'inactive', ['Away', 'XboxOne', 'Background', 'Inactive']],
    ['Busy', 'Toaster', 'Tilted', 'Dreaming', ['Busy', 'Toaster', 'Tilted', 'Dreaming']],
    ['', undefined, null, 7, ['Unknown', 'Unknown', 'Full', 'Inactive']],
  ])('knows the words %s, %s, %s and %s', (state, type, placement, titleState, expected) => {
    const titles = [{ id: '1', placement, state: titleState }];
    const record = readPresenceRecord({ xuid: '1', state, devices: [{ type, titles }] });
    const device = record?.devices?.[0];
    const title = device?.titles?.[0];
    expect([record?.state, device?.type, title?.placement, title?.state]).toEqual(expected);
  });

  it('prefers lastModified to timestamp', () => {
    const titles = [{ id: '1', timestamp: 'a', lastModified: 'b' }];
    const record = readPresenceRecord({ xuid: '1', devices: [{ type: 'Web', titles }] });
    expect(record?.devices?.[0]?.titles?.[0]?.lastModified).toBe('b');
  });

  it.each([
    [10, 10],
    ['10', 10],
    ['many', 0],
    [-0, 0],
    [null, 0],
  ])('reads %j viewers as %i', (viewers, expected) => {
    const titles = [{ id: '1', activity: { broadcast: { viewers } } }];
    const record = readPresenceRecord({ xuid: '1', devices: [{ type: 'Web', titles }] });
    expect(record?.devices?.[0]?.titles?.[0]?.activity?.broadcast?.viewers).toBe(expected);
  });
});
