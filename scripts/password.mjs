// @ts-check
/* `npm run password`: writes the hash of a password that visitors must give into a file. */
import { SERVERS } from './build.mjs';
import { prepare } from './prepared.mjs';

prepare(SERVERS);
await import(new URL('../dist/node/password.js', import.meta.url).href);
