// @ts-check
/*
 * `npm test`: every check there is, one after the other; `npm test -- unit lint` only those named. Uses nothing
 * but Node's own modules, since on a fresh clone nothing else is there before the first step.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { browser } from './browser.mjs';
import { installMissing, ROOT } from './install-missing.mjs';
import { redisServer } from './redis-server.mjs';
import { countPlaywright, countVitest, failedOnce, sentenceOf, totalOf } from './test-counts.mjs';

/** A step that hangs is a failed step; the browser tests need half an hour, more on a busy machine. */
const STEP_LIMIT_MS = 60 * 60_000;

/** @typedef {import('./test-counts.mjs').Count} Count */

/**
 * @typedef {object} Step
 * @property {string} name what a person types to run it alone
 * @property {string} script the script of package.json that does it
 * @property {string} [needs] a step without whose success this one says nothing
 * @property {(report: string) => { args: string[], env?: Record<string, string> }} [reporter]
 * @property {(report: unknown) => Count} [count] what the report of a test runner counted
 */

/** @type {readonly Step[]} */
const STEPS = [
  { name: 'types', script: 'typecheck' },
  { name: 'lint', script: 'lint' },
  { name: 'format', script: 'format' },
  { name: 'arrows', script: 'arrows' },
  { name: 'unused', script: 'unused' },
  {
    name: 'unit',
    script: 'unit',
    reporter: (report) => ({
      args: ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      env: { REDIS_SERVER_PATH: redisServer() ?? '' },
    }),
    count: countVitest,
  },
  { name: 'build', script: 'build' },
  { name: 'size', script: 'size', needs: 'build' },
  {
    name: 'e2e',
    script: 'e2e',
    needs: 'build',
    reporter: (report) => ({
      args: ['--reporter=list,json'],
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report, CHROMIUM_PATH: browser() },
    }),
    count: countPlaywright,
  },
];

/** @type {import('node:child_process').ChildProcess | undefined} */
let running;

function stopRunning() {
  if (running?.pid === undefined || running.exitCode !== null) return;
  try {
    process.kill(process.platform === 'win32' ? running.pid : -running.pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.once(signal, () => {
    stopRunning();
    process.exit(128 + constants.signals[signal]);
  });
}

/**
 * Runs one line of package.json's scripts.
 * @param {string} command
 * @param {Record<string, string>} env variables beside our own
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
function run(command, env) {
  const bin = join(ROOT, 'node_modules', '.bin');
  return new Promise((resolve) => {
    const child = spawn(command, {
      cwd: ROOT,
      shell: true,
      // A group of its own, so that a step can be ended together with what it started.
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` },
    });
    running = child;
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    const limit = setTimeout(() => {
      chunks.push(Buffer.from(`\nstopped after ${STEP_LIMIT_MS / 60_000} minutes\n`));
      stopRunning();
    }, STEP_LIMIT_MS);
    const ended = (/** @type {boolean} */ ok) => {
      clearTimeout(limit);
      resolve({ ok, output: Buffer.concat(chunks).toString('utf8') });
    };
    child.once('error', (error) => {
      chunks.push(Buffer.from(String(error)));
      ended(false);
    });
    child.once('close', (code) => ended(code === 0));
  });
}

/**
 * @param {string} path of a JSON file
 * @returns {unknown} undefined if the runner wrote none
 */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {Step} step
 * @param {string} folder for the runner's report
 * @returns {Promise<{ count: Count, output: string }>}
 */
async function runStep(step, folder) {
  const scripts = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts ?? {};
  const command = scripts[step.script];
  if (command === undefined) {
    return { count: failedOnce, output: `package.json has no script named ${step.script}` };
  }
  const report = join(folder, `${step.name}.json`);
  const { args, env = {} } = step.reporter?.(report) ?? { args: [] };
  const { ok, output } = await run([command, ...args].join(' '), env);
  if (!step.count) return { count: { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }, output };
  const count = step.count(readReport(report));
  const total = count.passed + count.failed;
  if (total === 0) return { count: { ...count, failed: 1 }, output: `${output}\nno test was run` };
  return { count: ok || count.failed > 0 ? count : { ...count, failed: 1 }, output };
}

/**
 * Colours are for a person at a terminal; in a log they are noise, and some tools send them all the same.
 * @param {string} output
 */
function readable(output) {
  return process.stdout.isTTY ? output : stripVTControlCharacters(output);
}

/** @param {readonly string[]} names as typed; none means all */
function chosen(names) {
  const unknown = names.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0) {
    console.error(
      `No such step: ${unknown.join(', ')}. There are ${STEPS.map(({ name }) => name).join(', ')}.`,
    );
    process.exit(2);
  }
  return names.length === 0 ? STEPS : STEPS.filter(({ name }) => names.includes(name));
}

/** @param {readonly Step[]} steps */
async function runAll(steps) {
  const folder = mkdtempSync(join(tmpdir(), 'friends-presence-test-'));
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  const broken = new Set();
  /** @type {Count[]} */
  const counts = [];
  try {
    for (const step of steps) {
      const start = performance.now();
      const { count, output } = broken.has(step.needs)
        ? { count: failedOnce, output: `not run, since ${step.needs} failed` }
        : await runStep(step, folder).catch((error) => ({
            count: failedOnce,
            output: String(error.message),
          }));
      counts.push(count);
      if (count.failed > 0) broken.add(step.name);
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      const verdict = count.failed > 0 ? 'FAILED' : 'ok';
      console.log(`${verdict.padEnd(7)}${step.name.padEnd(8)}${seconds.padStart(7)} s${sentenceOf(count)}`);
      if (count.failed > 0) console.log(`${readable(output).trimEnd()}\n`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return totalOf(counts);
}

const steps = chosen(process.argv.slice(2));
let total = failedOnce;
try {
  installMissing();
  total = await runAll(steps);
} catch (error) {
  console.log(error instanceof Error ? error.message : String(error));
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
