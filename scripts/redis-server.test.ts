import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './install-missing.mjs';

const MODULE = join(ROOT, 'scripts', 'redis-server.mjs');

/** Looks for a server in a process of its own; nothing is on its path, so nothing can be installed either. */
function look(env: Readonly<Record<string, string>>) {
  const script = `
    import { redisServer } from ${JSON.stringify(MODULE)};
    try { console.log('found ' + redisServer()); } catch (error) { console.log('failed: ' + error.message); }`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
    env: { PATH: '', ...env },
  });
  return stdout.trimEnd().split('\n').at(-1);
}

const HOW = 'install your system’s package (Debian: redis-server) or set REDIS_SERVER_PATH to one';

it('takes the server that it is told of', () => {
  expect(look({ REDIS_SERVER_PATH: process.execPath })).toBe(`found ${process.execPath}`);
});

it('says that there is none where it was told to look', () => {
  expect(look({ REDIS_SERVER_PATH: '/nowhere/redis-server' })).toBe(
    'failed: REDIS_SERVER_PATH is /nowhere/redis-server: there is no such file.',
  );
});

it('fails where CI is set and there is none, saying what to install', () => {
  expect(look({ CI: 'true' })).toContain('failed: No Redis server');
  expect(look({ CI: 'true' })).toContain(HOW);
});

it('lets the tests that need one be left out elsewhere', () => {
  expect(look({})).toBe('found undefined');
});
