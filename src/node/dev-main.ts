import { runStart } from './run-start.ts';

// Vite has the page, and everything else comes through its proxy.
await runStart(undefined);
