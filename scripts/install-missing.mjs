// @ts-check
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockEntry */

/**
 * @param {string} path of a lock file
 * @returns {Record<string, LockEntry>} its entries by folder
 */
function packagesOf(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

/**
 * Whether node_modules holds what the lock file asks for. Packages for other platforms may be missing.
 * @param {string} root the folder of the project
 */
export function isInstalled(root) {
  try {
    const wanted = packagesOf(join(root, 'package-lock.json'));
    const present = packagesOf(join(root, 'node_modules', '.package-lock.json'));
    return Object.entries(wanted).every(
      ([folder, { version, optional }]) =>
        folder === '' || present[folder]?.version === version || (optional && !present[folder]),
    );
  } catch {
    return false;
  }
}

/**
 * Installs the locked packages unless they are there already; no package's own script is run.
 * @throws if npm fails
 */
export function installMissing() {
  if (isInstalled(ROOT)) return;
  console.log('Installing packages, once …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const result = spawnSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
    timeout: 600_000,
  });
  if (result.status !== 0) throw new Error('The packages could not be installed: see the lines above.');
}
