// @ts-check
/*
 * `npm run faults`: every fault of docs/reliability.md, injected through real sockets, processes and a browser.
 * With `--fast` those alone that need no browser.
 */
import { spawnSync } from 'node:child_process';
import { PAGE, SERVERS } from './build.mjs';
import { documentedTests } from './documented-tests.mjs';
import { endWithParent } from './end-with-parent.mjs';
import { ROOT } from './install-missing.mjs';
import { prepare } from './prepared.mjs';

/** Those that no single row names. */
const FURTHER = ['src/testing/stack.test.ts', 'src/node/listen.test.ts'];

const files = [...new Set([...documentedTests('docs/reliability.md').map(({ file }) => file), ...FURTHER])];
const browser = files.filter((file) => file.startsWith('e2e/'));
const sockets = files.filter((file) => !browser.includes(file));

const unknown = process.argv.slice(2).find((word) => word !== '--fast');
if (unknown !== undefined) {
  console.error(`The only option is --fast. Got "${unknown}".`);
  process.exit(2);
}

prepare(PAGE, SERVERS);
endWithParent();

const runs = [['vitest', 'run', ...sockets]];
if (!process.argv.includes('--fast')) runs.push(['playwright', 'test', '--project=suite', ...browser]);
for (const [command, ...args] of runs) {
  const { status } = spawnSync('npx', ['--no-install', command ?? '', ...args], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = status ?? 1;
}
