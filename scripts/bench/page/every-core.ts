import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';

/** A browser is many processes: they may have every core, while the work of the page's own thread is counted. */
export function onEveryCore(): void {
  if (process.env['BENCH_PINNED'])
    spawnSync('taskset', ['-acp', `0-${cpus().length - 1}`, String(process.pid)], { stdio: 'ignore' });
}
