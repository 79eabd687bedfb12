// @ts-check
/* `npm run service`: the presence service alone, or with `token` first, a token for it. */
import { SERVERS } from './build.mjs';
import { endWithParent } from './end-with-parent.mjs';
import { prepare } from './prepared.mjs';

prepare(SERVERS);
endWithParent();
await import(new URL('../dist/node/service.js', import.meta.url).href);
