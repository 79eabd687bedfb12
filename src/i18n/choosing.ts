import { browserLanguage, loadLanguage, LANGUAGE_KEY, storedLanguage } from './languages.ts';
import { CLOCK_KEY, storedClock, withClock, type Clock } from './clock.ts';
import { language as spokenLanguage, locale, speak, type Language } from './translate.ts';

/** The languages of the interface, each in its own words. */
export const LANGUAGES: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  ja: '日本語',
};

function keep(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Storage may be blocked; then the choice holds for this visit.
  }
}

let language = storedLanguage();
let clock = storedClock();

function putClock(): void {
  speak(spokenLanguage(), withClock(new Intl.Locale(locale()).baseName, clock));
}

/** The language that was chosen; undefined: as the browser. */
export function chosenLanguage(): string | undefined {
  return language;
}

/**
 * A language was chosen; it is remembered in this browser.
 * @param chosen undefined: as the browser
 */
export async function languageChosen(chosen: Language | undefined): Promise<void> {
  language = chosen;
  keep(LANGUAGE_KEY, chosen);
  await loadLanguage(chosen ?? browserLanguage());
  // Where nothing can be kept, the language came without the clock.
  if (clock !== storedClock()) putClock();
}

/** The clock that was chosen; undefined: as the language. */
export function chosenClock(): Clock | undefined {
  return clock;
}

/**
 * A clock was chosen; it is remembered in this browser.
 * @param chosen undefined: as the language
 */
export function clockChosen(chosen: Clock | undefined): void {
  clock = chosen;
  keep(CLOCK_KEY, chosen);
  putClock();
}

/**
 * Follows what is chosen in other tabs of this browser, so that all of them speak alike without a reload.
 * @returns how to stop
 */
export function followChoices(): () => void {
  const read = ({ key }: StorageEvent): void => {
    if (key === LANGUAGE_KEY) {
      language = storedLanguage();
      // Where the catalogue cannot be had, this tab goes on in the language it has.
      loadLanguage(language ?? browserLanguage()).catch(() => undefined);
    } else if (key === CLOCK_KEY) {
      clock = storedClock();
      putClock();
    }
  };
  window.addEventListener('storage', read);
  return () => window.removeEventListener('storage', read);
}
