import { deleteDB } from 'idb';
import { PEOPLE_CHANNEL } from './people-database-name.ts';

async function databaseNames(): Promise<string[]> {
  try {
    return (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  } catch {
    // A browser that keeps nothing has nothing to forget.
    return [];
  }
}

/** Settles once the database is gone, or will be as soon as another tab lets go of it. */
function forgotten(name: string): Promise<void> {
  return new Promise((resolve) => {
    deleteDB(name, { blocked: () => resolve() }).then(resolve, () => resolve());
  });
}

/** Erases everything that this browser keeps of the page, and tells other tabs. */
export async function forgetEverything(): Promise<void> {
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    // Storage may be blocked; then there is nothing in it.
  }
  await Promise.all((await databaseNames()).map(forgotten));
  if ('caches' in globalThis) {
    await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  }
  const others = new BroadcastChannel(PEOPLE_CHANNEL);
  // A channel has no other origin to name.
  // eslint-disable-next-line unicorn/require-post-message-target-origin
  others.postMessage('changed');
  others.close();
}
