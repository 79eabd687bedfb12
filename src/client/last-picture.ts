import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { namesToKeep } from './names-to-keep.ts';

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

/** By XUID. */
type Names = ReadonlyMap<string, string>;

/** Under this the names are kept. */
const NAMES = 'names';

interface Schema extends DBSchema {
  kept: { key: string; value: Kept; indexes: { age: [Kept['kind'], number] } };
}

let forgotten = false;
/** The names as they were read; undefined while they have not been, or others have been kept since. */
let allNames: Promise<Names | undefined> | undefined;

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

/** Names are added to those kept: another tab may have others, and not everybody could be asked about this time. */
async function keepNames(database: IDBPDatabase<Schema>, names: Names): Promise<void> {
  const { store, done } = database.transaction('kept', 'readwrite');
  const before = (await store.get(NAMES))?.data as Names | undefined;
  const data = namesToKeep(before ?? new Map(), names);
  await Promise.all([
    data && store.put({ id: NAMES, kind: 'names', key: [], data, clock: Date.now() }),
    done,
  ]);
  allNames = undefined;
}

/**
 * Keeps what is shown, over what was kept of it before; pictures of views not looked at for long go.
 * @param names by XUID
 * @throws whatever the browser says if it refuses
 */
export async function keep(entries: readonly Kept[], names: Names): Promise<void> {
  if (forgotten) return;
  await withDatabase(async (database) => {
    // One at a time: each takes its share of the main thread, since it is copied.
    for (const entry of entries) await database.put('kept', entry);
    await keepNames(database, names);
    // By name alone: to read twelve pictures back would cost more than to write one.
    const pictures = IDBKeyRange.bound(['picture', -Infinity], ['picture', Infinity]);
    const ids = await database.getAllKeysFromIndex('kept', 'age', pictures);
    const late = ids.slice(0, Math.max(0, ids.length - PICTURES_KEPT));
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

/**
 * The names that were kept of these people, by XUID.
 * @returns undefined where there is none, or the browser keeps nothing
 */
export async function keptNames(xuids: readonly string[]): Promise<Names | undefined> {
  if (forgotten) return undefined;
  // Questions for names fail many at once, and are told out of one reading.
  allNames ??= withDatabase(
    async (database) => (await database.get('kept', NAMES))?.data as Names | undefined,
  );
  const all = await allNames.catch(() => undefined);
  const names = new Map<string, string>();
  for (const xuid of xuids) {
    const name = all?.get(xuid);
    if (name !== undefined) names.set(xuid, name);
  }
  return names.size > 0 ? names : undefined;
}

/** Erases the last picture; nothing is kept any more until the page is opened anew. */
export async function forgetPicture(): Promise<void> {
  forgotten = true;
  await deleteDB(DATABASE);
}
