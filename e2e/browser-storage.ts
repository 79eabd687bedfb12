import type { Page } from 'playwright/test';

/** All that an origin keeps in a browser. */
export type BrowserStorage = {
  readonly local: Readonly<Record<string, string>>;
  readonly session: Readonly<Record<string, string>>;
  /** What is in the stores of each database by their names, as JSON. */
  readonly databases: Readonly<Record<string, string>>;
  /** Headers and bodies of the answers in each cache. */
  readonly caches: Readonly<Record<string, readonly string[]>>;
};

/**
 * Reads everything that a page's origin keeps in its browser.
 * @param withFiles whether the bodies of files of the build are read too, which lie elsewhere to be looked at
 */
export function browserStorage(page: Page, withFiles: boolean): Promise<BrowserStorage> {
  return page.evaluate(async (areFilesRead) => {
    const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('the request failed')));
      });
    const contentsOf = async (of: string): Promise<string> => {
      const database = await answerOf(indexedDB.open(of));
      const all = await Promise.all(
        [...database.objectStoreNames].map(
          async (store) =>
            [store, await answerOf(database.transaction(store).objectStore(store).getAll())] as const,
        ),
      );
      database.close();
      // Maps and sets would vanish in JSON.
      return JSON.stringify(Object.fromEntries(all), (_, value: unknown) =>
        value instanceof Map || value instanceof Set ? [...(value as Iterable<unknown>)] : value,
      );
    };
    const cachedIn = async (of: string): Promise<string[]> => {
      const texts: string[] = [];
      for (const response of await (await caches.open(of)).matchAll()) {
        texts.push(JSON.stringify([...response.headers]));
        const isFile = new URL(response.url).pathname.startsWith('/assets/');
        if (areFilesRead || !isFile) texts.push(await response.text());
      }
      return texts;
    };
    const databases: Record<string, string> = {};
    for (const { name = '' } of await indexedDB.databases()) databases[name] = await contentsOf(name);
    const cached: Record<string, string[]> = {};
    for (const name of await caches.keys()) cached[name] = await cachedIn(name);
    return { local: { ...localStorage }, session: { ...sessionStorage }, databases, caches: cached };
  }, withFiles);
}

/**
 * What is in a store of a database of a page's origin; nothing while it is not there. What somebody has written down
 * shows at once and is stored after that: whoever loads the page anew waits for it here.
 */
export async function storedIn(page: Page, database: string, store: string): Promise<unknown[]> {
  const { databases } = await browserStorage(page, false);
  return (JSON.parse(databases[database] ?? '{}') as Record<string, unknown[]>)[store] ?? [];
}
