import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRecent } from './recent.ts';

test('keeps what is used, and forgets what is not', () => {
  const recent = createRecent<number, string>(100, () => 10);
  recent.set(0, 'used');
  for (let key = 1; key <= 50; key += 1) {
    recent.set(key, 'once');
    expect(recent.get(0)).toBe('used');
  }
  expect(recent.get(1)).toBeUndefined();
  expect(recent.get(50)).toBe('once');
});

test('does not keep what is larger than half of the limit, nor what it replaces', () => {
  const recent = createRecent<string, number>(100, (value) => value);
  recent.set('a', 40);
  recent.set('a', 51);
  expect(recent.get('a')).toBeUndefined();
});

test('never holds more than its limit, and never another value than the last', () => {
  const LIMIT = 1000;
  const operation = fc.record({
    key: fc.nat(30),
    size: fc.option(fc.integer({ min: 1, max: 700 }), { nil: undefined }),
  });
  const property = fc.property(fc.array(operation, { maxLength: 200 }), (operations) => {
    const recent = createRecent<number, { readonly size: number }>(LIMIT, ({ size }) => size);
    const last = new Map<number, { readonly size: number }>();
    for (const { key, size } of operations) {
      if (size === undefined) {
        const found = recent.get(key);
        if (found) expect(found).toBe(last.get(key));
      } else {
        const value = { size };
        last.set(key, value);
        recent.set(key, value);
      }
    }
    const held = [...last.keys()].reduce((sum, key) => sum + (recent.get(key)?.size ?? 0), 0);
    expect(held).toBeLessThanOrEqual(LIMIT);
  });
  fc.assert(property);
});
