import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './install-missing.mjs';

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

type Row = { readonly rule: string; readonly file: string; readonly name: string };

const rows: readonly Row[] = [...read('docs/conformance.md').matchAll(/^\|(.*)\|$/gm)].flatMap(
  ([, line = '']) => {
    const [rule = '', , link = '', name = ''] = line.split(' | ').map((cell) => cell.trim());
    const file = /\]\(\.\.\/(.+)\)/.exec(link)?.[1];
    return file === undefined ? [] : [{ rule, file, name: name.replace(/^`|`$/g, '') }];
  },
);

/** The titles of tests in a file: what stands in quotes after `test`, `it` and their `each`. */
function titlesIn(file: string): readonly string[] {
  const text = read(file);
  const plain = text.matchAll(/\b(?:test|it)(?:\.\w+)?\(\s*(['`])((?:(?!\1)[^\\]|\\.)*)\1/g);
  const tables = text.matchAll(/\)\(\s*(['`])((?:(?!\1)[^\\]|\\.)*)\1,\s*(?:async\s*)?\(/g);
  return [...plain, ...tables].map(([, , title = '']) => title);
}

describe('the conformance table', () => {
  it.each(rows)('$rule: $name', ({ file, name }) => {
    expect(existsSync(join(ROOT, file)), file).toBe(true);
    expect(titlesIn(file)).toContain(name);
  });

  it('has every endpoint, every part and every contradiction', () => {
    const numbered = (letter: string, last: number) =>
      Array.from({ length: last }, (_, index) => `${letter}${index + 1}`);
    const parts = [
      ...numbered('§1.', 12),
      ...numbered('§2.', 9),
      '§3.2',
      '§3.4',
      '§3.5',
      '§3.6',
      '§4',
      '§5.1',
      '§6.1',
    ];
    const named = new Set(rows.map(({ rule }) => rule));
    const wanted = [...numbered('E', 10), ...parts, ...numbered('A', 40)];
    expect(wanted.filter((rule) => !named.has(rule))).toEqual([]);
  });

  it('is found from the front page', () => {
    expect(read('README.md')).toContain('(docs/conformance.md)');
    expect(read('README.md')).toContain('(docs/service.md)');
  });
});
