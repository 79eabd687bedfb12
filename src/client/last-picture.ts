import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** The browser's database of what was shown last. */
const DATABASE = 'last-picture';
const VERSION = 3;

/** So many pictures are kept, those of the views looked at last. */
const PICTURES_KEPT = 12;

/** What is kept: an answer under the key of its query, or the names of people. */
export type Kept = {
  readonly id: string;
  readonly kind: 'picture' | 'status' | 'names';
  readonly key: readonly unknown[];
  readonly data: unknown;
  /** When it was told, UTC milliseconds. */
  readonly clock: number;
};

interface Schema extends DBSchema {
  kept: { key: string; value: Kept; indexes: { age: [Kept['kind'], number] } };
}

let forgotten = false;

/** Nothing is held open between two uses, so nobody who wants to erase it has to wait. */
async function withDatabase<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  const database = await openDB<Schema>(DATABASE, VERSION, {
    upgrade: (created, before) => {
      if (before > 0) created.deleteObjectStore('kept');
      created.createObjectStore('kept', { keyPath: 'id' }).createIndex('age', ['kind', 'clock']);
    },
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
  });
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/**
 * Keeps what is shown, over what was kept of it before; pictures of views not looked at for long go.
 * @throws whatever the browser says if it refuses
 */
export async function keep(entries: readonly Kept[]): Promise<void> {
  if (forgotten) return;
  await withDatabase(async (database) => {
    // One at a time: each takes its share of the main thread, since it is copied.
    for (const entry of entries) await database.put('kept', entry);
    // By name alone: to read twelve pictures back would cost more than to write one.
    const pictures = IDBKeyRange.bound(['picture', -Infinity], ['picture', Infinity]);
    const names = await database.getAllKeysFromIndex('kept', 'age', pictures);
    const late = names.slice(0, Math.max(0, names.length - PICTURES_KEPT));
    await Promise.all(late.map((id) => database.delete('kept', id)));
  });
}

/** What was kept, or nothing where the browser keeps nothing. */
export async function kept(): Promise<readonly Kept[]> {
  try {
    return await withDatabase((database) => database.getAll('kept'));
  } catch {
    return [];
  }
}

/** Erases the last picture; nothing is kept any more until the page is opened anew. */
export async function forgetPicture(): Promise<void> {
  forgotten = true;
  await deleteDB(DATABASE);
}
