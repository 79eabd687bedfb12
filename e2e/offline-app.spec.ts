import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, request as requestOf } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { storedIn } from './browser-storage.ts';
import { openDetails, people, personNamed } from './elements.ts';
import { expect, test } from './fixtures.ts';
import { playing, worldOf, xuidOf } from './world.ts';

const WORLD = worldOf(
  { Ada: { devices: [{ type: 'Scarlett', titles: [playing('Contoso 5', 'Full', 'Lobby')] }] }, Bo: {} },
  { favorites: ['Ada'] },
);
const WEB = process.env['PRESENCE_TEST_PAGE'] ?? join(import.meta.dirname, '..', 'dist', 'web');

/** The page's files are kept, and the worker stands between. */
async function shellKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
}

test('the page can be installed: name, start, and icons of every kind', async ({ page, visit }) => {
  const { stack } = await visit({ world: WORLD });
  const href = await page.locator('link[rel=manifest]').getAttribute('href');
  const answer = await page.request.get(`${stack.url}${href ?? ''}`);
  expect(answer.headers()['content-type']).toBe('application/manifest+json');
  const manifest = (await answer.json()) as {
    name: string;
    start_url: string;
    display: string;
    icons: { src: string; sizes: string; purpose?: string }[];
  };
  expect(manifest).toMatchObject({ name: 'Friends Presence', start_url: '/', display: 'standalone' });
  expect(manifest.icons.map(({ sizes, purpose = 'any' }) => `${sizes} ${purpose}`)).toEqual(
    expect.arrayContaining(['192x192 any', '512x512 any', '512x512 maskable']),
  );
  for (const { src, sizes } of manifest.icons.filter((icon) => icon.src.endsWith('.png'))) {
    const size = await page.evaluate(async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, src);
    expect(size, src).toBe(sizes);
  }
});

test('the worker keeps exactly the files of the build, and nothing that comes from the service', async ({
  page,
  visit,
}) => {
  const { pass } = await visit({ world: WORLD });
  await expect(people(page)).toHaveCount(2);
  await pass(4);
  await shellKept(page);
  await pass(32);
  const kept = await page.evaluate(async () => {
    const files: [string, number[]][] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const response = await cache.match(request);
        const hash = await crypto.subtle.digest(
          'SHA-256',
          (await response?.arrayBuffer()) ?? new ArrayBuffer(0),
        );
        files.push([new URL(request.url).pathname, [...new Uint8Array(hash)]]);
      }
    }
    return files;
  });
  expect(kept.length).toBeGreaterThan(5);
  for (const [path, hash] of kept) {
    const built = createHash('sha256')
      .update(readFileSync(join(WEB, path)))
      .digest();
    expect(Buffer.from(hash).equals(built), path).toBe(true);
  }
  expect(kept.some(([path]) => path.startsWith('/xbl') || path.startsWith('/api'))).toBe(false);
});

test('opened without a network it shows the last picture, marked as old with its time', async ({
  page,
  visit,
}) => {
  const { stack, guard, pass } = await visit({ world: WORLD });
  await expect(personNamed(page, 'Ada')).toContainText('Lobby');
  await pass(6);
  await shellKept(page);
  const kept = async () => (await storedIn(page, 'last-picture', 'kept')).length;
  await expect.poll(kept).toBeGreaterThan(1);

  guard.allowFailedRequests();
  await stack.close();
  await page.clock.fastForward(3 * 3_600_000);
  await page.reload();
  const ada = personNamed(page, 'Ada');
  await expect(ada).toContainText('Lobby');
  await expect(ada.getByRole('button', { name: /favourite/i })).toHaveAttribute('aria-pressed', 'true');
  await expect(ada).toContainText('as of 21:00');
  await expect(page.locator('[data-freshness]')).toHaveText('Updated 3 h ago');
  await expect(page.getByRole('status').filter({ hasText: 'Showing 21:00' })).toContainText(
    'Can’t reach the local service.',
  );
  await expect(
    await openDetails(page, 'Ada'),
    'parts that load when they are opened are kept too',
  ).toBeVisible();
});

