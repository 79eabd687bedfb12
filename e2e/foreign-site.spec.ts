import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type BrowserContext, type Page } from 'playwright/test';
import { findBrowser } from '../scripts/browser.mjs';
import { personNamed } from './elements.ts';
import { expect, test } from './fixtures.ts';
import { VIEWER, worldOf } from './world.ts';

const WORLD = worldOf({ Ada: {} });

const servers: Server[] = [];
test.afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/**
 * A page of another site, which the browser has never been told to trust. It comes from this computer too: a page
 * of the internet a browser may keep from here by itself, and then nothing of ours would be tried.
 */
async function foreignPage(context: BrowserContext, body: string): Promise<Page> {
  const server = createServer((incoming, outgoing) => {
    outgoing.writeHead(incoming.url === '/' ? 200 : 404, { 'content-type': 'text/html' });
    outgoing.end(incoming.url === '/' ? `<!doctype html><title>free games</title>${body}` : '');
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const page = await context.newPage();
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
  return page;
}

test('a page of another site changes nothing, whatever way it takes', async ({ context, page, visit }) => {
  const { stack } = await visit({ world: WORLD });
  await expect(personNamed(page, 'Ada')).toBeVisible();
  const state = `${stack.url}/xbl/userpresence/users/xuid(${VIEWER})/state`;
  const title = `${stack.url}/xbl/userpresence/users/xuid(${VIEWER})/devices/current/titles/current`;
  const writes = () =>
    stack.upstream.requests.filter(
      ({ method, path }) => method !== 'GET' && !path.endsWith('/batch') && !path.includes('/profile/'),
    );
  const foreign = await foreignPage(
    context,
    `<form method="post" action="${title}" enctype="text/plain"><input name='{"state":"Active","x":"' value='"}'><button>Win</button></form>`,
  );
  await foreign.evaluate(
    async ({ state: stateUrl, title: titleUrl }) => {
      const body = JSON.stringify({ state: 'Cloaked' });
      const tries: Promise<unknown>[] = [
        fetch(titleUrl, { method: 'POST', mode: 'no-cors', credentials: 'include', body }),
        fetch(titleUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body }),
        fetch(stateUrl, { method: 'PUT', headers: { 'content-type': 'application/json' }, body }),
        fetch(titleUrl, { method: 'DELETE', headers: { 'x-title-id': '12341234' } }),
        fetch(titleUrl, { method: 'POST', mode: 'no-cors', headers: { 'x-http-method-override': 'DELETE' } }),
        fetch(`${titleUrl}?_method=DELETE`, { mode: 'no-cors' }),
      ];
      navigator.sendBeacon(titleUrl, body);
      const image = new Image();
      image.src = `${titleUrl}?_method=POST`;
      document.body.append(image);
      await Promise.allSettled(tries);
    },
    { state, title },
  );
  await foreign.getByRole('button').click();
  await expect(foreign.getByText(/Only the dashboard itself|expected application\/json/)).toBeVisible();
  expect(writes()).toEqual([]);
  // The positive control: our own page may.
  const answer = await page.evaluate(
    async (url) =>
      (
        await fetch(url, {
          method: 'PUT',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ state: 'Cloaked' }),
        })
      ).status,
    state,
  );
  expect(answer).toBe(200);
  expect(writes()).toHaveLength(1);
});

test('a page of another site reads nothing, and no header lets it', async ({ context, page, visit }) => {
  const { stack } = await visit({ world: WORLD });
  await expect(personNamed(page, 'Ada')).toBeVisible();
  const foreign = await foreignPage(context, '');
  const read = await foreign.evaluate(async (base) => {
    const outcomes: string[] = [];
    for (const path of ['/api/status', '/xbl/userpresence/users/me/groups/People', '/api/picture/1', '/']) {
      for (const init of [{}, { credentials: 'include' }, { headers: { 'x-a': 'b' } }] as RequestInit[]) {
        outcomes.push(
          await fetch(base + path, init).then(
            (answer) => answer.text(),
            () => 'unreadable',
          ),
        );
      }
    }
    return outcomes;
  }, stack.url);
  expect(new Set(read)).toEqual(new Set(['unreadable']));
  expect(read).toHaveLength(12);
  // A browser may have reasons of its own to keep them apart; the headers are ours.
  for (const path of ['/api/status', '/xbl/userpresence/users/me/groups/People', '/api/picture/1', '/']) {
    for (const origin of ['https://attacker.test', 'null', stack.url]) {
      for (const method of ['GET', 'OPTIONS']) {
        const headers = { origin, 'access-control-request-method': 'POST' };
        const answer = await page.request.fetch(stack.url + path, { method, headers });
        const named = Object.keys(answer.headers()).filter((name) => name.startsWith('access-control-'));
        expect(named, `${method} ${path} of ${origin}`).toEqual([]);
      }
    }
  }
});

test('a page of another site has no dashboard in a frame, nor a hold on its window', async ({
  context,
  visit,
}) => {
  const { stack } = await visit({ world: WORLD });
  const foreign = await foreignPage(context, `<iframe src="${stack.url}/"></iframe>`);
  const frame = foreign.frames().find((one) => one !== foreign.mainFrame());
  await expect.poll(() => frame?.url()).toMatch(/^chrome-error:/);
  const [opened] = await Promise.all([
    context.waitForEvent('page'),
    foreign.evaluate((url) => {
      Object.assign(window, { taken: window.open(url) });
    }, stack.url),
  ]);
  await expect(personNamed(opened, 'Ada')).toBeVisible();
  const isClosed = () => foreign.evaluate(() => (window as unknown as { taken: Window }).taken.closed);
  await expect.poll(isClosed).toBe(true);
});

test('a name of somebody else that leads here opens nothing', async ({ visit }) => {
  const { stack } = await visit({ world: WORLD });
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP evil.test 127.0.0.1'],
  });
  try {
    const page = await browser.newPage();
    const { port } = new URL(stack.url);
    const asked = stack.upstream.requests.length;
    const answer = await page.goto(`http://evil.test:${port}/`);
    expect(answer?.status()).toBe(421);
    const read = await page.evaluate(async () => (await fetch('/api/status')).status);
    expect(read).toBe(421);
    expect(stack.upstream.requests).toHaveLength(asked);
  } finally {
    await browser.close();
  }
});
