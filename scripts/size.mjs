// @ts-check
/*
 * What the page sends before it can show anything, compressed, against its budget. Reads the page and the manifest
 * that the build leaves, so parts that load once the first friends are drawn, or when they open, do not count.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './install-missing.mjs';

/** In bytes after gzip. */
const BUDGETS = { JavaScript: 114_000, CSS: 12_000 };

/** @typedef {{ file: string, imports?: string[], css?: string[] }} Chunk */
/** @typedef {Record<string, Chunk>} Manifest */

/**
 * The files that the page loads at once: those that its HTML names, and what these import statically. The worker
 * is no part of it: the browser fetches it beside the page, once that is drawn.
 * @param {string} html of the built page
 * @param {Manifest} manifest
 * @returns {{ JavaScript: Set<string>, CSS: Set<string> }}
 */
export function initialFiles(html, manifest) {
  const JavaScript = new Set();
  const CSS = new Set();
  const byFile = new Map(Object.values(manifest).map((chunk) => [chunk.file, chunk]));
  const queue = [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, file]) => file);
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    const files = file.endsWith('.css') ? CSS : JavaScript;
    if (files.has(file)) continue;
    files.add(file);
    const { imports = [], css = [] } = byFile.get(file) ?? {};
    queue.push(...css, ...imports.flatMap((name) => manifest[name]?.file ?? []));
  }
  return { JavaScript, CSS };
}

/**
 * @param {string} folder of the build
 * @returns {boolean} whether everything is within its budget; the figures are printed
 */
export function checkSizes(folder) {
  const [page, manifest] = [join(folder, 'index.html'), join(folder, '.vite', 'manifest.json')];
  const missing = [page, manifest].find((path) => !existsSync(path));
  if (missing !== undefined) {
    console.error(`${missing} is missing: run \`npm run build\` first.`);
    return false;
  }
  const files = initialFiles(readFileSync(page, 'utf8'), JSON.parse(readFileSync(manifest, 'utf8')));
  let fits = true;
  for (const kind of /** @type {const} */ (['JavaScript', 'CSS'])) {
    const sizes = [...files[kind]].map((file) => gzipSync(readFileSync(join(folder, file))).length);
    const size = sizes.reduce((sum, next) => sum + next, 0);
    const verdict = size === 0 ? 'nothing found' : size > BUDGETS[kind] ? 'too much' : 'fits';
    fits &&= verdict === 'fits';
    console.log(
      `initial ${kind}: ${(size / 1000).toFixed(1)} kB gzip of ${BUDGETS[kind] / 1000} kB in ${sizes.length} files: ${verdict}`,
    );
  }
  return fits;
}

if (process.argv[1] === import.meta.filename && !checkSizes(join(ROOT, 'dist', 'web'))) process.exitCode = 1;
