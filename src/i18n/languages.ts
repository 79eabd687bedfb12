import { withClock } from './clock.ts';
import english from './catalogues/en.json' with { type: 'json' };
import { pseudo } from './pseudo.ts';
import { LANGUAGES, PSEUDO_LANGUAGE, speak, type Catalogue, type Language } from './translate.ts';

const KEY = 'language';

/** What was chosen on this page: null for as the browser, undefined for nothing yet. */
let choice: string | null | undefined;

/** The language asked for last. */
let wanted: string | undefined;

const CATALOGUES: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: () => Promise.resolve(english),
  de: async () => (await import('./catalogues/de.json')).default,
  es: async () => (await import('./catalogues/es.json')).default,
  ja: async () => (await import('./catalogues/ja.json')).default,
};

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

function isSpoken(tag: string | null): tag is string {
  return isLanguage(tag) || tag === PSEUDO_LANGUAGE;
}

/** The language that was chosen here; undefined: as the browser. */
export function chosenLanguage(): string | undefined {
  const chosen = choice === undefined ? stored() : choice;
  return isSpoken(chosen) ? chosen : undefined;
}

/** The language to speak: the one chosen here, else the browser's first that there is, else English. */
export function firstLanguage(): string {
  return chosenLanguage() ?? navigator.languages.map(primary).find(isLanguage) ?? 'en';
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

/**
 * Puts a language in use: loads its catalogue, sets the page's language and direction. English stands in where
 * a catalogue cannot be loaded.
 */
export async function loadLanguage(language: string): Promise<void> {
  wanted = language;
  const isPseudo = language === PSEUDO_LANGUAGE;
  let catalogue: Catalogue = english;
  if (isPseudo) catalogue = pseudo(english);
  else if (isLanguage(language)) catalogue = await CATALOGUES[language]().catch(() => english);
  // Whoever chooses twice gets what was chosen last, whichever catalogue comes first.
  if (wanted !== language) return;
  document.documentElement.lang = isPseudo ? 'en' : language;
  document.documentElement.dir = isPseudo ? 'rtl' : 'ltr';
  speak(language, withClock(isPseudo ? 'en' : localeOf(language)), catalogue);
}

/**
 * A language was chosen; it is remembered in this browser.
 * @param language undefined: as the browser
 */
export async function languageChosen(language: Language | undefined): Promise<void> {
  choice = language ?? null;
  try {
    if (language === undefined) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, language);
  } catch {
    // Storage may be blocked; then the choice holds for this visit.
  }
  await loadLanguage(firstLanguage());
}
