import { readPage } from './page-files.ts';
import { exitMistold } from './program.ts';
import { runStart } from './run-start.ts';

const page = await readPage(new URL('../../dist/web/', import.meta.url));
if (!page)
  exitMistold('Friends Presence cannot start', [
    'the page has not been built: run npm start, or npm run build',
  ]);
await runStart(page);
