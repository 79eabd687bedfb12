// @ts-check
import { parseArgs } from 'node:util';

/** @typedef {NonNullable<import('node:util').ParseArgsConfig['options']>} Options */

/**
 * Finds what a program cannot make sense of.
 * @param {readonly string[]} args
 * @param {Options} options
 * @param {readonly string[]} words that may stand beside the options
 * @returns {string | undefined} what is expected, and what is there; undefined if all is well
 */
export function faultIn(args, options, words = []) {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const got = (/** @type {string} */ expected, /** @type {string} */ word) =>
    `Expected ${expected}. Got "${word}".`;
  const known = [...words, ...Object.keys(options).map((name) => `--${name}`)].join(', ');
  for (const token of tokens) {
    if (token.kind === 'positional' && !words.includes(token.value)) return got(known, token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    if (!Object.hasOwn(options, name)) return got(known, rawName);
    if (options[name]?.type === 'boolean') {
      if (value !== undefined) return got(rawName, `${rawName}=${value}`);
    } else if (value === undefined) {
      return `Expected a value after ${rawName}.`;
    } else if (!token.inlineValue && value.startsWith('-')) {
      return got(`a value after ${rawName}`, value);
    }
  }
  return undefined;
}

/**
 * Reads the arguments of this program; ends it with one line and exit code 2 if there is a fault in them.
 * @template {Options} const O
 * @param {O} options
 * @param {readonly string[]} [words] that may stand beside the options
 */
export function readCommandLine(options, words) {
  const args = process.argv.slice(2);
  const fault = faultIn(args, options, words);
  if (fault !== undefined) {
    console.error(fault);
    process.exit(2);
  }
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  return { values, words: positionals };
}
