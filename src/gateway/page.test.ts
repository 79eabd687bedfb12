import { describe, expect, it } from 'vitest';
import { json, openFrontDoor } from '#testing/front-door.ts';
import type { PageFile } from './page.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const index: PageFile = {
  type: 'text/html; charset=utf-8',
  body: bytes('<!doctype html>'),
  etag: 'i1',
  immutable: false,
};
const script: PageFile = {
  type: 'text/javascript; charset=utf-8',
  body: bytes('as it is'),
  brotli: bytes('brotli'),
  gzip: bytes('gzip'),
  etag: 's1',
  immutable: true,
};
const page = {
  index,
  files: new Map([
    ['/index.html', index],
    ['/assets/app-1a2b.js', script],
  ]),
};

const openPage = () => openFrontDoor(() => json({}), { page });

describe('the page', () => {
  it.each([
    '/',
    '/r/friends/friends',
    '/r/raid-team/friends',
    '/r/%E5%8F%8B%E9%81%94/friends',
    '/index.html',
  ])('opens at %s', async (path) => {
    const answer = await openPage().ask(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(await answer.text()).toBe('<!doctype html>');
  });

  it('opens from a link on another site', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect((await openPage().ask('/', { headers })).status).toBe(200);
  });

  it.each([
    '/r/friends',
    '/r//friends',
    '/r/a/b/friends',
    '/nothing',
    '/.vite/manifest.json',
    '/assets/',
    '/R/x/friends',
  ])('is not at %s', async (path) => {
    const answer = await openPage().ask(path);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ source: 'Gateway' });
  });

  it.each(['/', '/r/friends/friends', '/assets/app-1a2b.js'])(
    'is only read: POST %s is 405',
    async (path) => {
      const answer = await openPage().send('POST', path, {});
      expect(answer.status).toBe(405);
      expect(answer.headers.get('allow')).toBe('GET, HEAD');
    },
  );

  it('allows nothing inline, no other origin and no frame around it, on every answer', async () => {
    const door = openPage();
    for (const path of [
      '/',
      '/assets/app-1a2b.js',
      '/nothing',
      '/api/status',
      '/xbl/userpresence/users/xuid(x)',
    ]) {
      const { headers } = await door.ask(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("require-trusted-types-for 'script'");
      expect(policy).not.toMatch(/unsafe|\*|https?:|data:|blob:/);
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });
});

describe('a file with a hash in its name', () => {
  it('is kept for good', async () => {
    const { headers } = await openPage().ask('/assets/app-1a2b.js');
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('vary')).toBe('accept-encoding');
  });

  it.each([
    ['gzip, deflate, br, zstd', 'br', 'brotli'],
    ['gzip', 'gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip', 'gzip'],
    ['br;q=0.0', null, 'as it is'],
    ['identity', null, 'as it is'],
    ['', null, 'as it is'],
  ])('for a browser that reads %j comes in %s', async (accepted, coding, text) => {
    const answer = await openPage().ask('/assets/app-1a2b.js', { headers: { 'accept-encoding': accepted } });
    expect(answer.headers.get('content-encoding')).toBe(coding);
    expect(answer.headers.get('content-length')).toBe(String(text.length));
    expect(await answer.text()).toBe(text);
  });

  it('is not sent to a browser that has it, coding by coding', async () => {
    const ask = (coding: string, tag: string) =>
      openPage().ask('/assets/app-1a2b.js', { headers: { 'accept-encoding': coding, 'if-none-match': tag } });
    expect((await ask('br', '"s1-br"')).status).toBe(304);
    expect((await ask('br', 'W/"x", W/"s1-br"')).status).toBe(304);
    expect((await ask('br', '"s1"')).status).toBe(200);
    expect((await ask('gzip', '"s1-br"')).status).toBe(200);
  });
});
