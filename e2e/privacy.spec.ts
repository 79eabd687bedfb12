import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Response } from 'playwright/test';
import { sampleWorld } from '#service/demo/sample-world.ts';
import { browserStorage } from './browser-storage.ts';
import { filter, level, openDetails, people } from './elements.ts';
import { EVENING, expect, test } from './fixtures.ts';

const WEB = join(import.meta.dirname, '..', 'dist', 'web');

test('over a whole visit nothing leaves the origin and no token reaches the browser', async ({
  page,
  context,
  visit,
}) => {
  // Everything the browser was sent: where, with which headers, and what.
  const received: Promise<{ url: string; headers: Record<string, string>; body: string }>[] = [];
  const note = (response: Response): void => {
    received.push(
      (async () => ({
        url: response.url(),
        headers: await response.allHeaders(),
        body: await response.text().catch(() => ''),
      }))(),
    );
  };
  page.on('response', note);
  const { stack, guard, goto, pass } = await visit({ world: sampleWorld(EVENING), sample: true });

  await expect(people(page).first()).toBeVisible();
  for (const name of ['User', 'Device', 'Title', 'All']) await level(page, name).check();
  await filter(page, 'Device', 'Xbox One').check();
  await expect(page.getByRole('status').filter({ hasText: 'of 128 people' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(await openDetails(page, 'Nova Kestrel')).toBeVisible();
  await page.getByRole('button', { name: 'Close details' }).click();
  await page.getByRole('link', { name: /^Raid team/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Raid team' })).toBeAttached();
  await expect(people(page).first()).toBeVisible();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('radio', { name: 'Light' }).check();
  await page.getByRole('radio', { name: '30 s' }).check();
  guard.allowFailedRequests();
  for (const fault of [{ status: 500 }, { status: 401 }, 'html', 'reset'] as const) {
    stack.upstream.fail(fault);
    await pass(31);
  }
  stack.upstream.recover();
  await pass(62);
  await expect(page.getByText(/^Live · /)).toBeVisible();
  await goto('/?view=list');
  await expect(people(page).first()).toBeVisible();
  await guard.idle();

  const tokens = new Set(stack.upstream.requests.map(({ headers }) => headers['authorization'] ?? ''));
  expect(
    [...tokens].every((token) => /^XBL3\.0 x=[^;]+;\S+$/.test(token)),
    'every question had one',
  ).toBe(true);
  const secrets = [
    'XBL3.0',
    ...[...tokens].flatMap((token) =>
      token
        .slice(token.indexOf(';') + 1)
        .split('.')
        .concat(token),
    ),
  ];
  expect(secrets.length).toBeGreaterThan(4);

  // What comes while all this is looked through would still be on its way when the page is closed.
  page.off('response', note);
  const answers = await Promise.all(received);
  expect(answers.length).toBeGreaterThan(20);
  const kept = await browserStorage(page, true);
  const places: [string, string][] = [
    ...answers.flatMap(({ url, headers, body }): [string, string][] => [
      [`headers of ${url}`, JSON.stringify(headers)],
      [`body of ${url}`, body],
    ]),
    ['storage', JSON.stringify(kept)],
    ['cookies', JSON.stringify(await context.cookies())],
    ['the page', await page.content()],
    ['the console', guard.console.join('\n')],
    ...readdirSync(WEB, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry): [string, string] => [
        entry.name,
        readFileSync(join(entry.parentPath, entry.name), 'utf8'),
      ]),
  ];
  for (const [place, text] of places) {
    for (const secret of secrets) expect(text.includes(secret), `${place} holds a token`).toBe(false);
  }
  expect(await context.cookies()).toEqual([]);
  expect(Object.keys(kept.local).sort()).toEqual(['interval', 'theme']);
  expect(kept.session).toEqual({});
  expect(Object.keys(kept.databases)).toEqual(['last-picture']);
  expect(Object.keys(kept.caches)).toEqual([expect.stringMatching(/^shell-/)]);
  expect(JSON.stringify(kept.databases).length, 'the last picture was looked through').toBeGreaterThan(
    10_000,
  );

  for (const { url, headers } of answers) {
    expect(headers['content-security-policy'], url).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
        "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; " +
        "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types app-sw",
    );
    expect(
      Object.keys(headers).filter((header) => header.startsWith('access-control-')),
      url,
    ).toEqual([]);
  }
});

test('the page sends no header that is the gateway’s to add', async ({ page, visit }) => {
  const sent: string[][] = [];
  page.on('request', (request) => sent.push(Object.keys(request.headers())));
  await visit({ world: sampleWorld(EVENING) });
  await expect(people(page).first()).toBeVisible();
  const headers = new Set(sent.flat());
  expect(headers.has('accept-language')).toBe(true);
  for (const header of ['authorization', 'x-xbl-contract-version', 'cookie']) {
    expect(headers.has(header), header).toBe(false);
  }
});

test('inline script does not run, and what friends write is text', async ({ page, visit }) => {
  const { stack, goto } = await visit({ world: sampleWorld(EVENING) });
  const markup = '<img src=x onerror="document.title=1"><b>bold</b>';
  stack.upstream.answer(({ path }) =>
    path.includes('/groups/')
      ? [
          {
            xuid: '2533274790000102',
            state: 'Online',
            devices: [
              {
                type: markup,
                titles: [
                  {
                    id: '7',
                    name: markup,
                    state: 'Active',
                    placement: markup,
                    activity: { richPresence: markup },
                  },
                ],
              },
            ],
          },
        ]
      : undefined,
  );
  await goto('/');
  await expect(people(page).first()).toContainText(markup);
  await expect(people(page).first().locator('img, b')).toHaveCount(0);
  await expect(page).toHaveTitle(/Friends Presence$/);
});
