// @ts-check
import { spawn } from 'node:child_process';
import { endWithParent } from './end-with-parent.mjs';
import { ROOT } from './install-missing.mjs';

/**
 * Runs a program in TypeScript with the arguments of this one; ends when it ends, as it ends, and ends it when this
 * one is told to end.
 * @param {string} script
 * @param {{ before?: readonly string[], env?: Readonly<Record<string, string>> }} [options] a command that starts
 *   it, such as one that pins it to a core, and what it finds in its environment beside
 */
export function runTypeScript(script, { before = [], env = {} } = {}) {
  endWithParent();
  const node = [process.execPath, '--import', 'tsx', script, ...process.argv.slice(2)];
  const [command = '', ...args] = [...before, ...node];
  const running = spawn(command, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } });
  running.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, () => running.kill(signal));
  }
}
