// @ts-check
/*
 * `npm run bench`: how fast the presence service is beside the least that any server could do. The servers get
 * one core and whoever asks them another, where the system can pin processes at all.
 */
import { spawnSync } from 'node:child_process';
import { SERVERS } from './build.mjs';
import { prepare } from './prepared.mjs';
import { runTypeScript } from './run-typescript.mjs';

const ASKING_CORE = '1';

prepare(SERVERS);

const canPin = spawnSync('taskset', ['-c', ASKING_CORE, 'true']).status === 0;
if (!canPin) console.error('No taskset, or one core alone: servers and load share the processor.');

runTypeScript('scripts/bench/main.ts', {
  before: canPin ? ['taskset', '-c', ASKING_CORE] : [],
  env: { BENCH_PINNED: canPin ? '1' : '' },
});
