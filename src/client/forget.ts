import { deleteDB } from 'idb';
import { forgetPicture } from './last-picture.ts';
import { PEOPLE_CHANNEL, type PeopleNews } from './people-database-name.ts';

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

/** A service worker that stays would fill its cache again; the next visit installs it anew. */
async function workersGone(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registrations = await navigator.serviceWorker.getRegistrations();
  await Promise.all(registrations.map((registration) => registration.unregister()));
}

/**
 * Erases everything that this browser keeps of the page. What is in memory goes with the page: whoever calls
 * this opens it anew, and so do the other tabs.
 */
export async function forgetEverything(): Promise<void> {
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    // Storage may be blocked; then there is nothing in it.
  }
  // It would be kept again at the next answer.
  await forgetPicture().catch(() => undefined);
  await Promise.all((await databaseNames()).map(forgotten));
  await workersGone().catch(() => undefined);
  if ('caches' in globalThis) {
    await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  }
  const others = new BroadcastChannel(PEOPLE_CHANNEL);
  // A channel has no other origin to name.
  // eslint-disable-next-line unicorn/require-post-message-target-origin
  others.postMessage('forgotten' satisfies PeopleNews);
  others.close();
}
