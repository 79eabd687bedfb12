import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentedTests, titlesIn } from './documented-tests.mjs';
import { ROOT } from './install-missing.mjs';

const FILE = 'docs/reliability.md';
const rows = documentedTests(FILE);

describe('the faults', () => {
  it.each(rows)('$row: $name', ({ file, name }) => {
    expect(existsSync(join(ROOT, file)), file).toBe(true);
    expect(titlesIn(file)).toContain(name);
  });

  it('are all read, each with its test', () => {
    const text = readFileSync(join(ROOT, FILE), 'utf8');
    const tables = text.slice(text.indexOf('## Each fault and its test'));
    expect(rows.length).toBeGreaterThan(90);
    expect(rows).toHaveLength(tables.split('\n').filter((line) => /^\| (?!fault |-)/.test(line)).length);
  });
});
