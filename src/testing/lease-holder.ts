import { readRedisAddress } from '#node/redis-address.ts';
import { openGatewayStore } from '#node/redis-polls.ts';

/* A process that holds the right to ask until it is killed; a test is its parent. */

const address = readRedisAddress(process.argv[2] ?? '');
if (!address) throw new Error('expected the address of a server');
const { polls } = openGatewayStore(address, {
  namespace: () => Promise.resolve('viewer'),
  clock: Date.now,
  isLimited: false,
  report: () => undefined,
});
// The first command may come before the connection stands.
while (!(await (await polls()).lease('question').catch(() => undefined))) {
  await new Promise((resolve) => {
    setTimeout(resolve, 20);
  });
}
process.send?.('held');
// A lease keeps no process alive.
setInterval(() => undefined, 1000);
