import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** Takes away the trails of the run before. */
export default function freshTrail(): void {
  rmSync(join(import.meta.dirname, '..', '.cache', 'token-trail'), { recursive: true, force: true });
}
