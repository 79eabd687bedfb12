import { describe, expect, it } from 'vitest';
import { STRINGS } from './strings.ts';
import { TITLES, type TitleKey } from './titles.ts';

const LANGUAGES = ['de', 'default', 'en', 'es', 'ja'];
const titles = Object.keys(STRINGS) as TitleKey[];

const tokensOf = (text: string): string[] =>
  [...text.matchAll(/\{\d+\}/g)].map(([token]) => token).toSorted();

describe('the texts of the sample world', () => {
  it.each(Object.entries(TITLES))('names %s in every language', (_, { name }) => {
    expect(Object.keys(name).toSorted()).toEqual(LANGUAGES);
    expect(Object.values(name).filter((text) => text.trim() === '')).toEqual([]);
  });

  it.each(titles)('says everything of %s in every language, with the same tokens', (title) => {
    for (const [id, { text, parameters = [] }] of Object.entries(STRINGS[title]?.strings ?? {})) {
      expect(id).toMatch(/^\w+$/);
      expect(Object.keys(text).toSorted()).toEqual(LANGUAGES);
      const tokens = parameters.map((_, index) => `{${index}}`);
      for (const [language, words] of Object.entries(text)) {
        expect(tokensOf(words), `${id} in ${language}`).toEqual(tokens);
        expect(words.length).toBeLessThanOrEqual(100);
      }
    }
  });

  it.each(titles)('has every entry of %s in every language, and a use for every enumeration', (title) => {
    const { strings = {}, enumerations = {} } = STRINGS[title] ?? {};
    const used = new Set(Object.values(strings).flatMap(({ parameters = [] }) => parameters));
    for (const [statistic, entries] of Object.entries(enumerations)) {
      expect(used).toContain(statistic);
      for (const text of Object.values(entries)) expect(Object.keys(text).toSorted()).toEqual(LANGUAGES);
    }
  });
});
