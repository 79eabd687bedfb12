import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createShell } from './shell.ts';

const ORIGIN = 'http://127.0.0.1:4400';
const FILES = { '/index.html': 'sha256-page', '/assets/app-1a2b.js': 'sha256-app' };

/** Cache Storage in a Map. */
function cachesOf(
  stores: Map<string, Map<string, Response>>,
): Pick<CacheStorage, 'open' | 'keys' | 'delete'> {
  return {
    open: (name) => {
      const store = stores.get(name) ?? new Map<string, Response>();
      stores.set(name, store);
      const cache = {
        match: (url: string) => Promise.resolve(store.get(url)?.clone()),
        put: (url: string, response: Response) => Promise.resolve(void store.set(url, response)),
      };
      return Promise.resolve(cache as unknown as Cache);
    },
    keys: () => Promise.resolve([...stores.keys()]),
    delete: (name) => Promise.resolve(stores.delete(name)),
  };
}

const stores = new Map<string, Map<string, Response>>();
const network = vi.fn<typeof fetch>();
const shell = createShell({
  version: 'new',
  files: FILES,
  origin: ORIGIN,
  caches: cachesOf(stores),
  fetch: network,
});
/** Nobody but a browser makes a request that navigates. */
const asks = (path: string, mode: RequestMode, method = 'GET') =>
  ({ url: new URL(path, ORIGIN).href, method, mode }) as Request;
const get = (path: string, mode: RequestMode = 'no-cors', method = 'GET') =>
  shell.answer(asks(path, mode, method));
const textOf = async (response: Promise<Response> | undefined) => (await response)?.text();

beforeEach(() => {
  stores.clear();
  network.mockReset();
  network.mockImplementation((input) =>
    Promise.resolve(
      new Response(
        `network ${input instanceof URL || typeof input === 'string' ? input.toString() : input.url}`,
      ),
    ),
  );
});

describe('what is kept', () => {
  it('is every file of the build, each with the hash that it must have', async () => {
    await shell.install();
    expect([...(stores.get('shell-new')?.keys() ?? [])]).toEqual(
      Object.keys(FILES).map((path) => ORIGIN + path),
    );
    for (const [path, integrity] of Object.entries(FILES)) {
      expect(network).toHaveBeenCalledWith(ORIGIN + path, {
        integrity,
        cache: 'no-cache',
        redirect: 'error',
      });
    }
  });

  it.each([
    ['is refused', () => Promise.resolve(new Response('gone', { status: 404 }))],
    [
      'is something else: the browser rejects it by its hash',
      () => Promise.reject(new TypeError('integrity')),
    ],
  ])('is nothing at all if one file %s', async (_, answer) => {
    network.mockImplementationOnce(answer);
    await expect(shell.install()).rejects.toThrow(/404|integrity/);
    expect([...stores.keys()]).toEqual([]);
  });

  it('makes way for the next build, and touches nothing else', async () => {
    stores.set('shell-old', new Map()).set('shell-new', new Map()).set('another', new Map());
    await shell.activate();
    expect([...stores.keys()]).toEqual(['shell-new', 'another']);
  });
});

describe('what is handed out', () => {
  it.each([
    '/api/status',
    '/api/health',
    '/xbl/userpresence/users/me/groups/People?level=all',
    '/assets/of-another-build.js',
    '/sw.js',
    'http://elsewhere.example/index.html',
  ])('is not %s: the browser asks as if nobody stood between', (path) => {
    expect(get(path)).toBeUndefined();
  });

  it('is nothing to what is written', () => {
    expect(get('/index.html', 'same-origin', 'POST')).toBeUndefined();
  });

  it.each(['/', '/r/friends/friends', '/r/%E5%8F%8B%E9%81%94/friends?view=list'])(
    'at %s is the page from the network, else the one that is kept',
    async (path) => {
      await shell.install();
      expect(await textOf(get(path, 'navigate'))).toBe(`network ${new URL(path, ORIGIN).href}`);
      network.mockRejectedValue(new TypeError('Failed to fetch'));
      expect(await textOf(get(path, 'navigate'))).toBe(`network ${ORIGIN}/index.html`);
    },
  );

  it('is asked for as the browser asked, so that it stays a navigation', async () => {
    const request = asks('/', 'navigate');
    await shell.answer(request);
    expect(network.mock.calls).toEqual([[request]]);
    expect(network.mock.calls[0]?.[0]).toBe(request);
  });

  it('is the kept page where the network takes too long, and waits for the network where none is kept', async () => {
    vi.useFakeTimers();
    try {
      await shell.install();
      let answer: (response: Response) => void = () => undefined;
      network.mockImplementation(
        () =>
          new Promise((resolve) => {
            answer = resolve;
          }),
      );
      const slow = textOf(get('/', 'navigate'));
      await vi.advanceTimersByTimeAsync(4000);
      expect(await slow).toBe(`network ${ORIGIN}/index.html`);
      stores.clear();
      const slower = textOf(get('/', 'navigate'));
      await vi.advanceTimersByTimeAsync(4000);
      answer(new Response('late'));
      expect(await slower).toBe('late');
    } finally {
      vi.useRealTimers();
    }
  });

  it('at an address that is no page is what the gateway says', () => {
    expect(get('/api/status', 'navigate')).toBeUndefined();
    expect(get('/nothing', 'navigate')).toBeUndefined();
  });

  it('is a file of the build without asking the network, and by the network if the browser has dropped it', async () => {
    await shell.install();
    network.mockClear();
    expect(await textOf(get('/assets/app-1a2b.js'))).toContain('app-1a2b');
    expect(network).not.toHaveBeenCalled();
    stores.clear();
    await get('/assets/app-1a2b.js');
    expect(network).toHaveBeenCalledOnce();
  });

  it('is the failure itself where nothing is kept', async () => {
    network.mockRejectedValue(new TypeError('Failed to fetch'));
    await expect(get('/', 'navigate')).rejects.toThrow('Failed to fetch');
  });
});
