import { COLOUR_COUNT, hash } from './title-colour.ts';

/** One or two letters that stand for a picture, and a colour that stays with the person. */
export type Monogram = { readonly letters: string; readonly colour: number };

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Two plain letters: neither can be the beginning of something longer. */
const PLAIN = /^[\x20-\x7e]{1,2}/;

function firstGrapheme(word: string): string {
  // Cutting into graphemes is slow, and most names need none of it.
  const plain = PLAIN.exec(word)?.[0];
  if (plain !== undefined && (plain.length === 2 || word.length === 1)) return plain.slice(0, 1);
  for (const { segment } of graphemes.segment(word)) return segment;
  return '';
}

/** The monogram of a name: the first letters of its first and last word; of an XUID its last two digits. */
export function monogramOf(name: string, xuid: string): Monogram {
  const colour = hash(xuid) % COLOUR_COUNT;
  if (name === xuid) return { letters: xuid.slice(-2), colour };
  const words = name
    .split(/[\s_.#-]+/u)
    .filter((word) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(word));
  const first = words[0] ?? name;
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  return { letters: `${firstGrapheme(first)}${firstGrapheme(last)}`.toLocaleUpperCase(), colour };
}
