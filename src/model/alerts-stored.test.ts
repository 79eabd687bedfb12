import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { RAID_RULE } from '#testing/alert-rule.ts';
import type { Told } from './alert-rules.ts';
import { readStoredMute, readStoredRule, readStoredTold } from './alerts-stored.ts';

describe('a rule', () => {
  it('comes back as it was stored', () => {
    expect(readStoredRule(structuredClone({ ...RAID_RULE, place: 3 }))).toEqual(RAID_RULE);
  });

  it.each([
    ['no object', 5],
    ['without an id', { ...RAID_RULE, id: '' }],
    ['about nobody', { ...RAID_RULE, who: { kind: 'person', xuid: 'Ada' } }],
    ['of an event that nobody knows', { ...RAID_RULE, what: 'leaves' }],
    ['that waits for a number in no title', { ...RAID_RULE, title: { id: 'x', name: '' } }],
    // Else it would be loud at night.
    ['with hours that cannot be read', { ...RAID_RULE, times: { ...RAID_RULE.times, zone: 'Mars/Olympus' } }],
    ['with hours beyond the day', { ...RAID_RULE, times: { ...RAID_RULE.times, to: 1440 } }],
  ])('%s is none', (_, value) => {
    expect(readStoredRule(value)).toBeUndefined();
  });

  it.each([
    ['   ', ''],
    [' \u00A0\t\n', ''],
    ['  Raid \n night ', 'Raid night'],
  ])('that was given the name %j has the name %j', (name, tidy) => {
    expect(readStoredRule({ ...RAID_RULE, name })?.name).toBe(tidy);
  });

  it('with numbers beyond all reason gets reasonable ones', () => {
    expect(readStoredRule({ ...RAID_RULE, count: -3 })?.count).toBe(1);
    expect(readStoredRule({ ...RAID_RULE, count: 1e9 })?.count).toBe(1000);
    expect(readStoredRule({ ...RAID_RULE, count: 'many' })?.count).toBe(1);
  });
});

test('whatever is stored, nothing throws, and what is read is read again as the same', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      for (const read of [readStoredRule, readStoredTold, readStoredMute]) {
        const once = read(value);
        expect(once === undefined ? undefined : read(once)).toEqual(once);
      }
    }),
  );
});

test('what was told comes back, without events that cannot be read', () => {
  const told: Told = {
    id: '1-0',
    at: 1,
    quiet: true,
    summary: false,
    events: [
      {
        what: 'joins',
        xuid: '2533274790000001',
        name: 'Ada',
        title: undefined,
        with: ['Bo'],
        rules: ['Raid'],
      },
    ],
  };
  expect(readStoredTold({ ...told, events: [...told.events, { what: 'sleeps' }] })).toEqual(told);
  expect(readStoredTold({ ...told, events: [] })).toBeUndefined();
  expect(readStoredTold({ ...told, at: Number.NaN })).toBeUndefined();
});

test.each([
  [{ xuid: '', name: '', until: 5 }, true],
  [{ xuid: '2533274790000001', name: 'Ada' }, true],
  [{ xuid: 'Ada', name: 'Ada' }, false],
  [{ xuid: '', name: '', until: 'later' }, false],
])('a mute %j is read: %s', (value, is) => {
  expect(readStoredMute(value) !== undefined).toBe(is);
});
