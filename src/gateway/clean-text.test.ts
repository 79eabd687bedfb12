import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { json, openFrontDoor } from '#testing/front-door.ts';
import { cleanText, cleanTexts } from './clean-text.ts';

const FORBIDDEN = [
  ...Array.from({ length: 0x20 }, (_, code) => code),
  ...Array.from({ length: 0x21 }, (_, index) => 0x7f + index),
  0x61c,
  0x200b,
  0x200e,
  0x200f,
  0x2028,
  0x2029,
  0x202a,
  0x202b,
  0x202c,
  0x202d,
  0x202e,
  0x2060,
  0x2066,
  0x2067,
  0x2068,
  0x2069,
  0xfeff,
  0xe0000,
  0xe0041,
  0xe007f,
];

/** Tags stay where they name the flag of a region. */
const FIRST_TAG = 0xe0000;

describe('a text', () => {
  it.each(FORBIDDEN.map((code) => [code.toString(16), code]))('loses U+%s', (_, code) => {
    expect(cleanText(`a${String.fromCodePoint(code as number)}bé`)).toBe('abé');
    expect(cleanText(`a${String.fromCodePoint(code as number)}b`)).toBe('ab');
  });

  it.each([
    ['Persian', 'می\u200cخواهم'],
    ['Hindi', 'क्\u200dष'],
    ['Arabic', 'العربية'],
    ['Hebrew', 'שלום'],
    ['Vietnamese', 'Tiếng Việt'],
    ['a family', '👨\u200d👩\u200d👧'],
    ['a flag', '🇯🇵'],
    ['the flag of Scotland', '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
    ['Thai', 'น้ำ'],
    ['an empty one', ''],
  ])('stays as it is: %s', (_, text) => {
    expect(cleanText(text)).toBe(text.normalize('NFC'));
  });

  it('has a bounded number of letters, whole ones, and of marks on them', () => {
    expect(cleanText('a'.repeat(1_000_000))).toHaveLength(128);
    expect(cleanText('é'.repeat(1_000_000))).toHaveLength(128);
    const families = cleanText('👨\u200d👩\u200d👧'.repeat(1000));
    expect(families.length).toBeLessThanOrEqual(512);
    expect(families.replaceAll('👨\u200d👩\u200d👧', '')).toBe('');
    expect(cleanText(`a${'\u0301'.repeat(500)}`).length).toBeLessThanOrEqual(5);
    expect(cleanText('\u200b'.repeat(1_000_000))).toBe('');
  });

  it('has no half of a letter', () => {
    expect(cleanText('a\ud800b')).toBe('a\ufffdb');
    expect(cleanText('\udc00')).toBe('\ufffd');
  });

  it('that is an address is not cut: it is whole or it is gone', () => {
    const address = `https://images-eds.xboxlive.com/image?url=${'a'.repeat(400)}`;
    expect(cleanText(address)).toBe(address);
    expect(cleanText(`https://x.example/${'a'.repeat(3000)}`)).toBe('');
  });

  it('is clean after one cleaning, well-formed and short, whatever it was', () => {
    const hostile = fc.constantFrom(
      ...FORBIDDEN.map((code) => String.fromCodePoint(code)),
      '\u0301',
      '\ud800',
      '🏴',
      '\u{e0067}',
      '\ufffc',
    );
    const texts = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 6 }),
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        hostile,
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join('');
        const clean = cleanText(text);
        expect(clean).not.toMatch(/\p{Surrogate}/u);
        expect(clean.length).toBeLessThanOrEqual(/^https?:\/\//.test(clean) ? 2048 : 512);
        const left = [...clean].map((letter) => letter.codePointAt(0) ?? 0);
        expect(left.filter((code) => FORBIDDEN.includes(code) && code < FIRST_TAG)).toEqual([]);
        expect(cleanText(clean)).toBe(clean);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('an answer of the upstream', () => {
  it('reaches the page with every text cleaned', async () => {
    const door = openFrontDoor(() =>
      json([
        {
          xuid: '1',
          state: 'Online',
          devices: [
            {
              type: 'XboxOne',
              titles: [{ id: '1', name: 'Evil\u202egnihton', activity: { richPresence: 'x'.repeat(9000) } }],
            },
          ],
        },
      ]),
    );
    const text = await (await door.ask('/xbl/userpresence/users/me/groups/People?level=all')).text();
    expect(text).toContain('"Evilgnihton"');
    expect(text.length).toBeLessThan(400);
  });

  it('sets no prototype', () => {
    const value = JSON.parse('{"a":{"__proto__":{"polluted":true}},"__proto__":{"polluted":true}}') as object;
    cleanTexts(value);
    expect(JSON.stringify(value)).toBe('{"a":{}}');
    expect(({} as { polluted?: true }).polluted).toBeUndefined();
  });
});
