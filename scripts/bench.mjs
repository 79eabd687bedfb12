// @ts-check
/*
 * `npm run bench`: how fast the presence service is beside the least that any server could do. The servers get
 * one core and whoever asks them another, where the system can pin processes at all.
 */
import { spawn, spawnSync } from 'node:child_process';
import { SERVERS } from './build.mjs';
import { endWithParent } from './end-with-parent.mjs';
import { ROOT } from './install-missing.mjs';
import { prepare } from './prepared.mjs';

const ASKING_CORE = '1';

prepare(SERVERS);
endWithParent();

const canPin = spawnSync('taskset', ['-c', ASKING_CORE, 'true']).status === 0;
if (!canPin) console.error('No taskset, or one core alone: servers and load share the processor.');

const node = [process.execPath, '--import', 'tsx', 'scripts/bench/main.ts', ...process.argv.slice(2)];
const [command = '', ...args] = canPin ? ['taskset', '-c', ASKING_CORE, ...node] : node;
const bench = spawn(command, args, {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, BENCH_PINNED: canPin ? '1' : '' },
});
bench.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => bench.kill(signal));
}
