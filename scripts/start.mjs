// @ts-check
/*
 * `npm start`. The program then runs in this very process: signals reach it directly and its exit status is ours.
 */
import { PAGE, SERVERS } from './build.mjs';
import { endWithParent } from './end-with-parent.mjs';
import { prepare } from './prepared.mjs';

prepare(PAGE, SERVERS);
endWithParent();
await import(new URL('../dist/node/main.js', import.meta.url).href);
