import { describe, expect, it } from 'vitest';
import { HOST, json, openFrontDoor, ORIGIN, OWN_PAGE, type FrontDoor } from '#testing/front-door.ts';
import type { Caller } from './caller.ts';
import type { Password } from './password-lock.ts';

const AFAR: Caller = { address: '203.0.113.7', local: false, secure: true, proxied: false };
const PEOPLE = '/xbl/userpresence/users/me/groups/People';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

let checked = 0;
const password = {
  stored: 'stored form',
  matches: (given: string) => {
    checked += 1;
    return Promise.resolve(given === 'correct horse');
  },
};

const pageFile = {
  type: 'text/html; charset=utf-8',
  body: new TextEncoder().encode('<!doctype html>the dashboard'),
  etag: 'e',
  immutable: false,
};
const page = {
  index: pageFile,
  files: new Map([
    ['/index.html', pageFile],
    ['/assets/a.js', pageFile],
  ]),
};

const open = (caller: Caller = AFAR): FrontDoor => openFrontDoor(() => json([]), { password, page, caller });

const logIn = (door: FrontDoor, given: string, next = '/', headers: Record<string, string> = OWN_PAGE) =>
  door.ask('/login', {
    method: 'POST',
    headers: { ...FORM, ...headers },
    body: new URLSearchParams({ password: given, next }).toString(),
  });

const cookieOf = (answer: Response): string => answer.headers.get('set-cookie')?.split(';')[0] ?? '';

