/*
 * What the worker keeps and what it hands out: the files of one build of the page, and nothing else. What comes
 * from the service never passes through here.
 */

/** The files of a build, by path, each with its hash as `integrity` has it. */
export type ShellFiles = Readonly<Record<string, string>>;

const PREFIX = 'shell-';
const INDEX = '/index.html';

/** The page's own addresses, each of which is answered with the one page. */
const PAGE = /^\/(?:r\/[^/]+\/friends)?$/;

/** Time that the network has for the page before the kept one stands in, in milliseconds. */
const NETWORK_PATIENCE = 4000;

const after = (ms: number): Promise<undefined> =>
  new Promise((resolve) => setTimeout(resolve, ms, undefined));

export type Shell = {
  /** Keeps every file of the build. @throws if one is not what the build made: nothing is kept then */
  install(): Promise<void>;
  /** Lets go of what earlier builds kept. */
  activate(): Promise<void>;
  /** What is to be answered; undefined: none of the worker's business. */
  answer(request: Request): Promise<Response> | undefined;
};

/**
 * The keeper of one build of the page.
 * @param version tells builds apart
 * @param origin of the page
 */
export function createShell({
  version,
  files,
  origin,
  caches,
  fetch,
}: {
  readonly version: string;
  readonly files: ShellFiles;
  readonly origin: string;
  readonly caches: Pick<CacheStorage, 'open' | 'keys' | 'delete'>;
  readonly fetch: typeof globalThis.fetch;
}): Shell {
  const name = PREFIX + version;

  async function kept(path: string): Promise<Response | undefined> {
    const cache = await caches.open(name);
    return cache.match(origin + path);
  }

  /**
   * The network has the newest page; without it, or where it is too slow, the kept one opens. The request goes out
   * as it came: with anything else in it the browser would no longer call it a navigation, and a login that stands
   * before the page leads nobody there but who navigates.
   */
  async function page(request: Request): Promise<Response> {
    const network = fetch(request);
    const inTime = await Promise.race([network.catch(() => undefined), after(NETWORK_PATIENCE)]);
    return inTime ?? (await kept(INDEX)) ?? network;
  }

  return {
    install: async () => {
      const cache = await caches.open(name);
      // A network that answers with its own login page must not become the page: every file proves itself.
      await Promise.all(
        Object.entries(files).map(async ([path, integrity]) => {
          const response = await fetch(origin + path, { integrity, cache: 'no-cache', redirect: 'error' });
          if (!response.ok) throw new Error(`${path} was answered ${response.status}.`);
          await cache.put(origin + path, response);
        }),
      ).catch(async (error: unknown) => {
        await caches.delete(name);
        throw error;
      });
    },
    activate: async () => {
      const old = (await caches.keys()).filter((other) => other.startsWith(PREFIX) && other !== name);
      await Promise.all(old.map((other) => caches.delete(other)));
    },
    answer: (request) => {
      const { url, method, mode } = request;
      const { origin: whose, pathname } = new URL(url);
      if (method !== 'GET' || whose !== origin) return undefined;
      if (mode === 'navigate') return PAGE.test(pathname) ? page(request) : undefined;
      if (!Object.hasOwn(files, pathname)) return undefined;
      return kept(pathname).then((response) => response ?? fetch(request));
    },
  };
}
