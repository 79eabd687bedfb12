import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PAGE, SERVERS } from './build.mjs';
import { ROOT } from './install-missing.mjs';

it.each([PAGE, SERVERS])(
  '$name is built anew when anything of it changes: every input exists',
  ({ inputs, except = [], config }) => {
    expect([...inputs, ...except].filter((input) => !existsSync(join(ROOT, input)))).toEqual([]);
    expect(inputs).toContain(config);
  },
);
