/** Deeper than any record or request is (a batch answer nests 6 levels). */
const MAX_DEPTH = 32;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Whether brackets nest deeper than allowed; looks at each character once and skips strings. */
function isDeeperThan(text: string, limit: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at += 1;
      while (at < text.length && text.charCodeAt(at) !== QUOTE) {
        at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
      }
    } else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > limit) return true;
    } else if (code === 0x5d || code === 0x7d) {
      depth -= 1;
    }
  }
  return false;
}

/**
 * Parses JSON that a stranger sent. `JSON.parse` blocks for a second on a megabyte of brackets and
 * `JSON.stringify` throws on what comes out, so the depth is looked at first.
 * @throws SyntaxError if the text is no JSON, or nests deeper than 32 levels
 */
export function parseBoundedJson(text: string): unknown {
  if (isDeeperThan(text, MAX_DEPTH)) throw new SyntaxError('nested too deeply');
  return JSON.parse(text) as unknown;
}
