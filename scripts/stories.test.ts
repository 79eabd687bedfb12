import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './install-missing.mjs';

/** A criterion of docs/stories.md and the tests that it names. */
type Criterion = {
  readonly story: string;
  readonly words: string;
  readonly tests: readonly { readonly file: string; readonly title: string }[];
};

function readCriteria(markdown: string): Criterion[] {
  const criteria: Criterion[] = [];
  let story = '';
  for (const line of markdown.split('\n')) {
    if (line.startsWith('## ')) story = line.slice(3);
    const [, words = '', cell = ''] = /^\| (.+?) +\| (.+?) +\|$/.exec(line) ?? [];
    if (words === '' || words === 'criterion' || /^-+$/.test(words)) continue;
    const tests = cell.split('<br>').map((named) => {
      const [, file = '', title = ''] = /^`(.+?)` (.+)$/.exec(named.trim()) ?? [];
      return { file, title };
    });
    criteria.push({ story, words, tests });
  }
  return criteria;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Titles of the tests that a file runs; those that are left out or expected to fail are none. */
function titlesOf(source: string): RegExp[] {
  const calls = source.matchAll(/(?<![.\w])test\(\s*(?:'([^']+)'|`([^`]+)`)/g);
  return [...calls].map(([, plain, template]) => {
    const parts = plain === undefined ? (template ?? '').split(/\$\{[^}]*\}/) : [plain];
    return new RegExp(`^${parts.map(escaped).join('.+')}$`, 'u');
  });
}

/** Whether a file runs a test of this title, in which `…` stands for anything. */
function runs(source: string, title: string): boolean {
  return titlesOf(source).some((known) => known.test(title));
}

const criteria = readCriteria(readFileSync(join(ROOT, 'docs', 'stories.md'), 'utf8'));

describe('docs/stories.md', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('maps story %i', (number) => {
    const mapped = criteria.filter(({ story }) => story.startsWith(`${number} `));
    expect(mapped.length).toBeGreaterThanOrEqual(4);
  });

  it.each(criteria.map(({ story, words, tests }) => [`${story}: ${words}`, tests] as const))(
    'names tests that exist and are run for “%s”',
    (_, tests) => {
      const missing = tests.filter(({ file, title }) => {
        const path = join(ROOT, file);
        return (
          !/^e2e\/.+\.spec\.ts$/.test(file) || !existsSync(path) || !runs(readFileSync(path, 'utf8'), title)
        );
      });
      expect(missing).toEqual([]);
    },
  );
});

describe('a named test', () => {
  const source =
    "test('one', …); test.fixme('two', …); test(`the ${layout} of ${count}`, …); test.skip('three', …)";

  it.each([
    ['one', true],
    ['two', false],
    ['three', false],
    ['the list of 3', true],
    ['the … of …', true],
    ['the list', false],
    ['on', false],
  ])('“%s” is run: %s', (title, isRun) => {
    expect(runs(source, title)).toBe(isRun);
  });
});
