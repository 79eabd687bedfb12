import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './install-missing.mjs';

/*
 * The arrows are only as good as the tool that draws them: with another TypeScript it sees no module at all and
 * finds nothing wrong. So each forbidden import is planted once in a small project, and has to be found.
 */

/** File, what it imports, the rule that has to speak up; no rule where the import is allowed. */
const PLANTED: readonly (readonly [file: string, imports: string, rule: string | undefined])[] = [
  ['src/contract/a.ts', '#service/good.ts', 'contract-imports-only-below'],
  ['src/contract/b.ts', '#model/good.ts', 'contract-imports-only-below'],
  ['src/contract/c.ts', 'hono', 'contract-imports-no-package'],
  ['src/contract/d.ts', 'valibot', 'requests-are-checked-on-the-server'],
  ['src/contract/e.ts', './request-schema.ts', 'requests-are-checked-on-the-server'],
  ['src/contract/f.ts', 'node:fs', 'only-node-touches-the-machine'],
  ['src/service/a.ts', '#gateway/good.ts', 'service-imports-only-below'],
  ['src/service/b.ts', './demo/good.ts', 'demo-stays-out-of-production'],
  ['src/service/c.ts', 'node:crypto', 'only-node-touches-the-machine'],
  ['src/service/d.ts', '@hono/node-server', 'the-http-adapter-stays-in-node'],
  ['src/service/e.ts', '#client/good.ts', 'service-imports-only-below'],
  ['src/service/f.ts', 'react', 'model-and-servers-know-no-react'],
  ['src/service/g.ts', 'fast-check', 'no-development-package-in-production'],
  ['src/gateway/a.ts', '#service/good.ts', 'gateway-imports-only-below'],
  ['src/gateway/b.ts', '#node/good.ts', 'gateway-imports-only-below'],
  ['src/node/a.ts', '#app/good.ts', 'node-imports-only-below'],
  ['src/node/b.ts', '#testing/good.ts', 'tests-are-imported-by-nobody'],
  ['src/model/a.ts', '#client/good.ts', 'model-imports-only-below'],
  ['src/model/b.ts', 'zustand', 'model-and-servers-know-no-react'],
  ['src/model/c.ts', '#contract/request-schema.ts', 'requests-are-checked-on-the-server'],
  ['src/client/a.ts', '#features/friends/good.ts', 'client-imports-only-below'],
  ['src/client/b.ts', '#service/good.ts', 'client-imports-only-below'],
  ['src/ui/a.ts', '#contract/good.ts', 'ui-imports-only-below'],
  ['src/ui/b.ts', 'zustand', 'ui-knows-react-alone'],
  ['src/features/filters/a.ts', '#features/friends/good.ts', 'features-never-meet'],
  ['src/features/filters/b.ts', '#app/good.ts', 'features-imports-only-below'],
  ['src/features/filters/c.ts', 'valibot', 'requests-are-checked-on-the-server'],
  ['src/app/a.ts', '#gateway/good.ts', 'app-imports-only-below'],
  ['src/app/b.ts', '#service/demo/good.ts', 'demo-stays-out-of-production'],
  ['src/app/c.ts', './nowhere.ts', 'everything-resolves'],
  ['src/utils/a.ts', './a2.ts', 'every-layer-is-named'],
  ['src/utils/a2.ts', '#contract/good.ts', undefined],
  ['src/model/circle-a.ts', './circle-b.ts', 'no-cycles'],
  ['src/model/c2.ts', './utils.ts', 'named-for-what-it-answers'],

  ['src/contract/request-schema.ts', 'valibot', undefined],
  ['src/service/allowed.ts', '#contract/request-schema.ts', undefined],
  ['src/service/allowed.test.ts', './demo/good.ts', undefined],
  ['src/gateway/allowed.ts', 'hono', undefined],
  ['src/node/allowed-a.ts', '#gateway/good.ts', undefined],
  ['src/node/allowed-b.ts', '#service/demo/good.ts', undefined],
  ['src/node/allowed-c.ts', 'node:http', undefined],
  ['src/node/allowed-d.ts', '@hono/node-server', undefined],
  ['src/testing/allowed.ts', '#service/demo/good.ts', undefined],
  ['src/client/allowed-a.ts', '#model/good.ts', undefined],
  ['src/client/allowed-b.ts', '@tanstack/react-query', undefined],
  ['src/ui/allowed.ts', 'react', undefined],
  ['src/features/friends/allowed-a.ts', './good.ts', undefined],
  ['src/features/friends/allowed-b.ts', '#client/good.ts', undefined],
  ['src/features/friends/allowed-c.ts', 'zustand', undefined],
  ['src/app/allowed.ts', '#features/friends/good.ts', undefined],
  ['e2e/allowed.ts', '#service/demo/good.ts', undefined],
];

const LAYERS = [
  'contract',
  'service',
  'service/demo',
  'gateway',
  'node',
  'model',
  'client',
  'ui',
  'features/friends',
  'app',
  'testing',
];

type Cruise = {
  summary: { totalCruised: number; violations: { from: string; rule: { name: string } }[] };
};

let project: string;
let cruise: Cruise;

function write(file: string, content: string): void {
  mkdirSync(dirname(join(project, file)), { recursive: true });
  writeFileSync(join(project, file), content);
}

beforeAll(() => {
  // Inside the project's own folder, so that packages are found where they are.
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  project = mkdtempSync(join(ROOT, '.cache', 'arrows-'));
  for (const file of [
    'package.json',
    'tsconfig.base.json',
    'tsconfig.test.json',
    '.dependency-cruiser.cjs',
  ]) {
    cpSync(join(ROOT, file), join(project, file));
  }
  for (const layer of LAYERS) write(`src/${layer}/good.ts`, 'export const good = 1;\n');
  for (const [file, imports] of PLANTED) write(file, `import * as it from '${imports}';\nexport { it };\n`);
  write('src/model/utils.ts', 'export const drawer = 1;\n');
  write('src/model/circle-b.ts', "export * from './circle-a.ts';\n");
  const depcruise = join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const { stdout } = spawnSync(
    process.execPath,
    [depcruise, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src', 'e2e'],
    { cwd: project, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  cruise = JSON.parse(stdout) as Cruise;
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

function rulesBrokenBy(file: string): string[] {
  return cruise.summary.violations.filter(({ from }) => from === file).map(({ rule }) => rule.name);
}

describe('the arrows between layers', () => {
  it('are looked for in every module', () => {
    expect(cruise.summary.totalCruised).toBeGreaterThanOrEqual(PLANTED.length + LAYERS.length);
  });

  it.each(PLANTED.filter(([, , rule]) => rule !== undefined))(
    '%s must not import %s (%s)',
    (file, _, rule) => {
      expect(rulesBrokenBy(file)).toContain(rule);
    },
  );

  it.each(PLANTED.filter(([, , rule]) => rule === undefined))('%s may import %s', (file) => {
    expect(rulesBrokenBy(file)).toEqual([]);
  });
});
