import { EMPTY_BOOK, inOrder, type BookChange, type PeopleBook } from '#model/people-book.ts';

/** Why changes last only until the page is closed: the browser keeps nothing here, or has no room. */
export type StorageTrouble = 'unavailable' | 'full';

/** Where the book is kept. */
export type PeopleStorage = {
  /** Whether anything was ever kept; reading would only make an empty database. */
  isKept(): Promise<boolean>;
  read(): Promise<PeopleBook>;
  /** Applies a change to what is stored and returns the result. */
  change(change: BookChange): Promise<PeopleBook>;
};

/** What is known of the book at a moment. */
export type Kept = {
  readonly book: PeopleBook;
  /** Whether what is stored has been read, or could not be. */
  readonly ready: boolean;
  readonly trouble: StorageTrouble | undefined;
};

export type PeopleKeeper = {
  /** Reads what is stored, at the start and after another tab changed it. */
  load(): Promise<void>;
  /** Changes the book at once and stores the change after it. */
  change(change: BookChange): Promise<void>;
};

function troubleOf(error: unknown): StorageTrouble {
  return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'unavailable';
}

/**
 * Keeps the book in memory and in storage. Changes show at once; those that could not be stored stay in memory,
 * in their order, and are tried again with the next one.
 * @param onKept told whenever anything is different
 * @param onStored told when a change of ours has been stored, for other tabs
 */
export function createPeopleKeeper(
  storage: PeopleStorage,
  onKept: (kept: Kept) => void,
  onStored: () => void,
): PeopleKeeper {
  let stored = EMPTY_BOOK;
  let unsaved: readonly BookChange[] = [];
  let ready = false;
  let trouble: StorageTrouble | undefined;
  let tail: Promise<void> = Promise.resolve();

  const tell = (): void => onKept({ book: inOrder(...unsaved)(stored), ready, trouble });

  /** One after the other: a read between the two halves of a write would show the past. */
  const enqueue = (work: () => Promise<void>): Promise<void> => {
    tail = tail.then(work);
    return tail;
  };

  const load = async (): Promise<void> => {
    try {
      stored = (await storage.isKept()) ? await storage.read() : EMPTY_BOOK;
      // What could not be stored is still in memory only, however well reading goes.
      if (unsaved.length === 0) trouble = undefined;
    } catch (error) {
      trouble = troubleOf(error);
    }
    ready = true;
    tell();
  };

  const save = async (): Promise<void> => {
    const batch = unsaved;
    if (batch.length === 0) return;
    try {
      stored = await storage.change(inOrder(...batch));
      unsaved = unsaved.slice(batch.length);
      trouble = undefined;
      tell();
      onStored();
    } catch (error) {
      trouble = troubleOf(error);
      tell();
    }
  };

  return {
    load: () => enqueue(load),
    change: (change) => {
      unsaved = [...unsaved, change];
      tell();
      return enqueue(save);
    },
  };
}
