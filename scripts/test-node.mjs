// @ts-check
/*
 * `npm run test:node -- 22`: the checks of `npm test` on another Node than the one that is installed. It is fetched
 * as an npm package into a cache of its own; nothing is installed. `--only unit,types` runs only those.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { endWithParent } from './end-with-parent.mjs';
import { ROOT } from './install-missing.mjs';

const USAGE =
  'Which Node? For instance: npm run test:node -- 22, or npm run test:node -- 24 --only types,unit';

/**
 * The package that holds Node for a system; npm has one for each.
 * @param {string} platform as `process.platform` has it
 * @param {string} arch as `process.arch` has it
 */
export function packageFor(platform, arch) {
  return `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
}

/**
 * The newest of the versions that npm names: of several it gives a list, of one that alone.
 * @param {string | readonly string[]} versions
 */
export function newest(versions) {
  const all = typeof versions === 'string' ? [versions] : versions;
  const released = all.filter((version) => /^\d+\.\d+\.\d+$/.test(version));
  const [first] = released.toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  if (first === undefined) throw new Error('npm knows no such version of Node.');
  return first;
}

/**
 * @param {readonly string[]} argv
 * @returns {{ wanted: string, steps: string[] } | undefined} undefined for what cannot be read
 */
export function readArguments(argv) {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { only: { type: 'string', multiple: true } },
    });
    const [wanted, ...more] = positionals;
    if (wanted === undefined || more.length > 0 || !/^\d+(\.\d+){0,2}$/.test(wanted)) return undefined;
    return { wanted, steps: (values.only ?? []).flatMap((names) => names.split(',')).filter(Boolean) };
  } catch {
    return undefined;
  }
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} [cwd]
 * @returns {string} what it wrote
 */
function output(command, args, cwd = ROOT) {
  const { status, stdout, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
  return stdout;
}

/**
 * Fetches a version of Node unless it is there.
 * @param {string} wanted such as 22 or 22.11.0
 * @returns {{ version: string, bin: string }} the folder of its program
 */
function fetchNode(wanted) {
  const name = packageFor(process.platform, process.arch);
  const version = newest(JSON.parse(output('npm', ['view', `${name}@${wanted}`, 'version', '--json'])));
  const cache = join(ROOT, '.cache', 'node');
  const folder = join(cache, version);
  const bin = join(folder, 'package', 'bin');
  if (existsSync(bin)) return { version, bin };
  // What was broken off must not be taken for the whole.
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  console.log(`Fetching Node ${version}, once …`);
  const archive = output('npm', ['pack', `${name}@${version}`, '--silent', `--pack-destination=${part}`])
    .trim()
    .split('\n')
    .at(-1);
  output('tar', ['-xzf', archive ?? ''], part);
  rmSync(folder, { recursive: true, force: true });
  renameSync(part, folder);
  return { version, bin };
}

function main() {
  const asked = readArguments(process.argv.slice(2));
  if (!asked) {
    console.error(USAGE);
    process.exit(2);
  }
  const { version, bin } = fetchNode(asked.wanted);
  console.log(`On Node ${version}:`);
  const child = spawn(join(bin, 'node'), ['scripts/test.mjs', ...asked.steps], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` },
  });
  child.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.on(signal, () => child.kill(signal));
}

if (process.argv[1] === import.meta.filename) {
  endWithParent();
  try {
    main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
