import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { readStoredPerson, readStoredRoster } from '#model/people-stored.ts';
import type { BookChange, KnownPerson, OwnRoster, PeopleBook } from '#model/people-book.ts';
import { PEOPLE_DATABASE } from './people-database-name.ts';

/** Raised by one with every change of the stores; `upgrade` then has a step for each version before. */
const VERSION = 1;

/** A roster and its place among the others. */
type StoredRoster = OwnRoster & { readonly place: number };

interface Schema extends DBSchema {
  people: { key: string; value: KnownPerson };
  rosters: { key: string; value: StoredRoster };
}

type Connection = IDBPDatabase<Schema>;

let connection: Promise<Connection> | undefined;

/** Lets go of the database, so that another tab can change or delete it; the next use opens it again. */
function letGo(): void {
  const held = connection;
  connection = undefined;
  void held?.then(
    (database) => database.close(),
    () => undefined,
  );
}

async function open(): Promise<Connection> {
  let reject: (error: Error) => void = () => undefined;
  const refused = new Promise<never>((_, refuse) => {
    reject = refuse;
  });
  const opening = openDB<Schema>(PEOPLE_DATABASE, VERSION, {
    upgrade(database, before) {
      if (before < 1) {
        database.createObjectStore('people', { keyPath: 'xuid' });
        database.createObjectStore('rosters', { keyPath: 'id' });
      }
    },
    blocked: () => reject(new Error('Another tab holds an older version of the database.')),
    blocking: letGo,
    terminated: letGo,
  });
  try {
    return await Promise.race([opening, refused]);
  } catch (error) {
    // It may still open once the other tab lets go; nobody waits for it then.
    void opening.then(
      (database) => database.close(),
      () => undefined,
    );
    throw error;
  }
}

function connected(): Promise<Connection> {
  connection ??= open().catch((error: unknown) => {
    connection = undefined;
    throw error;
  });
  return connection;
}

/** A connection may be closing under a call, since another tab asked for it; it is opened anew once. */
async function withConnection<T>(work: (database: Connection) => Promise<T>): Promise<T> {
  try {
    return await work(await connected());
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
    letGo();
    return work(await connected());
  }
}

function bookOf(people: readonly unknown[], rosters: readonly unknown[]): PeopleBook {
  const placed = rosters.flatMap((roster) => readStoredRoster(roster) ?? []);
  return {
    people: new Map(people.flatMap((person) => readStoredPerson(person) ?? []).map((one) => [one.xuid, one])),
    rosters: placed.sort((a, b) => a.place - b.place).map(({ id, name, xuids }) => ({ id, name, xuids })),
  };
}

/**
 * Reads everything.
 * @throws whatever the browser says: no storage, a newer version of the database, an older one held elsewhere
 */
export function readBook(): Promise<PeopleBook> {
  return withConnection(async (database) => {
    const transaction = database.transaction(['people', 'rosters']);
    const [people, rosters] = await Promise.all([
      transaction.objectStore('people').getAll(),
      transaction.objectStore('rosters').getAll(),
      transaction.done,
    ]);
    return bookOf(people, rosters);
  });
}

/**
 * Applies a change to what is stored, in one transaction: what other tabs stored meanwhile is kept.
 * @returns the book as it is stored now
 * @throws as `readBook` does, and when there is no room; then nothing of the change is stored
 */
export function changeBook(change: BookChange): Promise<PeopleBook> {
  return withConnection(async (database) => {
    const transaction = database.transaction(['people', 'rosters'], 'readwrite');
    const people = transaction.objectStore('people');
    const rosters = transaction.objectStore('rosters');
    // Asked for below; it must not count as unheard if a request fails before.
    transaction.done.catch(() => undefined);
    const before = bookOf(...(await Promise.all([people.getAll(), rosters.getAll()])));
    const after = change(before);
    const writes: Promise<unknown>[] = [];
    for (const [xuid, person] of after.people) {
      if (before.people.get(xuid) !== person) writes.push(people.put(person));
    }
    for (const xuid of before.people.keys()) if (!after.people.has(xuid)) writes.push(people.delete(xuid));
    for (const [place, roster] of after.rosters.entries()) {
      if (before.rosters[place] !== roster) writes.push(rosters.put({ ...roster, place }));
    }
    const kept = new Set(after.rosters.map(({ id }) => id));
    for (const { id } of before.rosters) if (!kept.has(id)) writes.push(rosters.delete(id));
    // A request only says that the transaction was aborted; the transaction says why.
    await Promise.allSettled(writes);
    await transaction.done;
    return after;
  });
}
