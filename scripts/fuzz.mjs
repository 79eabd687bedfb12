// @ts-check
/* `npm run fuzz`: sends the presence service what nobody should, and judges every answer. */
import { spawn } from 'node:child_process';
import { SERVERS } from './build.mjs';
import { endWithParent } from './end-with-parent.mjs';
import { ROOT } from './install-missing.mjs';
import { prepare } from './prepared.mjs';

prepare(SERVERS);
endWithParent();

const fuzz = spawn(process.execPath, ['--import', 'tsx', 'scripts/fuzz/main.ts', ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
});
fuzz.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => fuzz.kill(signal));
}
