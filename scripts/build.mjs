// @ts-check
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './install-missing.mjs';

/**
 * What is built, from what, by which Vite configuration.
 * @typedef {{ name: string, out: string, config: string, inputs: readonly string[], except?: readonly string[] }} Target
 */

const SHARED = ['package.json', 'package-lock.json'];

/** @type {Target} */
export const PAGE = {
  name: 'the page',
  out: 'dist/web',
  config: 'vite.config.ts',
  inputs: [
    ...SHARED,
    'index.html',
    'public',
    'scripts/glyph-sprite.ts',
    'scripts/part-loader.ts',
    'scripts/shell-worker.mjs',
    'src',
    'tailwind.config.ts',
    'vite.config.ts',
  ],
  except: ['src/gateway', 'src/node', 'src/service', 'src/testing'],
};

/** @type {Target} */
export const SERVERS = {
  name: 'the servers',
  out: 'dist/node',
  config: 'vite.node.config.ts',
  inputs: [...SHARED, 'src/contract', 'src/gateway', 'src/node', 'src/service', 'vite.node.config.ts'],
};

/** Lies in the output; a build empties that first, so one that was broken off leaves none. */
const STAMP = '.built-from';

/**
 * @param {string} path a file or folder of the project
 * @param {readonly string[]} except folders to pass over
 * @returns {string[]} the files in it, tests left out, in a fixed order
 */
function filesOf(path, except) {
  if (except.includes(path)) return [];
  const stats = statSync(join(ROOT, path), { throwIfNoEntry: false });
  if (!stats) return [];
  if (stats.isFile()) return /\.test\.tsx?$/.test(path) ? [] : [path];
  return readdirSync(join(ROOT, path))
    .sort()
    .flatMap((name) => filesOf(`${path}/${name}`, except));
}

/** @param {Target} target */
function stampOf({ inputs, except = [] }) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap((input) => filesOf(input, except))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(ROOT, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/**
 * Whether what was built is what a build would make now: compared by content, since a checkout gives old files
 * new dates.
 * @param {Target} target
 */
function isUpToDate(target) {
  try {
    return readFileSync(join(ROOT, target.out, STAMP), 'utf8') === stampOf(target);
  } catch {
    return false;
  }
}

/**
 * @param {Target} target
 * @throws if the build fails
 */
function build(target) {
  const stamp = stampOf(target);
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const { status } = spawnSync(
    process.execPath,
    [vite, 'build', '--config', target.config, '--logLevel', 'warn'],
    { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (status !== 0) throw new Error(`Building ${target.name} failed: see the lines above.`);
  writeFileSync(join(ROOT, target.out, STAMP), stamp);
}

/**
 * Builds what is out of date, and says so.
 * @param {...Target} targets
 * @throws if a build fails
 */
export function buildMissing(...targets) {
  for (const target of targets) {
    if (isUpToDate(target)) continue;
    console.error(`Building ${target.name} …`);
    build(target);
  }
}

if (process.argv[1] === import.meta.filename) {
  try {
    build(PAGE);
    build(SERVERS);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
