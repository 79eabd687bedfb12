import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isInstalled } from './install-missing.mjs';

const LOCK = {
  '': {},
  'node_modules/a': { version: '1.0.0' },
  'node_modules/for-other-machines': { version: '1.0.0', optional: true },
};

let root: string;

function write(file: string, packages: object): void {
  writeFileSync(join(root, file), JSON.stringify({ packages }));
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'friends-presence-install-'));
  write('package-lock.json', LOCK);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('what is locked', () => {
  it('is not installed on a fresh clone', () => {
    expect(isInstalled(root)).toBe(false);
  });

  it.each([
    ['all of it', LOCK, true],
    ['all but what is for other machines', { 'node_modules/a': { version: '1.0.0' } }, true],
    ['another version', { 'node_modules/a': { version: '1.0.1' } }, false],
    [
      'another version for this machine',
      { ...LOCK, 'node_modules/for-other-machines': { version: '2.0.0' } },
      false,
    ],
    ['nothing', {}, false],
  ])('with %s in node_modules', (_, present, expected) => {
    mkdirSync(join(root, 'node_modules'));
    write('node_modules/.package-lock.json', present);
    expect(isInstalled(root)).toBe(expected);
  });

  it('is not installed where npm was interrupted', () => {
    mkdirSync(join(root, 'node_modules'));
    writeFileSync(join(root, 'node_modules', '.package-lock.json'), '{"packages":');
    expect(isInstalled(root)).toBe(false);
  });
});
