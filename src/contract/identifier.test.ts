import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTitleId, parseXuid } from './identifier.ts';

/** The same question asked of arbitrarily large integers. */
function oracle(text: string, max: bigint): string | undefined {
  if (!/^[0-9]{1,40}$/.test(text)) return undefined;
  const value = BigInt(text);
  return value <= max ? String(value) : undefined;
}

const MAX_XUID = 2n ** 64n - 1n;
const near = (limit: bigint): fc.Arbitrary<string> =>
  fc.bigInt({ min: limit - 3n, max: limit + 3n }).map(String);
const digits = fc.oneof(
  near(MAX_XUID),
  near(2n ** 53n),
  near(2n ** 63n),
  near(10n ** 19n),
  near(10n ** 20n),
  near(2n ** 32n - 1n),
  fc.stringMatching(/^[0-9]{1,42}$/),
);
const padded = fc
  .tuple(fc.integer({ min: 0, max: 20 }), digits)
  .map(([zeros, text]) => '0'.repeat(zeros) + text);
const text = fc.oneof(
  { weight: 4, arbitrary: padded },
  fc.string(),
  fc.stringMatching(/^[0-9a-fx.eE+ -]{1,8}$/),
);

describe('an XUID', () => {
  it('is read as an unsigned 64-bit number that is not 0', () => {
    fc.assert(
      fc.property(text, (value) => {
        const expected = oracle(value, MAX_XUID);
        expect(parseXuid(value)).toBe(expected === '0' ? undefined : expected);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['18446744073709551614', '18446744073709551614'],
    ['18446744073709551615', '18446744073709551615'],
    ['18446744073709551616', undefined],
    ['0000018446744073709551615', '18446744073709551615'],
    ['1', '1'],
    ['0', undefined],
    ['000', undefined],
    ['', undefined],
    ['-1', undefined],
    ['1.0', undefined],
    ['1e3', undefined],
    ['0x10', undefined],
    [' 1', undefined],
    ['1\n', undefined],
    ['１', undefined],
    ['٣', undefined],
    ['1'.repeat(100_000), undefined],
  ])('%j is %s', (value, expected) => {
    expect(parseXuid(value)).toBe(expected);
  });
});

describe('a title id', () => {
  it('is read as an unsigned 32-bit number', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(parseTitleId(value)).toBe(value.length > 20 ? undefined : oracle(value, 2n ** 32n - 1n));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [0, '0'],
    [-0, '0'],
    [4294967295, '4294967295'],
    [4294967296, undefined],
    [-1, undefined],
    [1.5, undefined],
    [1e21, undefined],
    [Number.NaN, undefined],
    [Infinity, undefined],
  ])('of the number %d is %s', (value, expected) => {
    expect(parseTitleId(value)).toBe(expected);
  });
});
