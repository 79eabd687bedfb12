// @ts-check
/*
 * `npm run soak -- --minutes N`: a visit of days on clocks that are wound, in a real browser, with gateway and
 * service beside it; nothing may grow. `npm run soak -- --wall`: a day of a wallboard that nobody touches, with faults.
 */
import { PAGE } from './build.mjs';
import { prepare } from './prepared.mjs';
import { runTypeScript } from './run-typescript.mjs';

prepare(PAGE);
runTypeScript(process.argv.includes('--wall') ? 'scripts/soak/wall-main.ts' : 'scripts/soak/main.ts');
