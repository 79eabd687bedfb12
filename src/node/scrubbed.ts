/** How a token is written about: this text alone is none, whatever else begins like it. */
const PLACEHOLDER = 'XBL3.0 x=<userhash>;<token>';
/** As far as it may reach, but not over the beginning of the next. */
const TOKEN = /XBL3\.0\s*x=(?:(?!XBL3\.0\s*x=)[^\s"\\,}\]])*/gi;

/** What must be in no line, wherever it hides: in the text of an error, in its cause, in a header. */
const HIDDEN: readonly (readonly [what: RegExp, instead: string])[] = [
  [/\b(?:Bearer|Basic)\s+[\w.~+/=-]+/gi, '[token]'],
  // Three parts of base64url: a JSON Web Token, and each of its like.
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, '[token]'],
  [/((?:set-)?cookie\\?"?\s*[:=]\s*\\?"?)[^"\\\r\n]*/gi, '$1[cookie]'],
  // A roster says who somebody's friends are; one XUID alone may be what went wrong.
  [/(\\?"|)\d{15,20}\1(?:\s*,\s*\1\d{15,20}\1)+/g, '$1[XUIDs]$1'],
];

/** Takes out of a text what nobody may read in a log; a line of JSON stays one. */
export function scrubbed(line: string): string {
  const told = line.replace(TOKEN, (found) => (found === PLACEHOLDER ? found : '[token]'));
  return HIDDEN.reduce((text, [what, instead]) => text.replace(what, instead), told);
}
