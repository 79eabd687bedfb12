import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkSizes, initialFiles } from './size.mjs';

const HTML =
  '<link rel="icon" href="/icon.svg"><script src="/theme.js"></script>' +
  '<script type="module" crossorigin src="/a/main.js"></script><link rel="stylesheet" href="/a/main.css">';

const MANIFEST = {
  '_main.js': { file: 'a/main.js', imports: ['_shared.js'], css: ['a/main.css'] },
  '_shared.js': { file: 'a/shared.js', imports: ['_shared.js', '_deep.js'], css: ['a/shared.css'] },
  '_deep.js': { file: 'a/deep.js' },
  'src/features/details/Details.tsx': { file: 'a/details.js', isDynamicEntry: true, css: ['a/details.css'] },
};

describe('what the page loads first', () => {
  it('is what its HTML names and what that imports statically, each file once', () => {
    const { JavaScript, CSS } = initialFiles(HTML, MANIFEST);
    expect([...JavaScript].toSorted()).toEqual(['a/deep.js', 'a/main.js', 'a/shared.js', 'theme.js']);
    expect([...CSS].toSorted()).toEqual(['a/main.css', 'a/shared.css']);
  });
});

describe('the budget', () => {
  let folder: string;
  const printed: string[] = [];

  function build(javascriptBytes: number, cssBytes: number): void {
    mkdirSync(join(folder, '.vite'));
    writeFileSync(join(folder, '.vite', 'manifest.json'), '{}');
    writeFileSync(
      join(folder, 'index.html'),
      '<script type="module" src="/main.js"></script><link rel="stylesheet" href="/main.css">',
    );
    // Random bytes do not compress, so gzip leaves their number nearly as it is.
    writeFileSync(join(folder, 'main.js'), randomBytes(javascriptBytes));
    writeFileSync(join(folder, 'main.css'), randomBytes(cssBytes));
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'friends-presence-size-'));
    printed.length = 0;
    vi.spyOn(console, 'log').mockImplementation((line: string) => printed.push(line));
    vi.spyOn(console, 'error').mockImplementation((line: string) => printed.push(line));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('holds a page of 113 kB and 11 kB', () => {
    build(113_000, 11_000);
    expect(checkSizes(folder)).toBe(true);
    expect(printed[0]).toMatch(/^initial JavaScript: 113\.\d kB gzip of 114 kB in 1 files: fits$/);
  });

  it.each([
    ['JavaScript', 115_000, 11_000],
    ['CSS', 109_000, 13_000],
  ])('fails above it for %s', (kind, javascriptBytes, cssBytes) => {
    build(javascriptBytes, cssBytes);
    expect(checkSizes(folder)).toBe(false);
    expect(printed.filter((line) => line.endsWith('too much'))).toEqual([expect.stringContaining(kind)]);
  });

  it('fails without a build', () => {
    expect(checkSizes(folder)).toBe(false);
    expect(printed).toEqual([expect.stringContaining('npm run build')]);
  });
});
