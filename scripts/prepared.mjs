// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildMissing } from './build.mjs';
import { installMissing, ROOT } from './install-missing.mjs';

/** @param {string} version such as 20.19.0 */
const numbersOf = (version) => version.split('.').map(Number);

/**
 * Whether this Node is one that the project runs on.
 * @param {string} version of this Node, such as 20.19.0
 * @param {string} wanted as in package.json's engines, such as >=20.19
 */
export function isNewEnough(version, wanted) {
  const [major = 0, minor = 0] = numbersOf(version);
  const [wantedMajor = 0, wantedMinor = 0] = numbersOf(wanted.replace(/^>=/, ''));
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

/**
 * Gets everything ready that a program needs: a Node that can run it, packages, builds. On a fresh clone that is
 * all of it, later nothing. Ends this process with one line if something cannot be made ready.
 * @param {...import('./build.mjs').Target} targets what to build
 */
export function prepare(...targets) {
  const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  if (!isNewEnough(process.versions.node, engines.node)) {
    console.error(
      `Node ${process.versions.node} is too old: Friends Presence needs ${engines.node.slice(2)} or newer.`,
    );
    process.exit(1);
  }
  try {
    installMissing();
    buildMissing(...targets);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
