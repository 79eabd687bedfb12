import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentedTests } from './documented-tests.mjs';
import { ROOT } from './install-missing.mjs';
import { MUTANTS } from './mutants-table.mjs';

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

describe('every way to take a defence away', () => {
  it.each(MUTANTS)('$threat, without $without, still fits the source', ({ edits }) => {
    for (const [file, text, instead] of edits) {
      // Once and no more: else another place might be changed than was meant.
      expect(read(file).split(text), `${file}: ${text}`).toHaveLength(2);
      expect(instead).not.toBe(text);
    }
  });

  it('is tried on each test that SECURITY.md names, and on no other', () => {
    const named = documentedTests('SECURITY.md').map(({ row, file, name }) => `${row} ${file} ${name}`);
    expect(named.length).toBeGreaterThan(50);
    const tried = new Set(MUTANTS.map(({ threat, test, name }) => `${threat} ${test} ${name}`));
    expect([...tried].toSorted()).toEqual(named.toSorted());
  });
});
