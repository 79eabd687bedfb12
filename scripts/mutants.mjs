// @ts-check
/*
 * `npm run mutants`: takes each defence of SECURITY.md away, one at a time and in a copy, and demands that the
 * test which the table names for it fails. With words, such as `S8 S22`, only those threats. First the same
 * tests run with everything in place: one that fails then says nothing.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { PAGE } from './build.mjs';
import { readCommandLine } from './command-line.mjs';
import { endWithParent } from './end-with-parent.mjs';
import { ROOT } from './install-missing.mjs';
import { MUTANTS } from './mutants-table.mjs';
import { prepare } from './prepared.mjs';
import { countPlaywright, countVitest } from './test-counts.mjs';

/** @typedef {import('./mutants-table.mjs').Mutant} Mutant */

/** What of the project no test reads, or what is made anew. */
const LEFT_OUT = new Set(['.git', 'node_modules', 'dist', '.cache', 'test-results']);

/**
 * The name of a test as an expression: what a table of cases fills in may be anything.
 * @param {string} name
 */
function patternOf(name) {
  return name
    .split(/%[a-z]/)
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('.*');
}

/**
 * Runs one test in the copy.
 * @param {string} copy
 * @param {Pick<Mutant, 'test' | 'name'>} mutant
 * @returns {import('./test-counts.mjs').Count & { output: string }}
 */
function runTest(copy, { test, name }) {
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const isBrowser = test.startsWith('e2e/');
  const args = isBrowser
    ? ['playwright', 'test', test, '-g', patternOf(name), '--project=suite', '--reporter=json']
    : [
        'vitest',
        'run',
        test,
        '-t',
        patternOf(name),
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ];
  const browser = findBrowser();
  const { stdout, stderr } = spawnSync('npx', ['--no-install', ...args], {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    env: {
      ...process.env,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      ...(browser === undefined ? {} : { CHROMIUM_PATH: browser }),
    },
  });
  const read = () => {
    try {
      return JSON.parse(readFileSync(report, 'utf8'));
    } catch {
      return undefined;
    }
  };
  const parsed = read();
  const nobody = { passed: 0, failed: 0, skipped: 0 };
  const count = parsed === undefined ? nobody : isBrowser ? countPlaywright(parsed) : countVitest(parsed);
  return { ...count, output: `${stdout}\n${stderr}` };
}

/** @param {string} copy */
function buildPage(copy) {
  rmSync(join(copy, 'dist'), { recursive: true, force: true });
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: copy,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The page cannot be built:\n${stdout}\n${stderr}`);
}

/** @param {string} copy */
function giveBuiltPage(copy) {
  rmSync(join(copy, 'dist'), { recursive: true, force: true });
  cpSync(join(ROOT, 'dist'), join(copy, 'dist'), { recursive: true });
}

/**
 * @param {string} copy
 * @param {Mutant} mutant
 * @returns {() => void} puts everything back
 */
function mutate(copy, mutant) {
  const before = new Map(mutant.edits.map(([file]) => [file, readFileSync(join(copy, file), 'utf8')]));
  const after = new Map(before);
  for (const [file, text, instead] of mutant.edits) {
    const source = after.get(file) ?? '';
    if (source.split(text).length !== 2) throw new Error(`${file} does not hold once:\n${text}`);
    after.set(
      file,
      source.replace(text, () => instead),
    );
  }
  for (const [file, text] of after) writeFileSync(join(copy, file), text);
  if (mutant.page) buildPage(copy);
  return () => {
    for (const [file, text] of before) writeFileSync(join(copy, file), text);
    if (mutant.page) giveBuiltPage(copy);
  };
}

endWithParent();
const { words: chosen } = readCommandLine({}, [...new Set(MUTANTS.map(({ threat }) => threat))]);
const mutants = MUTANTS.filter(({ threat }) => chosen.length === 0 || chosen.includes(threat));
prepare(PAGE);
const copy = mkdtempSync(join(tmpdir(), 'friends-presence-mutants-'));
process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
cpSync(ROOT, copy, { recursive: true, filter: (path) => !LEFT_OUT.has(basename(path)) });
symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
giveBuiltPage(copy);

let faults = 0;
/** @type {Map<string, boolean>} */
const isWell = new Map();
for (const mutant of mutants) {
  const { threat, test, name, without } = mutant;
  const start = performance.now();
  const say = (/** @type {string} */ verdict) => {
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    console.log(
      `${verdict.padEnd(9)}${threat.padEnd(4)}${seconds.padStart(4)} s  without ${without}: ${test}, ${name}`,
    );
  };
  const key = `${test} ${name}`;
  if (!isWell.has(key)) {
    const { passed, failed, output } = runTest(copy, mutant);
    isWell.set(key, passed > 0 && failed === 0);
    if (!isWell.get(key)) console.log(output.slice(-4000));
  }
  if (!isWell.get(key)) {
    faults += 1;
    say('BROKEN');
    continue;
  }
  const putBack = mutate(copy, mutant);
  const { passed, failed, output } = runTest(copy, mutant);
  putBack();
  // A file that could not even be read counts as one failure and says nothing of the test.
  const isKilled = failed > 0 && !/Transform failed|SyntaxError|Cannot find module/.test(output);
  if (!isKilled) {
    faults += 1;
    if (passed === 0) console.log(output.slice(-4000));
  }
  say(isKilled ? 'killed' : 'SURVIVED');
}
console.log(`${mutants.length - faults} of ${mutants.length} killed`);
process.exitCode = faults > 0 ? 1 : 0;
