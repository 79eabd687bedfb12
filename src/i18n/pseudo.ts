import type { Catalogue } from './translate.ts';

/** Text outside braces: what a translator would translate. */
const OUTSIDE = /[^{}]+(?![^{]*\})/g;

/**
 * A pseudo-translation: every message is a third longer, marked and keeps its braces, so that what is not
 * taken from the catalogue, or has no room, is seen at once.
 */
export function pseudo(catalogue: Catalogue): Catalogue {
  return Object.fromEntries(
    Object.entries(catalogue).map(([key, text]) => {
      const isPlain = !/,\s*(plural|select)/.test(text);
      const longer = isPlain ? text.replace(OUTSIDE, (words) => words.replace(/[aeiou]/g, '$&$&')) : text;
      return [key, `⟦${longer}⟧`];
    }),
  );
}
