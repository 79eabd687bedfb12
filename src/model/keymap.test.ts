import { expect, test } from 'vitest';
import { KEYMAP, layoutOf, pageKey, type KeyPress } from './keymap.ts';
import { personKey } from './person-keys.ts';
import { LAYOUTS } from './view.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  mod: false,
  alt: false,
  shift: false,
  inText: false,
  ...more,
});

test.each([
  ['/', 'search'],
  ['?', 'sheet'],
  ['1', 'layout list'],
  ['2', 'layout cards'],
  ['3', 'layout titles'],
  ['4', 'layout table'],
  ['p', 'pause'],
])('%s is %s', (key, id) => {
  expect(pageKey(press(key), undefined, true)).toEqual({ id });
  expect(pageKey(press(key, { inText: true }), undefined, true), 'not while typing').toBeUndefined();
  expect(pageKey(press(key), undefined, false), 'not while switched off').toBeUndefined();
  expect(pageKey(press(key, { alt: true }), undefined, true)).toBeUndefined();
  expect(pageKey(press(key, { mod: true }), undefined, true)).toBeUndefined();
});

test('the palette opens from anywhere, typing or not, with single keys or without', () => {
  for (const singleKeys of [true, false]) {
    for (const inText of [true, false]) {
      expect(pageKey(press('k', { mod: true, inText }), undefined, singleKeys)).toEqual({ id: 'palette' });
    }
  }
  expect(pageKey(press('K', { mod: true, shift: true }), undefined, true)).toBeUndefined();
  expect(pageKey(press('k'), undefined, true)).toBeUndefined();
});

test('a sequence begins with G and ends with what follows', () => {
  expect(pageKey(press('g'), undefined, true)).toEqual({ begun: 'g' });
  expect(pageKey(press('f'), 'g', true)).toEqual({ id: 'goFriends' });
  expect(pageKey(press('t'), 'g', true)).toEqual({ id: 'goTitles' });
  expect(pageKey(press('s'), 'g', true)).toEqual({ id: 'goSettings' });
  expect(pageKey(press('f'), undefined, true)).toBeUndefined();
  expect(pageKey(press('p'), 'g', true), 'what begins nothing is a key of its own').toEqual({ id: 'pause' });
  expect(pageKey(press('g'), undefined, false)).toBeUndefined();
});

test('letters count in either case by Caps Lock, not with Shift; punctuation may need Shift', () => {
  expect(pageKey(press('P'), undefined, true)).toEqual({ id: 'pause' });
  expect(pageKey(press('P', { shift: true }), undefined, true)).toBeUndefined();
  expect(pageKey(press('?', { shift: true }), undefined, true)).toEqual({ id: 'sheet' });
  expect(pageKey(press('1', { shift: true }), undefined, true)).toEqual({ id: 'layout list' });
});

test('what the browser and its user need is not taken', () => {
  for (const key of ['s', 't', 'w', 'f', 'p', 'g', '1']) {
    expect(pageKey(press(key, { mod: true }), undefined, true)).toBeUndefined();
    expect(pageKey(press(key, { mod: true }), 'g', true)).toBeUndefined();
  }
});

test('every layout has a key, and no key means two things in one place', () => {
  expect(KEYMAP.flatMap(({ id }) => layoutOf(id) ?? []).toSorted()).toEqual(LAYOUTS.toSorted());
  // Keys of the list act on the person who has the focus in it, too.
  for (const scopes of [['page'], ['list', 'person']]) {
    const keys = KEYMAP.filter(({ scope }) => scopes.includes(scope)).flatMap((shortcut) =>
      shortcut.keys.map((ways) => ways.join(' ')),
    );
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test('says what a key does on a person', () => {
  expect(personKey('f')).toBe('favourite');
  expect(personKey('n')).toBe('note');
  expect(personKey('m')).toBe('mute');
  expect(personKey('C')).toBe('link');
  expect(personKey('.')).toBeUndefined();
  expect(personKey('x')).toBeUndefined();
});
