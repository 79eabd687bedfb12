// @ts-check
/*
 * What the page sends before it can show anything, compressed, against its budget. Reads the manifest that the
 * build leaves, so parts that load when they are opened do not count.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './install-missing.mjs';

/**
 * In bytes after gzip. The page's own goal is 120 kB of JavaScript, and it is over it: this gate only keeps it
 * from growing further until the goal is met again. See docs/performance.md.
 */
const BUDGETS = { JavaScript: 143_000, CSS: 12_000 };

/** @typedef {{ file: string, isEntry?: boolean, imports?: string[], css?: string[] }} Chunk */
/** @typedef {Record<string, Chunk>} Manifest */

/**
 * The files that the page loads at once: its own, and those of everything that they import statically. The
 * worker is no part of it: the browser fetches it beside the page, once that is drawn.
 * @param {Manifest} manifest
 * @returns {{ JavaScript: Set<string>, CSS: Set<string> }}
 */
export function initialFiles(manifest) {
  const JavaScript = new Set();
  const CSS = new Set();
  const seen = new Set();
  const queue = Object.keys(manifest).filter((name) => manifest[name]?.isEntry && name.endsWith('.html'));
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const chunk = manifest[name];
    if (!chunk || seen.has(name)) continue;
    seen.add(name);
    (chunk.file.endsWith('.css') ? CSS : JavaScript).add(chunk.file);
    for (const file of chunk.css ?? []) CSS.add(file);
    queue.push(...(chunk.imports ?? []));
  }
  return { JavaScript, CSS };
}

/**
 * @param {string} folder of the build
 * @returns {boolean} whether everything is within its budget; the figures are printed
 */
export function checkSizes(folder) {
  const path = join(folder, '.vite', 'manifest.json');
  if (!existsSync(path)) {
    console.error(`${path} is missing: run \`npm run build\` first.`);
    return false;
  }
  const files = initialFiles(JSON.parse(readFileSync(path, 'utf8')));
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