test('names that cannot be asked for are those that were kept, and stay kept', async ({ page, visit }) => {
  const { guard, pass } = await visit({ world: WORLD });
  await expect(personNamed(page, 'Ada')).toContainText('Lobby');
  await pass(6);
  const names = async () => {
    const kept = (await storedIn(page, 'last-picture', 'kept')) as {
      kind: string;
      clock: number;
      data: unknown;
    }[];
    const told = kept.filter(({ kind }) => kind !== 'names').map(({ clock }) => clock);
    return { names: kept.find(({ kind }) => kind === 'names')?.data, newest: Math.max(...told) };
  };
  const both = expect.arrayContaining([
    [xuidOf(0), 'Ada'],
    [xuidOf(1), 'Bo'],
  ]) as unknown;
  await expect.poll(async () => (await names()).names).toEqual(both);
  const { newest } = await names();

  guard.allowFailedRequests();
  let refused = 0;
  await page.route('**/xbl/profile/**', async (route) => {
    refused += 1;
    await route.fulfill({ status: 503 });
  });
  await page.reload();
  await expect(personNamed(page, 'Ada')).toContainText('Lobby');
  await pass(21);
  expect(refused, 'the proof').toBeGreaterThan(0);
  await expect.poll(async () => (await names()).newest, 'it was kept anew').toBeGreaterThan(newest);
  expect((await names()).names).toEqual(both);
  await expect(personNamed(page, 'Bo')).toBeVisible();
});

test('where the browser keeps nothing the page works all the same, and says so once, quietly', async ({
  page,
  visit,
}) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    IDBFactory.prototype.open = refuse;
    IDBFactory.prototype.databases = refuse;
  });
  const { pass } = await visit({ world: WORLD });
  await expect(personNamed(page, 'Ada')).toContainText('Lobby');
  await pass(21);
  await expect(page.locator('[data-freshness]')).toHaveText(/^Live · /);
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByText('This browser does not let the page keep anything')).toHaveCount(1);
});

test('a newer build is offered, and taken with one press and one load', async ({ page, visit }) => {
  const { stack, guard, pass } = await visit({ world: WORLD });
  await expect(people(page)).toHaveCount(2);
  await pass(4);
  await shellKept(page);
  await expect(page.getByText('An update is ready.')).toHaveCount(0);
  stack.deploy('/sw.js', (text) => text.replace('"version":"', '"version":"newer-'));
  await page.evaluate(async () => {
    await (await navigator.serviceWorker.ready).update();
  });
  await expect(page.getByText('An update is ready.')).toBeVisible();
  let loads = 0;
  page.on('load', () => {
    loads += 1;
  });
  await page.getByRole('button', { name: 'Load it' }).click();
  await expect.poll(() => loads).toBe(1);
  await expect(page.getByText('An update is ready.')).toHaveCount(0);
  await expect(people(page)).toHaveCount(2);
  await pass(5);
  expect(loads).toBe(1);
  await expect
    .poll(() => page.evaluate(() => caches.keys()))
    .toEqual([expect.stringContaining('shell-newer-')]);
  await guard.idle();
});

test('a part of the page that is gone makes it load anew, once', async ({ page, visit }) => {
  const { guard } = await visit({ world: WORLD });
  await expect(people(page)).toHaveCount(2);
  guard.allowFailedRequests();
  let loads = 0;
  page.on('load', () => {
    loads += 1;
  });
  await page.route('**/assets/DetailsPanel-*.js', (route) => route.abort());
  await personNamed(page, 'Ada').getByRole('button', { name: 'Ada', exact: true }).click();
  await expect.poll(() => loads).toBe(1);
});

/** Stands before the page as a proxy with a login does: who navigates is led there, who asks is refused. */
async function startDoor(target: string) {
  let open = true;
  const { host } = new URL(target);
  const door = createServer((question, answer) => {
    if (question.url === '/login') answer.end('Sign in here');
    else if (open) {
      const { method = 'GET' } = question;
      const headers = { ...question.headers, host, ...(question.headers.origin ? { origin: target } : {}) };
      question.pipe(
        requestOf(target + (question.url ?? ''), { method, headers }, (came) => {
          answer.writeHead(came.statusCode ?? 502, came.headers);
          came.pipe(answer);
        }),
      );
    } else if (question.headers['sec-fetch-mode'] === 'navigate')
      answer.writeHead(302, { location: '/login' }).end();
    else answer.writeHead(401).end('401');
  });
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  return {
    url: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
    shut: () => {
      open = false;
    },
    close: () => door.close().closeAllConnections(),
  };
}

test('whoever comes back once the login before the page has ended is led to the login', async ({
  context,
  visit,
}) => {
  const { stack } = await visit({ world: WORLD });
  const door = await startDoor(stack.url);
  try {
    const page = await context.newPage();
    await page.goto(door.url);
    await expect(personNamed(page, 'Ada')).toBeVisible();
    await shellKept(page);
    door.shut();
    await page.goto(door.url);
    await expect(page.getByText('Sign in here')).toBeVisible();
    await expect(page).toHaveURL(`${door.url}/login`);
    await page.close();
  } finally {
    door.close();
  }
});
