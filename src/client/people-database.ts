import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { NO_ALERTS, type AlertRule, type Mute, type Told } from '#model/alert-rules.ts';
import { readStoredMute, readStoredRule, readStoredTold } from '#model/alerts-stored.ts';
import { readStoredPerson, readStoredRoster } from '#model/people-stored.ts';
import type { BookChange, KnownPerson, OwnRoster, PeopleBook } from '#model/people-book.ts';
import { PEOPLE_DATABASE } from './people-database-name.ts';

/** Raised by one with every change of the stores; `upgrade` then has a step for each version before. */
const VERSION = 2;

/** A roster and its place among the others. */
type StoredRoster = OwnRoster & { readonly place: number };

/** A rule and its place among the others. */
type StoredRule = AlertRule & { readonly place: number };

interface Schema extends DBSchema {
  people: { key: string; value: KnownPerson };
  rosters: { key: string; value: StoredRoster };
  rules: { key: string; value: StoredRule };
  told: { key: string; value: Told };
  mutes: { key: string; value: Mute };
}

const STORES = ['people', 'rosters', 'rules', 'told', 'mutes'] as const;

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
      if (before < 2) {
        database.createObjectStore('rules', { keyPath: 'id' });
        database.createObjectStore('told', { keyPath: 'id' });
        database.createObjectStore('mutes', { keyPath: 'xuid' });
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

/** What is in the stores, in the order of `STORES`. */
type Contents = readonly (readonly unknown[])[];

function placeOf(value: unknown): number {
  const { place } = value as { place?: unknown };
  return typeof place === 'number' && Number.isFinite(place) ? place : Infinity;
}

function bookOf([people = [], rosters = [], rules = [], told = [], mutes = []]: Contents): PeopleBook {
  const placed = rosters.flatMap((roster) => readStoredRoster(roster) ?? []);
  const alerts = {
    rules: rules
      .flatMap((stored) => {
        const rule = readStoredRule(stored);
        return rule ? [{ rule, place: placeOf(stored) }] : [];
      })
      .sort((a, b) => a.place - b.place)
      .map(({ rule }) => rule),
    told: told.flatMap((one) => readStoredTold(one) ?? []).sort((a, b) => a.at - b.at),
    mutes: mutes.flatMap((one) => readStoredMute(one) ?? []),
  };
  const hasAlerts = Object.values(alerts).some(({ length }) => length > 0);
  return {
    people: new Map(people.flatMap((person) => readStoredPerson(person) ?? []).map((one) => [one.xuid, one])),
    rosters: placed.sort((a, b) => a.place - b.place).map(({ id, name, xuids }) => ({ id, name, xuids })),
    ...(hasAlerts ? { alerts } : {}),
  };
}

/**
 * Reads everything.
 * @throws whatever the browser says: no storage, a newer version of the database, an older one held elsewhere
 */
export function readBook(): Promise<PeopleBook> {
  return withConnection(async (database) => {
    const transaction = database.transaction(STORES);
    const [contents] = await Promise.all([
      Promise.all(STORES.map((name) => transaction.objectStore(name).getAll())),
      transaction.done,
    ]);
    return bookOf(contents);
  });
}

type Writable = {
  put(value: unknown): Promise<unknown>;
  delete(key: string): Promise<unknown>;
};

/** Puts what is different and deletes what is gone; entries are told apart by identity. */
function written<Entry extends object>(
  store: Writable,
  before: readonly Entry[],
  after: readonly Entry[],
  keyOf: (entry: Entry) => string,
  withPlace = false,
): Promise<unknown>[] {
  const kept = new Set(after.map(keyOf));
  const known = new Set(before);
  return [
    ...after.flatMap((entry, place) => {
      if (withPlace ? before[place] === entry : known.has(entry)) return [];
      return [store.put(withPlace ? { ...entry, place } : entry)];
    }),
    ...before.flatMap((entry) => (kept.has(keyOf(entry)) ? [] : [store.delete(keyOf(entry))])),
  ];
}

/**
 * Applies a change to what is stored, in one transaction: what other tabs stored meanwhile is kept.
 * @returns the book as it is stored now
 * @throws as `readBook` does, and when there is no room; then nothing of the change is stored
 */
export function changeBook(change: BookChange): Promise<PeopleBook> {
  return withConnection(async (database) => {
    const transaction = database.transaction(STORES, 'readwrite');
    // Asked for below; it must not count as unheard if a request fails before.
    transaction.done.catch(() => undefined);
    const before = bookOf(await Promise.all(STORES.map((name) => transaction.objectStore(name).getAll())));
    const after = change(before);
    const store = (name: (typeof STORES)[number]): Writable => transaction.objectStore(name) as Writable;
    const was = before.alerts ?? NO_ALERTS;
    const is = after.alerts ?? NO_ALERTS;
    // A request only says that the transaction was aborted; the transaction says why.
    await Promise.allSettled([
      ...written(
        store('people'),
        [...before.people.values()],
        [...after.people.values()],
        ({ xuid }) => xuid,
      ),
      ...written(store('rosters'), before.rosters, after.rosters, ({ id }) => id, true),
      ...written(store('rules'), was.rules, is.rules, ({ id }) => id, true),
      ...written(store('told'), was.told, is.told, ({ id }) => id),
      ...written(store('mutes'), was.mutes, is.mutes, ({ xuid }) => xuid),
    ]);
    await transaction.done;
    return after;
  });
}
