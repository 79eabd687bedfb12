import de from './catalogues/de.json?url';
import en from './catalogues/en.json?url';
import es from './catalogues/es.json?url';
import ja from './catalogues/ja.json?url';
import { storedClock, withClock } from './clock.ts';
import { kept } from './kept.ts';
import { PSEUDO_LANGUAGE, speak, type Catalogue, type Language } from './translate.ts';

export const LANGUAGE_KEY = 'language';

/** The language asked for last. */
let asked: string | undefined;

/** Addresses of the catalogues: files of the build, as translators edit them. No language is part of the script. */
const CATALOGUES: Readonly<Record<Language, string>> = { en, de, es, ja };

function isLanguage(tag: string | undefined): tag is Language {
  return Object.hasOwn(CATALOGUES, tag ?? '');
}

function primary(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? '';
}

/** The language that is kept in this browser; undefined: as the browser. */
export function storedLanguage(): string | undefined {
  const language = kept(LANGUAGE_KEY);
  return isLanguage(language) || language === PSEUDO_LANGUAGE ? language : undefined;
}

/** The browser's first language that there is, else English. */
export function browserLanguage(): Language {
  return navigator.languages.map(primary).find(isLanguage) ?? 'en';
}

/** The browser's own tag for a language, such as `en-GB` for `en`: dates and numbers follow the region. */
function localeOf(language: string): string {
  return navigator.languages.find((tag) => primary(tag) === language) ?? language;
}

/** Accept-Language for what comes from the service: the interface's language, then the browser's. */
export function upstreamLanguages(language: string): string {
  const first = language === PSEUDO_LANGUAGE ? 'en' : localeOf(language);
  const tags = [...new Set([first, primary(first), ...navigator.languages])].slice(0, 8);
  return tags.map((tag, index) => (index === 0 ? tag : `${tag};q=${(1 - index / 10).toFixed(1)}`)).join(', ');
}

async function catalogueOf(language: Language): Promise<Catalogue> {
  const response = await fetch(CATALOGUES[language]);
  if (!response.ok) throw new Error(`${language}: ${response.status}`);
  return (await response.json()) as Catalogue;
}

/**
 * Puts a language in use: loads its catalogue, sets the page's language and direction. English stands in where
 * a catalogue cannot be loaded.
 * @throws if English cannot be loaded either; the language in use stays
 */
export async function loadLanguage(language: string): Promise<void> {
  asked = language;
  const isPseudo = language === PSEUDO_LANGUAGE;
  const wanted = isLanguage(language) ? language : 'en';
  const words = await catalogueOf(wanted).catch(() => catalogueOf('en'));
  const catalogue = isPseudo ? (await import('./pseudo.ts')).pseudo(words) : words;
  // Whoever chooses twice gets what was chosen last, whichever catalogue comes first.
  if (asked !== language) return;
  document.documentElement.lang = isPseudo ? 'en' : language;
  document.documentElement.dir = isPseudo ? 'rtl' : 'ltr';
  speak(language, withClock(isPseudo ? 'en' : localeOf(language), storedClock()), catalogue);
}
