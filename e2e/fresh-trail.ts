import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** Takes away the trails of the run before, unless it is they that are to be looked through. */
export default function freshTrail(): void {
  if (process.argv.includes('--no-deps')) return;
  rmSync(join(import.meta.dirname, '..', '.cache', 'token-trail'), { recursive: true, force: true });
}
