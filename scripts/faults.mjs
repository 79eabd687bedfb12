// @ts-check
/*
 * `npm run faults`: every fault of docs/reliability.md, injected through real sockets, processes and a browser.
 * With `--fast` those alone that need no browser.
 */
import { spawnSync } from 'node:child_process';
import { PAGE, SERVERS } from './build.mjs';
import { readCommandLine } from './command-line.mjs';
import { documentedTests } from './documented-tests.mjs';
import { endWithParent } from './end-with-parent.mjs';
import { ROOT } from './install-missing.mjs';
import { prepare } from './prepared.mjs';

/** Those that no single row names. */
const FURTHER = ['src/testing/stack.test.ts', 'src/node/listen.test.ts'];

const files = [...new Set([...documentedTests('docs/reliability.md').map(({ file }) => file), ...FURTHER])];
const browser = files.filter((file) => file.startsWith('e2e/'));
const sockets = files.filter((file) => !browser.includes(file));

const { values } = readCommandLine({ fast: { type: 'boolean' } });

prepare(PAGE, SERVERS);
endWithParent();

const runs = [['vitest', 'run', ...sockets]];
if (!values.fast) runs.push(['playwright', 'test', '--project=suite', ...browser]);
for (const [command, ...args] of runs) {
  const { status } = spawnSync('npx', ['--no-install', command ?? '', ...args], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = status ?? 1;
}
