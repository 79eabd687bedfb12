// @ts-check
/* `npm run fuzz`: sends the presence service what nobody should, and judges every answer. */
import { SERVERS } from './build.mjs';
import { prepare } from './prepared.mjs';
import { runTypeScript } from './run-typescript.mjs';

prepare(SERVERS);
runTypeScript('scripts/fuzz/main.ts');
