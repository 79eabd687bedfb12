import { formatter } from './formatter.ts';
import { locale } from './translate.ts';

/** Words as a sentence lists them, such as "a, b, and c". */
export function listWords(words: Iterable<string>): string {
  return formatter(Intl.ListFormat, locale()).format(words);
}

/** Words as a label lists them, such as "a, b, c". */
export function rowOfWords(words: Iterable<string>): string {
  return formatter(Intl.ListFormat, locale(), { style: 'narrow' }).format(words);
}
