import { expect, test } from 'vitest';
import { rosterAdded } from '#model/book-changes.ts';
import { EMPTY_BOOK, type BookChange, type PeopleBook } from '#model/people-book.ts';
import { createPeopleKeeper, type Kept } from './people-keeper.ts';

const roster = (id: string): BookChange => rosterAdded({ id, name: id, xuids: [] });

/** A storage as two tabs share it, that fails when it is told to. */
function sharedStorage() {
  let book: PeopleBook | undefined;
  const storage = {
    failure: undefined as Error | undefined,
    isKept: () => Promise.resolve(book !== undefined),
    read: () => (storage.failure ? Promise.reject(storage.failure) : Promise.resolve(book ?? EMPTY_BOOK)),
    change: (change: BookChange) => {
      if (storage.failure) return Promise.reject(storage.failure);
      book = change(book ?? EMPTY_BOOK);
      return Promise.resolve(book);
    },
    forget: () => {
      book = undefined;
    },
  };
  return storage;
}

function tab(storage: ReturnType<typeof sharedStorage>) {
  const seen: Kept[] = [];
  let told = 0;
  const keeper = createPeopleKeeper(
    storage,
    (kept) => seen.push(kept),
    () => {
      told += 1;
    },
  );
  return {
    ...keeper,
    last: () => seen.at(-1),
    ids: () => seen.at(-1)?.book.rosters.map(({ id }) => id),
    told: () => told,
  };
}

test('a change shows before it is stored, and others are told after', async () => {
  const one = tab(sharedStorage());
  await one.load();
  const stored = one.change(roster('a'));
  expect([one.ids(), one.told()]).toEqual([['a'], 0]);
  await stored;
  expect([one.ids(), one.told(), one.last()?.trouble]).toEqual([['a'], 1, undefined]);
});

test('two tabs never overwrite each other', async () => {
  const storage = sharedStorage();
  const [one, two] = [tab(storage), tab(storage)];
  await Promise.all([one.load(), two.load()]);
  await Promise.all([one.change(roster('a')), two.change(roster('b'))]);
  expect(two.ids()).toEqual(['a', 'b']);
  await one.load();
  expect(one.ids()).toEqual(['a', 'b']);
});

test('what cannot be stored stays in memory, and is stored when it can be', async () => {
  const storage = sharedStorage();
  const one = tab(storage);
  await one.load();
  storage.failure = new DOMException('no room', 'QuotaExceededError');
  await one.change(roster('a'));
  expect([one.ids(), one.last()?.trouble, one.told()]).toEqual([['a'], 'full', 0]);
  storage.failure = undefined;
  await one.change(roster('b'));
  expect([one.ids(), one.last()?.trouble]).toEqual([['a', 'b'], undefined]);
  const two = tab(storage);
  await two.load();
  expect(two.ids()).toEqual(['a', 'b']);
});

test('a storage that cannot be read leaves an empty book that can be used', async () => {
  const storage = sharedStorage();
  await tab(storage).change(roster('a'));
  storage.failure = new DOMException('not here', 'SecurityError');
  const one = tab(storage);
  await one.load();
  expect([one.ids(), one.last()?.ready, one.last()?.trouble]).toEqual([[], true, 'unavailable']);
});

test('a storage that can be read again is no trouble any more, unless something waits to be stored', async () => {
  const storage = sharedStorage();
  await tab(storage).change(roster('a'));
  storage.failure = new DOMException('not here', 'SecurityError');
  const one = tab(storage);
  await one.load();
  expect(one.last()?.trouble).toBe('unavailable');
  storage.failure = undefined;
  await one.load();
  expect([one.ids(), one.last()?.trouble]).toEqual([['a'], undefined]);
  storage.failure = new DOMException('no room', 'QuotaExceededError');
  await one.change(roster('b'));
  storage.failure = undefined;
  await one.load();
  expect([one.ids(), one.last()?.trouble]).toEqual([['a', 'b'], 'full']);
});

test('what another tab forgets is forgotten here', async () => {
  const storage = sharedStorage();
  const one = tab(storage);
  await one.change(roster('a'));
  storage.forget();
  await one.load();
  expect(one.ids()).toEqual([]);
});
