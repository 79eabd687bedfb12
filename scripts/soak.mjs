// @ts-check
/*
 * `npm run soak -- --minutes N`: a visit of days on clocks that are wound, in a real browser, with gateway and
 * service beside it; nothing may grow.
 */
import { PAGE } from './build.mjs';
import { prepare } from './prepared.mjs';
import { runTypeScript } from './run-typescript.mjs';

prepare(PAGE);
runTypeScript('scripts/soak/main.ts');
