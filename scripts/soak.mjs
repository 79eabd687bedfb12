// @ts-check
/*
 * `npm run soak -- --minutes N`: a visit of days on clocks that are wound, in a real browser, with gateway and
 * service beside it; nothing may grow.
 */
import { spawn } from 'node:child_process';
import { PAGE } from './build.mjs';
import { endWithParent } from './end-with-parent.mjs';
import { ROOT } from './install-missing.mjs';
import { prepare } from './prepared.mjs';

prepare(PAGE);
endWithParent();

const soak = spawn(process.execPath, ['--import', 'tsx', 'scripts/soak/main.ts', ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
});
soak.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => soak.kill(signal));
}
