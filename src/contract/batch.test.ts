import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { presenceRecord, SOME_DEVICES, SOME_TITLES } from '#testing/arbitrary-record.ts';
import { batchFilter, type BatchFilters } from './batch.ts';
import { LEVELS, trimToLevel } from './level.ts';
import type { PresenceRecord } from './record.ts';

const deviceTypes = fc.array(fc.constantFrom(...SOME_DEVICES), { maxLength: 3 });
const titles = fc.array(fc.constantFrom(...SOME_TITLES), { maxLength: 3 });
const filters: fc.Arbitrary<BatchFilters> = fc.record(
  { deviceTypes, titles, onlineOnly: fc.boolean(), broadcastingOnly: fc.boolean() },
  { requiredKeys: [], noNullPrototype: true },
);
const people = fc.uniqueArray(presenceRecord, { selector: ({ xuid }) => xuid, maxLength: 6 });

const filtered = (records: readonly PresenceRecord[], by: BatchFilters): PresenceRecord[] =>
  records.map(batchFilter(by)).filter((record) => record !== undefined);
const xuidsOf = (records: readonly PresenceRecord[]): string[] => records.map(({ xuid }) => xuid);

type Path = { device: number; title?: number };

/**
 * The rule of the batch told path by path: which of a person's places (a device, or a title on a device) all
 * members of the filter agree with, each by any one of its values.
 */
function agreedPaths(
  record: PresenceRecord,
  { deviceTypes: types = [], titles: ids = [] }: BatchFilters,
): Path[] {
  const paths: Path[] = [];
  (record.devices ?? []).forEach((node, device) => {
    if (types.length > 0 && !types.includes(node.type)) return;
    if (ids.length === 0) paths.push({ device });
    (node.titles ?? []).forEach(({ id }, title) => {
      if (ids.length === 0 || ids.includes(id)) paths.push({ device, title });
    });
  });
  return paths;
}

function isChosen(record: PresenceRecord, by: BatchFilters): boolean {
  const broadcasts = JSON.stringify(record.devices ?? []).includes('"broadcast":');
  if (by.onlineOnly === true && record.state === 'Offline') return false;
  if (by.broadcastingOnly === true && !broadcasts) return false;
  const byPath = (by.deviceTypes ?? []).length + (by.titles ?? []).length > 0;
  return !byPath || agreedPaths(record, by).length > 0;
}

describe('the filter of a batch', () => {
  it('keeps the places that OR inside a member and AND across members agree with', () => {
    fc.assert(
      fc.property(presenceRecord, filters, (record, by) => {
        const left = batchFilter(by)(record);
        expect(left !== undefined).toBe(isChosen(record, by));
        if (!left || !record.devices) return;
        const paths = agreedPaths(record, by);
        const expected = record.devices.flatMap((node, device) => {
          const here = paths.filter((path) => path.device === device);
          if (here.length === 0) return [];
          const kept = node.titles?.filter((_, title) => here.some((path) => path.title === title));
          return [kept ? { ...node, titles: kept } : node];
        });
        expect(left).toStrictEqual({ ...record, devices: expected });
      }),
      { numRuns: 500 },
    );
  });

  it.each<BatchFilters>([
    {},
    { deviceTypes: [], titles: [] },
    { onlineOnly: false, broadcastingOnly: false },
  ])('%j changes nothing', (by) => {
    fc.assert(
      fc.property(people, (records) => {
        expect(filtered(records, by)).toStrictEqual(records);
      }),
    );
  });

  it('loses nobody by one more value in a member', () => {
    fc.assert(
      fc.property(people, filters, deviceTypes, titles, (records, by, moreTypes, moreTitles) => {
        const wider: BatchFilters = {
          ...by,
          ...(by.deviceTypes?.length ? { deviceTypes: [...by.deviceTypes, ...moreTypes] } : {}),
          ...(by.titles?.length ? { titles: [...by.titles, ...moreTitles] } : {}),
        };
        const found = xuidsOf(filtered(records, by));
        expect(xuidsOf(filtered(records, wider))).toEqual(expect.arrayContaining(found));
      }),
    );
  });

  it('gains nobody by one more member', () => {
    fc.assert(
      fc.property(people, filters, filters, (records, by, more) => {
        const found = xuidsOf(filtered(records, by));
        expect(found).toEqual(expect.arrayContaining(xuidsOf(filtered(records, { ...more, ...by }))));
      }),
    );
  });

  it('applied again changes nothing', () => {
    fc.assert(
      fc.property(people, filters, (records, by) => {
        fc.pre(by.broadcastingOnly !== true);
        const once = filtered(records, by);
        expect(filtered(once, by)).toStrictEqual(once);
      }),
    );
  });

  it('leaves nothing that was not there, and the state and last seen as they were', () => {
    fc.assert(
      fc.property(presenceRecord, filters, (record, by) => {
        const left = batchFilter(by)(record);
        if (!left) return;
        const { devices = [], ...user } = left;
        const { devices: before = [], ...userBefore } = record;
        expect(user).toEqual(userBefore);
        for (const device of devices) {
          const origins = before.filter(({ type }) => type === device.type);
          const titlesBefore = origins.flatMap((origin) => origin.titles ?? []);
          expect(origins.length).toBeGreaterThan(0);
          expect(titlesBefore).toEqual(expect.arrayContaining([...(device.titles ?? [])]));
        }
      }),
    );
  });

  it('is asked before the level is cut, so that at any level the same people come back', () => {
    fc.assert(
      fc.property(people, filters, fc.constantFrom(...LEVELS), (records, by, level) => {
        const answer = filtered(records, by).map((record) => trimToLevel(record, level));
        expect(xuidsOf(answer)).toEqual(xuidsOf(records.filter((record) => isChosen(record, by))));
      }),
    );
    const record: PresenceRecord = {
      xuid: '1',
      state: 'Online',
      devices: [{ type: 'Web', titles: [{ id: '7', name: 'a', placement: 'Full', state: 'Active' }] }],
    };
    const seven = batchFilter({ titles: ['7'] });
    expect(seven(trimToLevel(record, 'user'))).toBeUndefined();
    expect(seven(record)).toEqual(record);
  });

  it.each([
    ['xboxone', 'XboxOne'],
    ['D', 'XboxOne'],
    ['w8', 'MoLIVE'],
    ['toaster', undefined],
  ])('asked for %s finds %s', (asked, found) => {
    const devices = ['XboxOne', 'MoLIVE', 'Web'].map((type) => ({ type }));
    const left = batchFilter({ deviceTypes: [asked] })({ xuid: '1', state: 'Online', devices });
    expect(left?.devices?.map(({ type }) => type)).toEqual(found && [found]);
  });

  it.each([['7'], [7], ['007']])('asked for title %j finds title 7', (asked) => {
    const title = { name: '', placement: 'Full', state: 'Active' };
    const devices = [{ type: 'Web', titles: ['7', '70'].map((id) => ({ ...title, id })) }];
    const left = batchFilter({ titles: [asked] })({ xuid: '1', state: 'Online', devices });
    expect(left?.devices?.[0]?.titles?.map(({ id }) => id)).toEqual(['7']);
  });
});
