// @ts-check
/*
 * Goes through the steps of the Dockerfile in empty folders, without Docker: what it copies is copied, what it runs
 * is run, and what comes out is started and asked. It needs the package registry, as a build of the image does.
 */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { copyOf, stagesOf } from './dockerfile.mjs';
import { ROOT } from './install-missing.mjs';

const FOLDER = mkdtempSync(join(tmpdir(), 'friends-presence-image-'));
const PATIENCE_MS = 60_000;

/**
 * @param {string} stage
 * @param {string} path in the image
 * @returns {string} where it lies here
 */
const placeOf = (stage, path) => join(FOLDER, stage, path);

/**
 * @param {import('./dockerfile.mjs').Stage} stage
 * @param {string} name
 * @returns {{ env: Record<string, string>, workdir: string, command: string[] }}
 */
function buildStage(stage, name) {
  /** @type {Record<string, string>} */
  const env = {};
  let workdir = '/';
  /** @type {string[]} */
  let command = [];
  for (const { name: instruction, rest } of stage.instructions) {
    console.log(`${name}: ${instruction} ${rest}`);
    const here = placeOf(name, workdir);
    if (instruction === 'WORKDIR') {
      workdir = rest;
      mkdirSync(placeOf(name, rest), { recursive: true });
    } else if (instruction === 'ENV') {
      const [variable = '', value = ''] = rest.split('=');
      env[variable] = value;
    } else if (instruction === 'COPY') {
      const { stage: from, sources, target } = copyOf(rest);
      for (const source of sources) {
        const origin = from === undefined ? join(ROOT, source) : placeOf(from, source);
        const base = source.slice(source.lastIndexOf('/') + 1);
        const place = target.endsWith('/') ? join(here, target, base) : join(here, target);
        mkdirSync(dirname(place), { recursive: true });
        cpSync(origin, place, {
          recursive: true,
          filter: (path) => from !== undefined || !path.endsWith('.test.ts'),
        });
      }
    } else if (instruction === 'RUN' && !rest.includes('chown')) {
      const { status } = spawnSync('sh', ['-c', rest], {
        cwd: here,
        stdio: 'inherit',
        env: { ...process.env, ...env },
      });
      if (status !== 0) throw new Error(`${rest} ended with ${status}`);
    } else if (instruction === 'CMD') command = JSON.parse(rest);
  }
  return { env, workdir, command };
}

/**
 * Starts what was built, with a stated proxy and a free port, and asks it.
 * @param {{ env: Record<string, string>, workdir: string, command: string[] }} image
 */
async function tryImage({ env, workdir, command }) {
  const [, ...args] = command;
  const state = join(FOLDER, 'state');
  const child = spawn(process.execPath, args, {
    cwd: placeOf('run', workdir),
    env: {
      ...env,
      HOST: '127.0.0.1',
      PORT: '0',
      PRESENCE_SERVICE_PORT: '0',
      XDG_STATE_HOME: state,
      PRESENCE_TRUSTED_PROXY: '127.0.0.1',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  try {
    const address = await new Promise((resolve, reject) => {
      let said = '';
      child.stdout.on('data', (chunk) => {
        said += String(chunk);
        const ready = /is ready at (\S+)\n/.exec(said)?.[1];
        if (ready !== undefined) resolve(ready);
      });
      child.once('close', (code) => reject(new Error(`it ended with ${code}`)));
    });
    const headers = { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'https' };
    for (const path of ['/api/health', '/']) {
      const { status } = await fetch(address + path, { headers });
      console.log(`${path} answers ${status}`);
      if (status !== 200) throw new Error(`${path} answered ${status}`);
    }
  } finally {
    clearTimeout(patience);
    child.kill('SIGTERM');
  }
}

try {
  const [build, run] = stagesOf(readFileSync(join(ROOT, 'Dockerfile'), 'utf8'));
  if (!build || !run) throw new Error('expected a stage that builds and one that runs');
  buildStage(build, build.name ?? 'build');
  await tryImage(buildStage(run, 'run'));
  console.log('The steps of the Dockerfile work.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(FOLDER, { recursive: true, force: true });
}
