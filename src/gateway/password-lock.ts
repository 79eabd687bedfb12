import { answer, Refusal } from './answer.ts';
import { createAttempts } from './attempts.ts';
import { readBoundedText } from './bounded-text.ts';
import type { Caller } from './caller.ts';
import { requireOwnPage } from './guards.ts';
import { loginPage, LOGIN_STYLE } from './login-page.ts';
import { createSessions, SESSION_MS, type Sessions } from './session.ts';

/** What a password is checked against. */
export type Password = {
  /** The stored form: salted and hashed. */
  readonly stored: string;
  readonly matches: (given: string) => Promise<boolean>;
};

/** Tells which password it is by now; undefined while nobody can tell, and then nobody is let in. */
export type PasswordSource = () => Promise<Password | undefined>;

/** Lets a request pass (undefined), or answers it. @throws Refusal */
export type Lock = (request: Request, caller: Caller) => Promise<Response | undefined>;

type Options = {
  readonly password: Password | PasswordSource;
  /** ms */
  readonly clock: () => number;
  /** Whether a path is a file of the build: these hold nothing of anybody, and the page's worker fetches them. */
  readonly isPageFile: (path: string) => boolean;
};

const MAX_FORM_BYTES = 8 * 1024;
const FORM_TYPE = /^application\/x-www-form-urlencoded\s*(?:;|$)/i;
const PAGE = /^\/(?:r\/[^/]+\/friends)?$/;

/** With HTTPS the cookie is bound to this very host; without, a browser would not take such a name. */
function cookieName({ secure }: Caller): string {
  return secure ? '__Host-presence' : 'presence';
}

function cookieOf(request: Request, caller: Caller): string | undefined {
  const name = `${cookieName(caller)}=`;
  return (request.headers.get('cookie') ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(name))
    ?.slice(name.length);
}

function setCookie(caller: Caller, value: string, seconds: number): string {
  const secure = caller.secure ? '; Secure' : '';
  return `${cookieName(caller)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`;
}

/** The page's own address with its query, or the front page: a form cannot send anybody elsewhere. */
function ownAddress(text: string | null): string {
  if (text === null || text.length > 2048 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text)) return '/';
  const url = new URL(text, 'http://gateway.invalid');
  return url.host === 'gateway.invalid' && PAGE.test(url.pathname) ? url.pathname + url.search : '/';
}

async function readForm(request: Request): Promise<URLSearchParams> {
  if (!FORM_TYPE.test(request.headers.get('content-type') ?? '')) {
    throw new Refusal(400, 'Content-Type: expected application/x-www-form-urlencoded');
  }
  try {
    return new URLSearchParams(await readBoundedText(request.body, MAX_FORM_BYTES));
  } catch {
    throw new Refusal(413, 'The form is too long.', { connection: 'close' });
  }
}

/** Asks for a password before anything of anybody is shown. */
export function createPasswordLock({ password, clock, isPageFile }: Options): Lock {
  const passwordNow: PasswordSource =
    typeof password === 'function' ? password : () => Promise.resolve(password);
  /** By the stored form of their password: one that comes back brings nobody back who has left. */
  const known = new Map<string, Sessions>();
  const attempts = createAttempts(clock);

  function sessionsOf({ stored }: Password): Sessions {
    const sessions = known.get(stored) ?? createSessions(stored, clock);
    known.set(stored, sessions);
    return sessions;
  }

  async function logIn(request: Request, caller: Caller): Promise<Response> {
    requireOwnPage(request);
    const form = await readForm(request);
    const next = ownAddress(form.get('next'));
    const expected = await passwordNow();
    if (!expected) return loginPage(request, 503, { reason: 'shut', next });
    const waitMs = attempts.take(caller.address);
    if (waitMs !== undefined) {
      const headers = { 'retry-after': String(Math.ceil(waitMs / 1000)) };
      return loginPage(request, 429, { reason: 'wait', next, headers });
    }
    if (!(await expected.matches(form.get('password') ?? ''))) {
      return loginPage(request, 401, { reason: 'wrong', next });
    }
    attempts.succeeded(caller.address);
    return answer(303, null, {
      location: next,
      'set-cookie': setCookie(caller, await sessionsOf(expected).issue(), SESSION_MS / 1000),
      'cache-control': 'no-store',
    });
  }

  async function logOut(request: Request, caller: Caller): Promise<Response> {
    requireOwnPage(request);
    for (const sessions of known.values()) await sessions.end(cookieOf(request, caller));
    return answer(303, null, {
      location: '/login',
      'set-cookie': setCookie(caller, '', 0),
      'cache-control': 'no-store',
    });
  }

  return async (request, caller) => {
    const { pathname, search } = new URL(request.url);
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (pathname === '/login.css' && reads) {
      return answer(200, request.method === 'HEAD' ? null : LOGIN_STYLE, {
        'content-type': 'text/css; charset=utf-8',
        'cache-control': 'no-cache',
      });
    }
    if (pathname === '/login' && request.method === 'POST') return logIn(request, caller);
    if (pathname === '/logout' && request.method === 'POST') return logOut(request, caller);
    const expected = await passwordNow();
    const isInside =
      expected !== undefined && (await sessionsOf(expected).isValid(cookieOf(request, caller)));
    if (pathname === '/login' && reads) {
      return loginPage(request, 200, { reason: isInside ? 'inside' : 'asked', next: '/' });
    }
    if (isInside || pathname === '/api/health' || isPageFile(pathname)) return undefined;
    if (reads && PAGE.test(pathname)) {
      return loginPage(request, 401, { reason: 'asked', next: ownAddress(pathname + search) });
    }
    throw new Refusal(401, 'The password has to be given first.');
  };
}
