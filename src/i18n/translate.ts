import { useSyncExternalStore } from 'react';
import { isolated } from './isolate.ts';
import { formatMessage, parseMessage, type Message, type MessageValues } from './message.ts';

/** A message's name in the catalogues. */
export type MessageKey = keyof typeof import('./catalogues/en.json', { with: { type: 'json' } });

/** One language's messages, as a translator edits them. */
export type Catalogue = Readonly<Record<string, string>>;

/** The languages of the interface. */
export type Language = 'en' | 'de' | 'es' | 'ja';

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
 * Says a message in the language of the interface. One that no catalogue has, as where a part of the page is
 * newer than the catalogue, is its own name: a missing word must not take the page down.
 * @param values what its braces are filled with; what runs the other way is kept to itself
 */
export function t(key: MessageKey, values: MessageValues = {}): string {
  let message = spoken.parsed.get(key);
  if (!message) {
    message = parseMessage(spoken.catalogue[key] ?? key);
    spoken.parsed.set(key, message);
  }
  return formatMessage(message, spoken.locale, values, (value) =>
    isolated(value, spoken.language === PSEUDO_LANGUAGE),
  );
}

/** The locale of the interface, for `Intl`. */
export function locale(): string {
  return spoken.locale;
}

/** The language of the interface. */
export function language(): string {
  return spoken.language;
}

/**
 * Calls back whenever words are to be said differently: in another language, or by another clock.
 * @returns ends it
 */
export function followWords(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Follows how words are said. The page draws everything anew when it changes; a component that skips drawing
 * while its props stay the same has to follow by itself.
 */
export function useLocale(): string {
  return useSyncExternalStore(followWords, locale);
}

/**
 * Puts another catalogue in use, or another locale of the same.
 * @param catalogue without it: the one in use
 */
export function speak(next: string, nextLocale: string, catalogue: Catalogue = spoken.catalogue): void {
  spoken = { language: next, locale: nextLocale, catalogue, parsed: new Map() };
  for (const listener of listeners) listener();
}