describe('without the password', () => {
  it.each(['/', '/r/friends/friends?view=list'])('%s is the page that asks for it', async (path) => {
    const door = open();
    const answer = await door.ask(path);
    expect(answer.status).toBe(401);
    const html = await answer.text();
    expect(html).toContain('type="password"');
    expect(html).not.toContain('the dashboard');
    expect(html).not.toMatch(/<script|<style| style=| on\w+=/);
    expect(html).toContain(`name="next" value="${path}"`);
  });

  it.each(['/index.html', '/api/status', PEOPLE, '/api/publish', '/api/picture/1', '/nothing'])(
    '%s is 401',
    async (path) => {
      const door = open();
      expect((await door.ask(path)).status).toBe(401);
      expect(door.calls).toHaveLength(0);
    },
  );

  it.each([
    ['/assets/a.js', 200],
    ['/api/health', 200],
    ['/login', 200],
    ['/login.css', 200],
  ])('%s holds nothing of anybody', async (path, status) => {
    expect((await open().ask(path)).status).toBe(status);
  });

  it('speaks the language of whoever comes', async () => {
    const answer = await open().ask('/', { headers: { 'accept-language': 'de-DE,de;q=0.9' } });
    expect(await answer.text()).toContain('<html lang="de">');
  });

  it('may send its one form, to us alone', async () => {
    const policy = (await open().ask('/')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("form-action 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe-inline');
  });
});

describe('with the password', () => {
  it('everything is there, by a cookie that no script reads and no other site sends', async () => {
    const door = open();
    const answer = await logIn(door, 'correct horse', '/r/friends/friends?view=list');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/r/friends/friends?view=list');
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-presence=[\w.-]+; Path=\/; Max-Age=604800; HttpOnly; SameSite=Strict; Secure$/,
    );
    const headers = { cookie: `other=1; ${cookieOf(answer)}` };
    expect((await door.ask(PEOPLE, { headers })).status).toBe(200);
    expect(await (await door.ask('/', { headers })).text()).toContain('the dashboard');
    expect([...(door.calls[0]?.headers.keys() ?? [])]).not.toContain('cookie');
  });

  it('is kept by a cookie of another name on this computer, where there is no HTTPS', async () => {
    const answer = await logIn(open({ ...AFAR, local: true, secure: false }), 'correct horse');
    expect(answer.headers.get('set-cookie')).toMatch(
      /^presence=[^;]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/,
    );
  });

  it('is asked again after leaving', async () => {
    const door = open();
    const cookie = cookieOf(await logIn(door, 'correct horse'));
    const left = await door.ask('/logout', { method: 'POST', headers: { ...OWN_PAGE, cookie } });
    expect(left.headers.get('set-cookie')).toContain('Max-Age=0');
    expect((await door.ask(PEOPLE, { headers: { cookie } })).status).toBe(401);
  });

  it.each([
    'https://attacker.test/',
    '//attacker.test/',
    '/\\attacker.test',
    '/\t/attacker.test',
    '/login',
    '/api/status',
    'javascript:alert(1)',
    '/r/friends/friends\r\nset-cookie: a=b',
    `/?${'a'.repeat(4000)}`,
  ])('leads to no address but the page’s own: %j', async (next) => {
    expect((await logIn(open(), 'correct horse', next)).headers.get('location')).toBe('/');
  });
});

describe('another password', () => {
  const passwordOf = (text: string): Password => ({
    stored: `stored ${text}`,
    matches: (given) => Promise.resolve(given === text),
  });
  function openChanging() {
    let current: Password | undefined = passwordOf('the first');
    const door = openFrontDoor(() => json([]), {
      password: () => Promise.resolve(current),
      page,
      caller: AFAR,
    });
    return {
      door,
      change: (text: string | undefined) => {
        current = text === undefined ? undefined : passwordOf(text);
      },
      statusWith: async (cookie: string) => (await door.ask(PEOPLE, { headers: { cookie } })).status,
    };
  }

  it('ends all sessions and alone opens, without a restart', async () => {
    const { door, change, statusWith } = openChanging();
    const cookies = [cookieOf(await logIn(door, 'the first')), cookieOf(await logIn(door, 'the first'))];
    for (const cookie of cookies) expect(await statusWith(cookie)).toBe(200);
    change('the second');
    for (const cookie of cookies) expect(await statusWith(cookie)).toBe(401);
    expect((await logIn(door, 'the first')).status).toBe(401);
    expect(await statusWith(cookieOf(await logIn(door, 'the second')))).toBe(200);
  });

  it('that nobody can tell lets nobody in; sessions rest until it is known again', async () => {
    const { door, change, statusWith } = openChanging();
    const cookie = cookieOf(await logIn(door, 'the first'));
    const left = cookieOf(await logIn(door, 'the first'));
    change(undefined);
    expect(await statusWith(cookie)).toBe(401);
    expect((await door.ask('/', { headers: { cookie } })).status).toBe(401);
    const shut = await logIn(door, 'the first');
    expect([shut.status, shut.headers.get('set-cookie')]).toEqual([503, null]);
    expect(await shut.text()).toContain('No password can be checked now.');
    await door.ask('/logout', { method: 'POST', headers: { ...OWN_PAGE, cookie: left } });
    change('the first');
    expect(await statusWith(cookie)).toBe(200);
    expect(await statusWith(left), 'whoever has left stays out').toBe(401);
  });

  it('brings nobody back who has left when it is replaced and restored', async () => {
    const { door, change, statusWith } = openChanging();
    const left = cookieOf(await logIn(door, 'the first'));
    await door.ask('/logout', { method: 'POST', headers: { ...OWN_PAGE, cookie: left } });
    change('the second');
    expect(await statusWith(left)).toBe(401);
    change('the first');
    expect(await statusWith(left)).toBe(401);
  });
});

describe('guessing', () => {
  it('is told that it was wrong, in the page', async () => {
    const answer = await logIn(open(), 'wrong', '/"><script>');
    expect(answer.status).toBe(401);
    const html = await answer.text();
    expect(html).toContain('role="alert"');
    expect(html).not.toContain('<script>');
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('is looked at five times in a minute: of a thousand guesses five reach the comparison', async () => {
    checked = 0;
    const door = open();
    for (let guess = 0; guess < 1000; guess += 1) await logIn(door, `guess ${guess}`);
    expect(checked).toBe(5);
    const answer = await logIn(door, 'correct horse');
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('60');
    door.wind(60_000);
    expect((await logIn(door, 'correct horse')).status).toBe(303);
  });

  it.each<[string, Record<string, string>]>([
    ['another site', { origin: 'https://attacker.test', 'sec-fetch-site': 'cross-site' }],
    ['nobody who says who they are', {}],
    ['no origin in particular', { origin: 'null' }],
  ])('is not open to a form of %s', async (_, headers) => {
    checked = 0;
    expect((await logIn(open(), 'correct horse', '/', headers)).status).toBe(403);
    expect(checked).toBe(0);
  });

  it('takes a form of a few kilobytes', async () => {
    expect((await logIn(open(), 'x'.repeat(10_000))).status).toBe(413);
  });
});

describe('the way to the gateway', () => {
  const ask = (caller: Caller, overrides: object = {}) =>
    openFrontDoor(() => json([]), { caller, ...overrides }).ask(PEOPLE, {
      headers: { host: HOST, origin: ORIGIN },
    });

  it.each<[string, Partial<Caller>, number]>([
    ['this computer', { local: true, secure: false }, 200],
    ['afar, by a proxy that serves HTTPS', { proxied: true }, 200],
    ['afar, by a proxy that does not', { proxied: true, secure: false }, 403],
    ['afar, past the proxy', {}, 403],
    ['afar, in the clear', { secure: false }, 403],
  ])('without a password is open from %s: %o', async (_, caller, status) => {
    expect((await ask({ ...AFAR, ...caller })).status).toBe(status);
  });

  it('with a password asks everybody for it, this computer too', async () => {
    expect((await ask({ ...AFAR, local: true }, { password })).status).toBe(401);
    expect((await ask(AFAR, { password })).status).toBe(401);
    expect((await ask({ ...AFAR, secure: false }, { password })).status).toBe(403);
  });

  it('is HTTPS for good once it was HTTPS', async () => {
    const secure = await ask({ ...AFAR, proxied: true });
    expect(secure.headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect(
      (await ask({ ...AFAR, local: true, secure: false })).headers.has('strict-transport-security'),
    ).toBe(false);
  });
});
