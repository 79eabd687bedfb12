import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readPeople, usableLines } from './people-lines.ts';

const A = '2533274790000001';
const B = '2533274790000002';

function verdicts(text: string, present: readonly string[] = []): string[] {
  return readPeople(text, new Set(present)).lines.map(({ line, verdict }) => `${line} ${verdict}`);
}

test('each line has its verdict', () => {
  const text = [A, 'Nova Kestrel', `0${A}`, B, '0', '2.53327E+15', `${A}x`, `"${B}`, `${B},,,maybe`].join(
    '\n',
  );
  expect(verdicts(text, [B])).toEqual([
    '1 valid',
    '2 gamertag',
    '3 duplicate',
    '4 present',
    '5 range',
    '6 rounded',
    '7 gamertag',
    '8 malformed',
    '9 favourite',
  ]);
});

test('only lines that name somebody who may be added are used', () => {
  const { lines } = readPeople(`${A}\nNova\n${A}\n${B}`, new Set([B]));
  expect(usableLines(lines).map(({ xuid }) => xuid)).toEqual([A, B]);
});

describe('columns', () => {
  it('are xuid, alias, note, favourite without a header', () => {
    expect(readPeople(`${A}, Ada ,"a, b",yes`, new Set()).lines[0]?.details).toEqual({
      alias: 'Ada',
      note: 'a, b',
      favourite: true,
    });
  });

  it('come in any order with one, and those that nobody knows are named', () => {
    const read = readPeople(`Note;Colour;Favorite;XUID;Name\nfrom work;red;no;${A};Ada`, new Set());
    expect(read.ignored).toEqual(['Colour']);
    expect(read.lines).toMatchObject([
      { line: 2, xuid: A, details: { alias: 'Ada', note: 'from work', favourite: false } },
    ]);
  });

  it('that are empty say nothing, so that what was written before stays', () => {
    expect(readPeople(`xuid,alias,note,favourite\n${A},,,`, new Set()).lines[0]?.details).toEqual({});
  });

  it('of objects are no columns', () => {
    expect(readPeople(`xuid,constructor,__proto__\n${A},x,y`, new Set()).ignored).toEqual([
      'constructor',
      '__proto__',
    ]);
  });
});

test.each([`${A}, ${B}`, `${A};${B}`, `${A}\t${B}`, `${A} ${B}`, ` ${A}\r\n${B}\r\n`])(
  'XUIDs alone may stand on one line or on several: %j',
  (text) => {
    expect(usableLines(readPeople(text, new Set()).lines).map(({ xuid }) => xuid)).toEqual([A, B]);
  },
);

test('digits of another width and marks that nobody sees do not hide an XUID', () => {
  const wide = [...A].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');
  expect(verdicts(`${wide}\n\u200e${B}\u200b`)).toEqual(['1 valid', '2 valid']);
});

test('any text has a verdict for each of its lines, and no XUID is used twice', () => {
  const word = fc.oneof(
    fc.string(),
    fc.constantFrom(A, B, `0${A}`, '"', ',', ';', '\n', 'xuid', '__proto__'),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (words) => {
      const used = usableLines(readPeople(words.join('\n'), new Set([B])).lines).map(({ xuid }) => xuid);
      expect(new Set(used).size).toBe(used.length);
    }),
  );
});
