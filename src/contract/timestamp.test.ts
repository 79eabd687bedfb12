import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { formatTimestamp, parseTimestamp } from './timestamp.ts';

const ownZone = process.env['TZ'];

/** Minutes that noon of 1 January 2026 in the zone lies behind UTC, by the zone's own rules. */
const ZONES = [
  ['UTC', 0],
  ['America/Chicago', 360],
  ['America/New_York', 300],
  ['Asia/Kolkata', -330],
  ['Pacific/Kiritimati', -840],
] as const;

const two = (value: number): string => String(value).padStart(2, '0');
const moment = fc
  .date({ min: new Date('0100-01-01T00:00:00Z'), max: new Date('9999-12-30T00:00:00Z'), noInvalidDate: true })
  .map((date) => Math.floor(date.getTime() / 1000) * 1000);
const zone = fc.oneof(
  fc.constantFrom(['', 0] as const, ['Z', 0] as const, ['z', 0] as const),
  fc
    .tuple(
      fc.constantFrom('+', '-'),
      fc.integer({ min: 0, max: 14 }),
      fc.integer({ min: 0, max: 59 }),
      fc.boolean(),
    )
    .map(([sign, hours, minutes, colon]) => {
      const ahead = (sign === '-' ? -1 : 1) * (hours * 60 + minutes);
      return [`${sign}${two(hours)}${colon ? ':' : ''}${two(minutes)}`, ahead] as const;
    }),
);

afterEach(() => {
  if (ownZone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = ownZone;
});

describe.each(ZONES)('with the clock of the machine in %s', (name, behind) => {
  function move(): void {
    process.env['TZ'] = name;
    // Shows that the machine has really moved: otherwise nothing below would be tested.
    expect(new Date(2026, 0, 1, 12).getTimezoneOffset()).toBe(behind);
  }

  it('a time is read by its own zone, or else as UTC, with 0 to 7 fraction digits', () => {
    move();
    fc.assert(
      fc.property(moment, fc.stringMatching(/^[0-9]{0,7}$/), zone, (ms, fraction, [suffix, ahead]) => {
        const seconds = new Date(ms).toISOString().slice(0, 19);
        const text = `${seconds}${fraction === '' ? '' : `.${fraction}`}${suffix}`;
        const expected = ms + Math.floor(Number(`0.${fraction || '0'}`) * 1000 + 1e-9) - ahead * 60_000;
        expect(parseTimestamp(text)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('a time that was written is read again', () => {
    move();
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 999 }), (second, millisecond) => {
        const text = formatTimestamp(second + millisecond);
        expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}0000$/);
        expect(parseTimestamp(text)).toBe(second + millisecond);
      }),
      { numRuns: 500 },
    );
  });

  it('2026-02-18T05:17:21.9314433 is an hour before 06:17:21Z', () => {
    move();
    expect(parseTimestamp('2026-02-18T05:17:21.9314433')).toBe(Date.UTC(2026, 1, 18, 5, 17, 21, 931));
  });

  it('the hours that a change of summer time leaves out or repeats are read as any other', () => {
    move();
    expect(parseTimestamp('2026-03-08T02:30:00')).toBe(Date.UTC(2026, 2, 8, 2, 30));
    expect(parseTimestamp('2026-11-01T01:30:00')).toBe(Date.UTC(2026, 10, 1, 1, 30));
  });
});

describe('a time', () => {
  it.each([
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
    ['2012-09-17t07:15', Date.UTC(2012, 8, 17, 7, 15)],
    ['2012-09-17 07:15:23,5 +0130', Date.UTC(2012, 8, 17, 5, 45, 23, 500)],
    ['2023-02-29T00:00:00Z', undefined],
    ['2026-04-31T00:00:00Z', undefined],
    ['2026-13-01T00:00:00Z', undefined],
    ['2026-00-10T00:00:00Z', undefined],
    ['2026-01-00T00:00:00Z', undefined],
    ['2026-01-01T24:00:00Z', undefined],
    ['2026-01-01T00:60:00Z', undefined],
    ['2026-01-01T00:00:00+24:00', undefined],
    ['2026-01-01T00:00:00-01:60', undefined],
    ['2026-01-01T00:00:00.Z', undefined],
    ['2026-01-01', undefined],
    ['Tue, 20 Sep 2016 20:49:47 GMT', undefined],
    ['', undefined],
  ])('written %j is %s', (text, expected) => {
    expect(parseTimestamp(text)).toBe(expected);
  });

  it('is never made of any other text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseTimestamp(text)).toBeUndefined();
      }),
    );
  });
});
