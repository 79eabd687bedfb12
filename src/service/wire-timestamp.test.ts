import { expect, test } from 'vitest';
import { wireTimestamp } from './wire-timestamp.ts';

test.each([
  ['2026-02-18T05:17:21.9314433', '2026-02-18T05:17:21.9314433'],
  ['2026-02-18T05:17:21Z', '2026-02-18T05:17:21.0000000'],
  ['2026-02-18T05:17:21.5', '2026-02-18T05:17:21.5000000'],
  ['2026-02-18T05:17:21.123456789', '2026-02-18T05:17:21.1234567'],
  ['2026-02-18T01:17:21.25+02:00', '2026-02-17T23:17:21.2500000'],
])('%s is written as %s', (text, written) => {
  expect(wireTimestamp(text)).toBe(written);
});

test.each(['', 'yesterday', '2026-02-30T00:00:00', '0000-01-01T00:00:00+01:00'])('%j is none', (text) => {
  expect(wireTimestamp(text)).toBeUndefined();
});
