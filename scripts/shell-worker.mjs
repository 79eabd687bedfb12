// @ts-check
/*
 * Tells the built service worker which files the build has, each with its hash, so that it keeps exactly those.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { relative, resolve, join, sep } from 'node:path';

/** The built worker. It does not keep itself: the browser does. */
const WORKER = 'sw.js';

/**
 * The files of a build by URL path, each with its hash as `integrity` has it.
 * @param {string} folder of the build
 * @returns {Record<string, string>}
 */
export function shellFiles(folder) {
  /** @type {[string, string][]} */
  const files = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const path = relative(folder, file).replaceAll(sep, '/');
    // Names with a dot in front are the build's own notes.
    if (!entry.isFile() || path === WORKER || `/${path}`.includes('/.')) continue;
    const hash = createHash('sha256').update(readFileSync(file)).digest('base64');
    files.push([`/${path}`, `sha256-${hash}`]);
  }
  return Object.fromEntries(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Puts the list into the worker, whose bytes change with it: so the browser sees that there is a new build.
 * @returns {import('vite').Plugin}
 */
export function shellWorker() {
  /** @type {string} */
  let folder;
  return {
    name: 'shell-worker',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = resolve(root, build.outDir);
    },
    // Not when the bundle is closed: that happens after a failure too, whose error a missing worker would hide.
    writeBundle: () => {
      const files = shellFiles(folder);
      const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12);
      const worker = join(folder, WORKER);
      const list = `const SHELL=${JSON.stringify({ version, files })};\n`;
      writeFileSync(worker, list + readFileSync(worker, 'utf8'));
    },
  };
}
