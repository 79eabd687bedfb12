import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from './install-missing.mjs';

/*
 * `npm test` itself, in a project whose steps are one-liners: what it says and how it ends has to be right
 * above all when something is wrong.
 */

const OK = 'node -e 0';
const FAILS = `node -e "console.log('the reason'); process.exitCode = 1"`;

/** A runner that writes this report; the flag that names the file is the last word of its command line. */
function vitestThatReports(report: object, code = 0): string {
  const script = `const file = process.argv.at(-1).split('=')[1];
    require('fs').writeFileSync(file, process.env.REPORT);
    process.exitCode = ${code};`.replace(/\s+/g, ' ');
  return `REPORT='${JSON.stringify(report)}' node -e "${script}" --`;
}

const vitestReport = (passed: number, failed: number): object => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
});

const ALL_WELL = {
  typecheck: OK,
  lint: OK,
  format: OK,
  arrows: OK,
  unused: OK,
  unit: vitestThatReports(vitestReport(41, 0)),
  build: OK,
  size: OK,
};
const QUICK = ['types', 'lint', 'format', 'arrows', 'unused', 'unit', 'build', 'size'];

let project: string;

function run(scripts: Readonly<Record<string, string>>, steps: readonly string[] = QUICK) {
  writeFileSync(join(project, 'package.json'), JSON.stringify({ type: 'module', scripts }));
  const { stdout, stderr, status } = spawnSync(process.execPath, [join('scripts', 'test.mjs'), ...steps], {
    cwd: project,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    // Any file will do for the Redis server: no step of these projects starts it.
    env: { PATH: process.env['PATH'], CI: 'true', REDIS_SERVER_PATH: process.execPath },
  });
  return { lines: stdout.trimEnd().split('\n'), stdout, stderr, status };
}

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'friends-presence-npm-test-'));
  mkdirSync(join(project, 'node_modules'));
  const scripts = ['test.mjs', 'test-counts.mjs', 'browser.mjs', 'redis-server.mjs', 'install-missing.mjs'];
  for (const file of scripts) cpSync(join(ROOT, 'scripts', file), join(project, 'scripts', file));
  // Nothing to install.
  for (const file of ['package-lock.json', 'node_modules/.package-lock.json']) {
    writeFileSync(join(project, file), '{"packages":{}}');
  }
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

describe('npm test', () => {
  it('adds up the tests and the checks, one line for each step', () => {
    const { lines, status } = run(ALL_WELL);
    expect(lines).toHaveLength(QUICK.length + 1);
    expect(lines.slice(0, -1).map((line) => line.split(/\s+/).slice(0, 2))).toEqual(
      QUICK.map((step) => ['ok', step]),
    );
    expect(lines.at(-1)).toBe('48 passed, 0 failed');
    expect(status).toBe(0);
  });

  it('shows what a failed step said, goes on, and fails', () => {
    const { lines, stdout, status } = run({ ...ALL_WELL, lint: FAILS });
    expect(stdout).toMatch(/^FAILED lint .*\nthe reason$/m);
    expect(lines.at(-1)).toBe('47 passed, 1 failed');
    expect(status).toBe(1);
  });

  it.each([
    ['counts each failed test', vitestThatReports(vitestReport(39, 2), 1), '46 passed, 2 failed'],
    ['fails on a runner that ran nothing', vitestThatReports(vitestReport(0, 0)), '7 passed, 1 failed'],
    ['fails on a runner that left no report', OK, '7 passed, 1 failed'],
    [
      'fails on a runner that failed after its tests',
      vitestThatReports(vitestReport(41, 0), 1),
      '48 passed, 1 failed',
    ],
  ])('%s', (_, unit, last) => {
    const { lines, status } = run({ ...ALL_WELL, unit });
    expect(lines.at(-1)).toBe(last);
    expect(status).toBe(1);
  });

  it('does not count what could not be tried as passed', () => {
    const { lines, stdout } = run({ ...ALL_WELL, build: FAILS });
    expect(stdout).toContain('not run, since build failed');
    expect(lines.at(-1)).toBe('46 passed, 2 failed');
  });

  it('fails on a step that package.json does not have', () => {
    const { lint: _, ...others } = ALL_WELL;
    expect(run(others).lines.at(-1)).toBe('47 passed, 1 failed');
  });

  it('runs only the steps that are named', () => {
    const { lines, status } = run({ ...ALL_WELL, lint: FAILS }, ['types', 'unit']);
    expect(lines.at(-1)).toBe('42 passed, 0 failed');
    expect(status).toBe(0);
  });

  it('knows its steps', () => {
    const { stderr, status } = run(ALL_WELL, ['typos']);
    expect(stderr).toContain('No such step: typos.');
    expect(status).toBe(2);
  });
});
