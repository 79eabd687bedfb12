import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import de from './catalogues/de.json' with { type: 'json' };
import en from './catalogues/en.json' with { type: 'json' };
import es from './catalogues/es.json' with { type: 'json' };
import ja from './catalogues/ja.json' with { type: 'json' };
import { formatMessage, parseMessage } from './message.ts';

const catalogues: Record<string, Record<string, string>> = { en, de, es, ja };

/** The names in a message's braces. */
function namesIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\s*(\w+)\s*(?=[,}])/g)].map((match) => match[1] ?? ''))].toSorted();
}

test.each([
  ['plain', {}, 'plain'],
  ['{a} and {b}', { a: 'x', b: 2 }, 'x and 2'],
  ['{n, plural, =0 {none} one {# device} other {# devices}}', { n: 0 }, 'none'],
  ['{n, plural, =0 {none} one {# device} other {# devices}}', { n: 1 }, '1 device'],
  ['{n, plural, one {# device} other {# devices}}', { n: 1234 }, '1,234 devices'],
  ['{n, number} of {all, number}', { n: 5, all: 11000 }, '5 of 11,000'],
  ['{who, select, me {you} other {{name}}} left', { who: 'x', name: 'Ada' }, 'Ada left'],
])('“%s” with %o reads “%s”', (text, values, expected) => {
  expect(formatMessage(parseMessage(text), 'en', values, String)).toBe(expected);
  expect(new IntlMessageFormat(text, 'en').format(values)).toBe(expected);
});

test.each([
  '{',
  '{a',
  '{a, plural, one {x}}',
  '{a, number',
  '{a, date}',
  'a}',
  '{n, plural, other {#}',
  '{}',
])('refuses “%s”', (text) => {
  expect(() => parseMessage(text)).toThrow(SyntaxError);
});

test('a value that is missing is seen', () => {
  expect(formatMessage(parseMessage('Hello {name}'), 'en', {}, String)).toBe('Hello {name}');
});

describe.each(Object.entries(catalogues))('the catalogue %s', (locale, catalogue) => {
  test('reads the same as by the library that the form of messages comes from', () => {
    for (const [key, text] of Object.entries(catalogue)) {
      for (const count of [0, 1, 2, 5, 21, 1000]) {
        const values = Object.fromEntries(namesIn(text).map((name) => [name, count]));
        const expected = new IntlMessageFormat(text.replaceAll("'", "''"), locale).format(values);
        expect([key, formatMessage(parseMessage(text), locale, values, String)]).toEqual([key, expected]);
      }
    }
  });
});
