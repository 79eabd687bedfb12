import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseBoundedJson } from './bounded-json.ts';

const nested = (depth: number, open = '[', close = ']'): string => open.repeat(depth) + close.repeat(depth);

it('reads what nests 32 levels and nothing deeper', () => {
  expect(parseBoundedJson(nested(32))).toBeInstanceOf(Array);
  expect(() => parseBoundedJson(nested(33))).toThrow('nested too deeply');
  expect(() => parseBoundedJson(`${'{"a":'.repeat(33)}1${'}'.repeat(33)}`)).toThrow('nested too deeply');
});

it('looks no further than where it is too deep', () => {
  for (const depth of [1e4, 1e5, 1e6]) {
    expect(() => parseBoundedJson('['.repeat(depth))).toThrow('nested too deeply');
  }
});

it('takes brackets in a text for text', () => {
  const text = JSON.stringify(['['.repeat(100), '\\"[['.repeat(50), '{'.repeat(40)]);
  expect(parseBoundedJson(text)).toEqual(JSON.parse(text));
});

it('reads all JSON that is not too deep as JSON', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 8 }), (text) => {
      expect(parseBoundedJson(text)).toEqual(JSON.parse(text));
    }),
  );
});
