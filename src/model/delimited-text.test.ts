import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDelimited, writeCsv } from './delimited-text.ts';

/** Text that is hard on CSV: separators, quotes, ends of line, formulas, guards, wide signs. */
const cell = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc
    .array(
      fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        '\t',
        '\r',
        '\n',
        '"',
        "'",
        ',',
        ';',
        '|',
        ' ',
        '＝',
        'a',
        '1',
        'é',
      ),
    )
    .map((signs) => signs.join('')),
);
/** A row without a word in it is no row. */
const row = fc
  .array(cell, { minLength: 1, maxLength: 5 })
  .filter((cells) => cells.some((text) => text !== ''));
/** Our own files begin with a header. */
const table = fc.array(row, { maxLength: 6 }).map((rows) => [['xuid', 'alias'], ...rows]);

/** Cells as a spreadsheet sees them: after RFC 4180, before anything is taken off. */
function rawCells(csv: string): string[] {
  const cells: string[] = [];
  const pattern = /(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g;
  for (const [, quoted, bare] of csv.matchAll(pattern)) {
    cells.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
  }
  return cells;
}

describe('a written table', () => {
  it('is read back as it was', () => {
    fc.assert(
      fc.property(table, (rows) => {
        expect(readDelimited(writeCsv(rows)).map(({ cells }) => cells)).toEqual(rows);
      }),
    );
  });

  it('has no cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(table, (rows) => {
        for (const text of rawCells(writeCsv(rows).slice(1))) {
          expect(text).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u);
        }
      }),
    );
  });

  it('begins with a byte order mark and ends each row with CRLF', () => {
    expect(writeCsv([['a', 'b'], ['c']])).toBe('\uFEFFa,b\r\nc\r\n');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-2', "'-2"],
    ['\t=1', `"'\t=1"`],
    ["'=1", "''=1"],
    ["'tis", "'tis"],
    ['say "hi"', '"say ""hi"""'],
    ['a,b', '"a,b"'],
    [' a', '" a"'],
    ['＝1', "'＝1"],
  ])('writes %j as %s', (text, written) => {
    expect(writeCsv([[text]])).toBe(`\uFEFF${written}\r\n`);
  });
});

describe('text that was written elsewhere', () => {
  it.each([
    ['commas', 'a,b\nc,d'],
    ['semicolons', 'a;b\nc;d'],
    ['tabs', 'a\tb\nc\td'],
    ['bars', 'a|b\nc|d'],
    ['another end of line', 'a,b\r\nc,d\r\n'],
    ['an old one', 'a,b\rc,d'],
    ['a byte order mark', '\uFEFFa,b\nc,d'],
    ['quotations', '"a","b"\n"c" , "d"'],
    ['room and empty lines', '\n a , b \n\n , \n c , d \n'],
  ])('is read with %s', (_, text) => {
    expect(readDelimited(text).map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('takes the separator from outside of quotations', () => {
    expect(readDelimited('"a,b,c";d').map(({ cells }) => cells)).toEqual([['a,b,c', 'd']]);
  });

  it('says in which line each row begins', () => {
    expect(readDelimited('a\n\n"b\nb"\nc').map(({ line, cells }) => [line, cells])).toEqual([
      [1, ['a']],
      [3, ['b\nb']],
      [5, ['c']],
    ]);
  });

  it('costs a broken row no other', () => {
    const rows = readDelimited('1,"open\n2,"shut" after\n3,fine');
    expect(rows.map(({ line, broken }) => [line, broken])).toEqual([
      [1, true],
      [2, true],
      [3, false],
    ]);
  });

  it('never throws and loses no line number', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r', 'a', ' ') }), (text) => {
        const lines = readDelimited(text).map(({ line }) => line);
        expect(lines).toEqual([...lines].sort((a, b) => a - b));
      }),
    );
  });
});
