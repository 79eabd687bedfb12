// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './install-missing.mjs';

/**
 * The tests that the last column of a document's tables names.
 * @param {string} file of the document
 * @returns {readonly { readonly row: string, readonly file: string, readonly name: string }[]} the first cell, the
 *   test's file from the root, and its title as it is written there
 */
export function documentedTests(file) {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(/^\| ([^|]+?) *\|.*\[[^\]]+\]\((?:\.\.\/)*([^)]+)\): `([^`]+)` *\|$/gm)].map(
    ([, row = '', path = '', name = '']) => ({ row, file: path, name }),
  );
}

/**
 * The titles of tests in a file: what stands in quotes after `test`, `it` and their tables.
 * @param {string} file from the root
 * @returns {readonly string[]}
 */
export function titlesIn(file) {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const plain = text.matchAll(/\b(?:test|it)(?:\.\w+)?\(\s*(['`])((?:(?!\1)[^\\]|\\.)*)\1/g);
  const tables = text.matchAll(/\)\(\s*(['`])((?:(?!\1)[^\\]|\\.)*)\1,\s*(?:async\s*)?\(/g);
  return [...plain, ...tables].map(([, , title = '']) => title);
}
