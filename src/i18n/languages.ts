import de from './catalogues/de.json?url';
import en from './catalogues/en.json?url';
import es from './catalogues/es.json?url';
import ja from './catalogues/ja.json?url';
import { LANGUAGES, PSEUDO_LANGUAGE, speak, type Catalogue, type Language } from './translate.ts';

const KEY = 'language';

/** Addresses of the catalogues: files of the build, as translators edit them. No language is part of the script. */
const CATALOGUES: Readonly<Record<Language, string>> = { en, de, es, ja };

function isLanguage(tag: string | null | undefined): tag is Language {
  return tag !== null && tag !== undefined && Object.hasOwn(LANGUAGES, tag);
}

function primary(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? '';
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** The language to start in: the one chosen here, else the browser's first that there is, else English. */
export function firstLanguage(): string {
  const chosen = stored();
  if (isLanguage(chosen) || chosen === PSEUDO_LANGUAGE) return chosen;
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
  if (!response.ok) throw new Error(`The catalogue of ${language} was answered ${response.status}.`);
  return (await response.json()) as Catalogue;
}

/**
 * Puts a language in use: loads its catalogue, sets the page's language and direction. English stands in where
 * a catalogue cannot be loaded.
 * @throws if English cannot be loaded either; the language in use stays
 */
export async function loadLanguage(language: string): Promise<void> {
  const isPseudo = language === PSEUDO_LANGUAGE;
  const wanted = isLanguage(language) ? language : 'en';
  const words = await catalogueOf(wanted).catch(() => catalogueOf('en'));
  const catalogue = isPseudo ? (await import('./pseudo.ts')).pseudo(words) : words;
  document.documentElement.lang = isPseudo ? 'en' : language;
  document.documentElement.dir = isPseudo ? 'rtl' : 'ltr';
  speak(language, isPseudo ? 'en' : localeOf(language), catalogue);
}

/** A language was chosen; it is remembered in this browser. */
export async function languageChosen(language: Language): Promise<void> {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Storage may be blocked; then the choice holds for this visit.
  }
  await loadLanguage(language);
}
