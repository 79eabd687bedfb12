/** Longest text of anybody that is shown: rich presence has 44 letters by its own rules. */
const MAX_GRAPHEMES = 128;
const MAX_UNITS = 512;
/** Addresses are no words: cut short they lead elsewhere. */
const MAX_ADDRESS_UNITS = 2048;
const MAX_MARKS = 4;

/** Text of which nothing can be wrong but its length. */
const PLAIN = /^[\x20-\x7e\xa0-\xac\xae-\u02ff]*$/;
const ADDRESS = /^https?:\/\//;

/**
 * What has no business in a line of text: control characters, marks that turn the direction of what stands
 * beside them, letters without width, tags. The joiners of Persian, Hindi and emoji stay.
 */
const UNWANTED =
  // oxlint-disable-next-line no-control-regex -- they are what is looked for.
  /[\0-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;
/** More marks on one letter than any language has. */
const TOO_MANY_MARKS = new RegExp(`(\\p{M}{${MAX_MARKS}})\\p{M}+`, 'gu');
/** Flags of regions are tags that stand behind a black flag; they are whole or they are nothing. */
const REGION_FLAG = /(?<=\u{1f3f4})[\u{e0061}-\u{e007a}\u{e0030}-\u{e0039}]{3,6}\u{e007f}/gu;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cuts between graphemes, so that no letter is halved. */
function bounded(text: string): string {
  if (text.length <= MAX_GRAPHEMES) return text;
  let count = 0;
  // What is far too long is not looked at as a whole.
  for (const { index, segment } of graphemes.segment(text.slice(0, MAX_UNITS * 4))) {
    count += 1;
    if (count > MAX_GRAPHEMES || index + segment.length > MAX_UNITS) return text.slice(0, index);
  }
  return text;
}

/** Whether everything between two positions is a region's tags: those stay. */
function withoutUnwanted(text: string): string {
  if (!text.includes('\u{1f3f4}')) return text.replace(UNWANTED, '');
  const flags: string[] = [];
  const marked = text.replace(/\ufffc/g, '').replace(REGION_FLAG, (flag) => {
    flags.push(flag);
    return '\ufffc';
  });
  let next = 0;
  return marked.replace(UNWANTED, '').replace(/\ufffc/g, () => flags[next++] ?? '');
}

/**
 * Makes text of a stranger fit to be shown on one line: names, titles and rich presence are written by people
 * who may mean harm. The result is well-formed, and cleaning it again changes nothing.
 */
export function cleanText(text: string): string {
  if (ADDRESS.test(text)) {
    return text.length > MAX_ADDRESS_UNITS
      ? ''
      : text.replace(UNWANTED, '').replace(LONE_SURROGATE, '\ufffd');
  }
  if (PLAIN.test(text)) return text.length <= MAX_GRAPHEMES ? text : text.slice(0, MAX_GRAPHEMES);
  const short = text.length > MAX_UNITS * 8 ? text.slice(0, MAX_UNITS * 8) : text;
  const clean = withoutUnwanted(short.replace(LONE_SURROGATE, '\ufffd')).normalize('NFC');
  return bounded(clean.replace(TOO_MANY_MARKS, '$1'));
}

/**
 * Cleans every text in parsed JSON, in place. Members named `__proto__` go: whoever copies one sets a prototype.
 * @param value not nested more deeply than `parseBoundedJson` takes
 * @returns the same value
 */
export function cleanTexts(value: object): object {
  const holder = value as Record<string, unknown>;
  for (const name of Object.keys(holder)) {
    const member = holder[name];
    if (name === '__proto__') delete holder[name];
    else if (typeof member === 'string') {
      const clean = cleanText(member);
      if (clean !== member) holder[name] = clean;
    } else if (typeof member === 'object' && member !== null) cleanTexts(member);
  }
  return value;
}
