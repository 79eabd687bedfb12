import { create } from 'zustand';
import { EMPTY_BOOK, type BookChange, type PeopleBook } from '#model/people-book.ts';
import { PEOPLE_CHANNEL, PEOPLE_DATABASE, type PeopleNews } from './people-database-name.ts';
import { createPeopleKeeper, type Kept, type StorageTrouble } from './people-keeper.ts';

/*
 * The book of people as the page holds it. The database and what it takes to speak with it are loaded only if
 * something was kept before, or is to be kept now.
 */

const useStore = create<Kept>(() => ({ book: EMPTY_BOOK, ready: false, trouble: undefined }));

/** Which databases there are, without making one. */
async function isKept(): Promise<boolean> {
  return (await indexedDB.databases()).some(({ name }) => name === PEOPLE_DATABASE);
}

function channel(): BroadcastChannel | undefined {
  return typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(PEOPLE_CHANNEL);
}

let others: BroadcastChannel | undefined;

const keeper = createPeopleKeeper(
  {
    // A browser that refuses has kept nothing; that it will keep nothing is told when there is something to keep.
    isKept: () => isKept().catch(() => false),
    read: async () => (await import('./people-database.ts')).readBook(),
    change: async (change) => (await import('./people-database.ts')).changeBook(change),
  },
  (kept) => useStore.setState(kept),
  // A channel has no other origin to name.
  // eslint-disable-next-line unicorn/require-post-message-target-origin
  () => others?.postMessage('changed' satisfies PeopleNews),
);

/** What was written down about people in this browser. */
export function usePeopleBook(): PeopleBook {
  return useStore(({ book }) => book);
}

/** Whether it is known what this browser has kept. */
export function usePeopleReady(): boolean {
  return useStore(({ ready }) => ready);
}

/** Why changes last only until the page is closed; undefined if they are kept. */
export function useStorageTrouble(): StorageTrouble | undefined {
  return useStore(({ trouble }) => trouble);
}

/** The book at this moment, outside of what draws it. */
export function peopleBook(): PeopleBook {
  return useStore.getState().book;
}

/**
 * Something was written down. It shows at once.
 * @returns when it is stored, or known that it cannot be
 */
export function bookChanged(change: BookChange): Promise<void> {
  return keeper.change(change);
}

/**
 * Reads what is kept, and again whenever another tab changes it. Where another tab forgets everything, the page
 * starts anew, since all it knows is in memory only.
 * @returns how to stop
 */
export function followPeople(): () => void {
  const heard = channel();
  others = heard;
  heard?.addEventListener('message', ({ data }: MessageEvent<PeopleNews>) => {
    if (data === 'forgotten') location.replace('/');
    else void keeper.load();
  });
  void keeper.load();
  return () => {
    heard?.close();
    if (others === heard) others = undefined;
  };
}
