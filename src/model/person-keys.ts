/** What a shortcut does to a person, in the list or where their details are open. */
export type PersonShortcut = 'favourite' | 'note' | 'mute' | 'link';

/** The part of the keymap that acts on a person: each with its key. */
export const PERSON_KEYS: readonly (readonly [id: PersonShortcut, key: string])[] = [
  ['favourite', 'f'],
  ['note', 'n'],
  ['mute', 'm'],
  ['link', 'c'],
];

/** What a key means on a person; undefined if nothing. */
export function personKey(key: string): PersonShortcut | undefined {
  return PERSON_KEYS.find(([, letter]) => letter === key.toLowerCase())?.[0];
}
