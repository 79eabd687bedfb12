import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPage } from './page-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'friends-presence page-'));
const url = pathToFileURL(`${folder}/`);
const script = 'export const answer = 42;\n'.repeat(200);

beforeAll(() => {
  mkdirSync(join(folder, 'assets'));
  mkdirSync(join(folder, '.vite'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'icon.svg'), '<svg/>');
  writeFileSync(join(folder, 'assets', 'app-1a2b.js'), script);
  writeFileSync(join(folder, 'assets', 'font-3c4d.woff2'), script);
  writeFileSync(join(folder, '.vite', 'manifest.json'), '{}');
  writeFileSync(join(folder, '.built-from'), 'x');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('reads what was built, and none of the build’s own notes', async () => {
  const page = await readPage(url);
  expect([...(page?.files.keys() ?? [])].sort()).toEqual([
    '/assets/app-1a2b.js',
    '/assets/font-3c4d.woff2',
    '/icon.svg',
    '/index.html',
  ]);
  expect(page?.index.type).toBe('text/html; charset=utf-8');
});

it('compresses what gains by it, and lets only hashed names be kept for good', async () => {
  const files = (await readPage(url))?.files;
  const app = files?.get('/assets/app-1a2b.js');
  expect(brotliDecompressSync(app?.brotli ?? '').toString()).toBe(script);
  expect(gunzipSync(app?.gzip ?? '').toString()).toBe(script);
  expect(app?.immutable).toBe(true);
  expect(files?.get('/assets/font-3c4d.woff2')).not.toHaveProperty('brotli');
  expect(files?.get('/icon.svg')).toMatchObject({ type: 'image/svg+xml', immutable: false });
  expect(files?.get('/icon.svg')).not.toHaveProperty('gzip');
});

it('knows a file by its content', async () => {
  const etag = async (path: string) => (await readPage(url))?.files.get(path)?.etag;
  const before = await etag('/icon.svg');
  writeFileSync(join(folder, 'icon.svg'), '<svg></svg>');
  expect(await etag('/icon.svg')).not.toBe(before);
  expect(await etag('/index.html')).toBe(await etag('/index.html'));
});

it('finds no page where none was built', async () => {
  expect(await readPage(new URL('nowhere/', url))).toBeUndefined();
});
