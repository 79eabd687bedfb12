import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './install-missing.mjs';

type LockEntry = {
  version: string;
  resolved?: string;
  integrity?: string;
  license?: string;
  link?: boolean;
};

const REGISTRY = 'https://registry.npmjs.org/';

const ALLOWED_LICENCES = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'MPL-2.0',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Python-2.0',
  'CC-BY-4.0',
  'Unlicense',
]);

const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(ROOT, ...path), 'utf8'));

const lock = read('package-lock.json') as { packages: Record<string, LockEntry> };
const entries = Object.entries(lock.packages).filter(([folder]) => folder !== '');
const names = ([folder]: readonly [string, LockEntry]): string => folder;

/** Packages whose manifest names no licence, and the one that their own licence file spells out. */
const SPELT_OUT: Readonly<Record<string, { readonly licence: string; readonly clause: string }>> = {
  'node_modules/parse-cache-control': {
    licence: 'BSD-3-Clause',
    clause: 'The names of any contributors may not be used to endorse or promote',
  },
};

function licenceOf([folder, { license }]: readonly [string, LockEntry]): string {
  if (license !== undefined) return license;
  const speltOut = SPELT_OUT[folder];
  if (speltOut && readFileSync(join(ROOT, folder, 'LICENSE'), 'utf8').includes(speltOut.clause)) {
    return speltOut.licence;
  }
  if (!existsSync(join(ROOT, folder, 'package.json'))) return 'unknown';
  return String((read(folder, 'package.json') as { license?: unknown }).license);
}

/** Whether one of several licences offered, or all of several that hold at once, may be used. */
function isAllowed(licence: string): boolean {
  const plain = licence.replace(/[()]/g, '');
  if (plain.includes(' OR ')) return plain.split(' OR ').some(isAllowed);
  return plain.split(' AND ').every((one) => ALLOWED_LICENCES.has(one));
}

describe('every locked package', () => {
  it('is one of many', () => {
    expect(entries.length).toBeGreaterThan(100);
  });

  it('has an integrity hash', () => {
    expect(entries.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(names)).toEqual([]);
  });

  it('comes from a registry, never from an address of its own', () => {
    const elsewhere = entries.filter(
      ([, { resolved = REGISTRY, link }]) => !resolved.startsWith(REGISTRY) || link,
    );
    expect(elsewhere.map(names)).toEqual([]);
  });

  it('has a licence that may be used', () => {
    const others = entries.filter((entry) => !isAllowed(licenceOf(entry)));
    expect(others.map((entry) => `${names(entry)}: ${licenceOf(entry)}`)).toEqual([]);
  });
});

describe('package.json', () => {
  const manifest = read('package.json') as Record<'dependencies' | 'devDependencies', Record<string, string>>;
  const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });

  it('pins every package exactly, to what is locked', () => {
    const loose = wanted.filter(
      ([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version,
    );
    expect(loose).toEqual([]);
  });

  it('forbids install scripts', () => {
    expect(readFileSync(join(ROOT, '.npmrc'), 'utf8').split('\n')).toContain('ignore-scripts=true');
  });
});

it.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0)', true],
  ['MIT AND CC-BY-4.0', true],
  ['MIT AND GPL-3.0', false],
  ['GPL-3.0', false],
  ['undefined', false],
])('the licence %s is allowed: %s', (licence, allowed) => {
  expect(isAllowed(licence)).toBe(allowed);
});
