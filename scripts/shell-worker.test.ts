import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { shellFiles } from './shell-worker.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'friends-presence-shell-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('lists every file of the build with its hash, but neither the worker nor the notes of the build', () => {
  mkdirSync(join(folder, 'assets'));
  mkdirSync(join(folder, '.vite'));
  for (const file of ['index.html', 'assets/app-1a2b.js', 'sw.js', '.vite/manifest.json', '.built-from']) {
    writeFileSync(join(folder, file), file);
  }
  const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
  expect(shellFiles(folder)).toEqual({
    '/assets/app-1a2b.js': hash('assets/app-1a2b.js'),
    '/index.html': hash('index.html'),
  });
});
