// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['redis-server', 'valkey-server'];
const HOW_TO_GET_ONE =
  'No Redis server for the tests of the shared store: install your system’s package (Debian: redis-server) or set REDIS_SERVER_PATH to one.';

/**
 * Finds the server that the tests of the shared store start: REDIS_SERVER_PATH, else a Redis or Valkey server
 * of the PATH.
 * @returns {string | undefined} its path
 * @throws if REDIS_SERVER_PATH names nothing
 */
export function findRedisServer() {
  const named = process.env['REDIS_SERVER_PATH'];
  if (named) {
    if (!existsSync(named)) throw new Error(`REDIS_SERVER_PATH is ${named}: there is no such file.`);
    return named;
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) =>
    existsSync(path),
  );
}

/**
 * Finds a Redis server or, as root on Debian, installs one.
 * @returns {string | undefined} its path; undefined, after one sentence that says what to install, where the
 *   tests that need it may be left out
 * @throws with that sentence where CI is set
 */
export function redisServer() {
  const found = findRedisServer();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.log('Installing a Redis server for the tests, once …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (/** @type {string[]} */ ...args) =>
      spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env, timeout: 600_000 });
    apt('update');
    apt('install', '-y', '--no-install-recommends', 'redis-server');
  }
  const installed = findRedisServer();
  if (installed) return installed;
  if (process.env['CI']) throw new Error(HOW_TO_GET_ONE);
  console.log(`${HOW_TO_GET_ONE} They are left out.`);
  return undefined;
}
