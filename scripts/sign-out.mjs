// @ts-check
/* `npm run sign-out`: erases the sign-in to the Xbox network that is kept. */
import { SERVERS } from './build.mjs';
import { prepare } from './prepared.mjs';

prepare(SERVERS);
await import(new URL('../dist/node/sign-out.js', import.meta.url).href);
