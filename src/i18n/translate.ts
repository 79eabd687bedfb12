import { useSyncExternalStore } from 'react';
import { formatMessage, parseMessage, type Message, type MessageValues } from './message.ts';

/** A message's name in the catalogues. */
export type MessageKey = keyof typeof import('./catalogues/en.json', { with: { type: 'json' } });

/** One language's messages, as a translator edits them. */
export type Catalogue = Readonly<Record<string, string>>;

/** The languages of the interface, each in its own words. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', es: 'Español', ja: '日本語' } as const;
export type Language = keyof typeof LANGUAGES;

/** The pseudo-language that tests use: English, marked and written from right to left. */
export const PSEUDO_LANGUAGE = 'ar-XB';

type Spoken = {
  readonly language: string;
  /** For `Intl`: the language with the region that the browser prefers for it. */
  readonly locale: string;
  readonly catalogue: Catalogue;
  readonly parsed: Map<string, Message>;
};

/** Nothing is said before a catalogue is there: see `loadLanguage`. */
let spoken: Spoken = { language: 'en', locale: 'en', catalogue: {}, parsed: new Map() };
const listeners = new Set<() => void>();

/**
 * Says a message in the language of the interface; its key, if the catalogue has it not.
 * @param values what its braces are filled with
 */
export function t(key: MessageKey, values: MessageValues = {}): string {
  let message = spoken.parsed.get(key);
  if (!message) {
    message = parseMessage(spoken.catalogue[key] ?? key);
    spoken.parsed.set(key, message);
  }
  return formatMessage(message, spoken.locale, values);
}

/** The locale of the interface, for `Intl`. */
export function locale(): string {
  return spoken.locale;
}

/** The language of the interface. */
export function language(): string {
  return spoken.language;
}

/** Follows the language of the interface; who draws words anew when it changes draws everything anew. */
export function useLanguage(): string {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, language);
}

/** Puts another catalogue in use. */
export function speak(next: string, nextLocale: string, catalogue: Catalogue): void {
  spoken = { language: next, locale: nextLocale, catalogue, parsed: new Map() };
  for (const listener of listeners) listener();
}
