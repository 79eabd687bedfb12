import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const VITEST = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
const SETUP = join(import.meta.dirname, 'no-console-errors.ts');

const TESTS = `
import { expect, it, vi } from 'vitest';
it('quiet', () => {});
it('loud', () => { console.error('planted', 1); });
it('quiet again', () => {});
it('expected', () => {
  const spy = vi.spyOn(console, 'error').mockImplementation(() => {});
  console.error('wanted');
  expect(spy).toHaveBeenCalledWith('wanted');
});
`;

let folder: string | undefined;
afterEach(() => folder && rmSync(folder, { recursive: true, force: true }));

it('an unexpected console.error fails its test, and no other', () => {
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  folder = mkdtempSync(join(ROOT, '.cache', 'console-'));
  writeFileSync(join(folder, 'planted.test.ts'), TESTS);
  const config = `export default { test: { setupFiles: [${JSON.stringify(SETUP)}], restoreMocks: true } };`;
  writeFileSync(join(folder, 'vitest.config.ts'), config);
  const { stdout } = spawnSync(process.execPath, [VITEST, 'run', '--root', folder, '--reporter=json'], {
    encoding: 'utf8',
  });
  const report = JSON.parse(stdout) as {
    testResults: { assertionResults: { title: string; status: string; failureMessages: string[] }[] }[];
  };
  const results = report.testResults.flatMap((file) => file.assertionResults);
  expect(results.map(({ title, status }) => `${title}: ${status}`)).toEqual([
    'quiet: passed',
    'loud: failed',
    'quiet again: passed',
    'expected: passed',
  ]);
  expect(results[1]?.failureMessages.join()).toContain('unexpected console.error:\nplanted 1');
});

it('a test may expect one', () => {
  const spy = vi.spyOn(console, 'error').mockImplementation(() => {});
  console.error('wanted');
  expect(spy).toHaveBeenCalledOnce();
});
