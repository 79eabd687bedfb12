// @ts-check
/*
 * `npm run faults`: every fault of docs/reliability.md, injected through real sockets, processes and a browser.
 * With `--fast` those alone that need no browser.
 */
import { spawnSync } from 'node:child_process';
import { PAGE, SERVERS } from './build.mjs';
import { endWithParent } from './end-with-parent.mjs';
import { ROOT } from './install-missing.mjs';
import { prepare } from './prepared.mjs';

const SOCKETS = [
  'src/gateway/polls.test.ts',
  'src/gateway/status.test.ts',
  'src/node/upstream-faults.test.ts',
  'src/node/redis-polls.test.ts',
  'src/node/shared-store.test.ts',
  'src/node/shared-programs.test.ts',
  'src/node/listen.test.ts',
  'src/node/programs.test.ts',
  'src/node/log.test.ts',
  'src/testing/stack.test.ts',
];
const BROWSER = ['failure', 'trust-clock', 'offline-app', 'tabs'].map((name) => `e2e/${name}.spec.ts`);

prepare(PAGE, SERVERS);
endWithParent();

const runs = [['vitest', 'run', ...SOCKETS]];
if (!process.argv.includes('--fast')) runs.push(['playwright', 'test', ...BROWSER]);
for (const [command, ...args] of runs) {
  const { status } = spawnSync('npx', ['--no-install', command ?? '', ...args], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = status ?? 1;
}
