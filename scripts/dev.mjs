// @ts-check
/*
 * `npm run dev`: Vite's server with hot reload, and beside it the gateway, straight from its sources. Flags go to
 * the gateway. Both end together.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { endWithParent } from './end-with-parent.mjs';
import { prepare } from './prepared.mjs';
import { ROOT } from './install-missing.mjs';

prepare();
endWithParent();

const gateway = spawn(
  process.execPath,
  ['--import', 'tsx', 'src/node/dev-main.ts', '--port', '0', ...process.argv.slice(2)],
  { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
);

/** @returns {Promise<string>} where the gateway listens; its ready line stays ours, the rest is passed on */
function gatewayAddress() {
  return new Promise((resolve) => {
    createInterface({ input: gateway.stdout }).on('line', (line) => {
      const address = /^Friends Presence is ready at (\S+)$/.exec(line)?.[1];
      if (address === undefined) console.log(line);
      else resolve(address);
    });
  });
}

gateway.once('exit', (code) => {
  process.exit(code ?? 1);
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => gateway.kill(signal));
}

process.env['PRESENCE_DEV_GATEWAY'] = await gatewayAddress();
const { createServer } = await import('vite');
const server = await createServer({ root: ROOT, configFile: `${ROOT}/vite.config.ts` });
await server.listen();
server.printUrls();
