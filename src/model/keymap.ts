import { PERSON_KEYS, type PersonShortcut } from './person-keys.ts';
import type { Layout } from './view.ts';

/** Where a shortcut acts: on the whole page, while the list of people has the focus, or on one of them. */
type Scope = 'page' | 'list' | 'person';

type LayoutShortcut = `layout ${Layout}`;

/** What a shortcut of the page does. */
export type PageShortcut =
  | 'palette'
  | 'search'
  | 'sheet'
  | LayoutShortcut
  | 'pause'
  | 'goFriends'
  | 'goTitles'
  | 'goSettings'
  | 'close';

/** What a shortcut of the list does. */
type ListShortcut = 'move' | 'ends' | 'pages' | 'inside' | 'open' | 'apply';

type AnyShortcut = PageShortcut | ListShortcut | PersonShortcut;

export type Shortcut<Id extends AnyShortcut = AnyShortcut> = {
  readonly id: Id;
  readonly scope: Scope;
  /**
   * Every way to press it: keys one after the other, as `KeyboardEvent.key` names them, letters in lower case;
   * `Mod+` stands for Ctrl or ⌘.
   */
  readonly keys: readonly (readonly string[])[];
};

const page = (id: PageShortcut, ...keys: string[]): Shortcut<PageShortcut> => ({
  id,
  scope: 'page',
  keys: [keys],
});

const PAGE_KEYS = [
  page('palette', 'Mod+k'),
  page('search', '/'),
  page('sheet', '?'),
  page('layout list', '1'),
  page('layout cards', '2'),
  page('layout titles', '3'),
  page('layout table', '4'),
  page('pause', 'p'),
  page('goFriends', 'g', 'f'),
  page('goTitles', 'g', 't'),
  page('goSettings', 'g', 's'),
  // The browser closes dialogs and popovers by itself, and gives the focus back.
  page('close', 'Escape'),
];

const list = (id: ListShortcut, ...keys: string[]): Shortcut => ({
  id,
  scope: 'list',
  keys: keys.map((key) => [key]),
});

/** Every shortcut there is; the sheet of shortcuts is drawn from it. */
export const KEYMAP: readonly Shortcut[] = [
  ...PAGE_KEYS,
  list('move', 'ArrowDown', 'ArrowUp', 'j', 'k'),
  list('ends', 'Home', 'End'),
  list('pages', 'PageDown', 'PageUp'),
  list('inside', 'ArrowRight', 'ArrowLeft'),
  list('open', 'Enter', ' '),
  list('apply', '.'),
  ...PERSON_KEYS.map(([id, key]): Shortcut => ({ id, scope: 'person', keys: [[key]] })),
];

/** A key as it was pressed. */
export type KeyPress = {
  /** `KeyboardEvent.key` */
  readonly key: string;
  /** Ctrl or ⌘. */
  readonly mod: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** Whether it goes into a text field, or to something else that takes letters. */
  readonly inText: boolean;
};

/** What a key of the page means: a shortcut, or the beginning of one. */
export type KeyMeaning = { readonly id: PageShortcut } | { readonly begun: string };

function nameOf({ key, mod, alt, shift }: KeyPress): string | undefined {
  if (alt || key === 'Escape') return undefined;
  const isLetter = /^\p{L}$/u.test(key);
  // A capital is another key; punctuation and digits need Shift on some keyboards.
  if (shift && (isLetter || mod)) return undefined;
  const name = isLetter ? key.toLowerCase() : key;
  return mod ? `Mod+${name}` : name;
}

/**
 * What a key press means for the page, wherever the focus is.
 * @param begun the key that began a sequence just before, if one did
 * @param singleKeys whether keys without Ctrl or ⌘ are shortcuts at all
 * @returns undefined if it is none of the page's business
 */
export function pageKey(
  press: KeyPress,
  begun: string | undefined,
  singleKeys: boolean,
): KeyMeaning | undefined {
  const name = nameOf(press);
  if (name === undefined || (!press.mod && (press.inText || !singleKeys))) return undefined;
  const found = (sequence: readonly string[]): PageShortcut | undefined =>
    PAGE_KEYS.find(({ keys }) => keys.some((ways) => ways.join(' ') === sequence.join(' ')))?.id;
  const id = (begun === undefined ? undefined : found([begun, name])) ?? found([name]);
  if (id !== undefined) return { id };
  return PAGE_KEYS.some(({ keys }) => keys.some(([first, second]) => first === name && second !== undefined))
    ? { begun: name }
    : undefined;
}

/** The layout that a shortcut chooses; undefined if it chooses none. */
export function layoutOf(id: AnyShortcut): Layout | undefined {
  return id.startsWith('layout ') ? (id.slice(7) as Layout) : undefined;
}
