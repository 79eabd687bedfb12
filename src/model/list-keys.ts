/** What a shortcut of the list does. */
export type ListShortcut = 'move' | 'ends' | 'pages' | 'inside' | 'open' | 'favourite' | 'link' | 'apply';

/** The part of the keymap that acts while the list of people has the focus: each with every key that does it. */
export const LIST_KEYS: readonly (readonly [id: ListShortcut, ...keys: string[]])[] = [
  ['move', 'ArrowDown', 'ArrowUp', 'j', 'k'],
  ['ends', 'Home', 'End'],
  ['pages', 'PageDown', 'PageUp'],
  ['inside', 'ArrowRight', 'ArrowLeft'],
  ['open', 'Enter', ' '],
  ['favourite', 'f'],
  ['link', 'c'],
  ['apply', '.'],
];

/** What a key means on a person in the list; undefined if nothing. */
export function listKey(key: string): ListShortcut | undefined {
  const name = key.length === 1 ? key.toLowerCase() : key;
  return LIST_KEYS.find(([, ...keys]) => keys.includes(name))?.[0];
}
