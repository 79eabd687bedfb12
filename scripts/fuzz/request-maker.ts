import { bodyBytes, xuid } from './body-maker.ts';
import type { Chance } from './chance.ts';

/** Bytes to send, and how the other side may take them. */
export type FuzzRequest = {
  readonly bytes: Buffer;
  /** Not HTTP as it should be: sent on a connection of its own, and read until that closes. */
  readonly isRaw: boolean;
  /** As the server reads it: no answer to HEAD has a body. */
  readonly method: string;
};

/** Tokens that the service may be shown: of several people and titles. */
export type Tokens = readonly [string, ...string[]];

const DISTURBANCES = [
  (text: string) => encodeURIComponent(text),
  (text: string) => encodeURIComponent(encodeURIComponent(text)),
  (text: string) => text.replace('(', '%28').replace(')', '%29'),
  (text: string) => text.replace('(', '%2'),
  (text: string) => `${text}%`,
  (text: string) => `${text}%00`,
  (text: string) => `${text}%ff%fe`,
  (text: string) => `${text}%c0%af`,
  (text: string) => `${text}/..`,
  (text: string) => `${text}/../../me`,
  (text: string) => `${text}/`,
  (text: string) => `/${text}`,
  (text: string) => `${text};a=b`,
  (text: string) => text.toUpperCase(),
  (text: string) => `${text}\\`,
  (text: string) => `${text}${'a'.repeat(9000)}`,
  () => '__proto__',
  () => 'constructor',
  () => '%zz',
  () => '(',
] as const;

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD' | 'PATCH' | 'OPTIONS';
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'PATCH', 'OPTIONS'] as const;

/** A method and a path that more or less belong together. */
function target(chance: Chance): { readonly method: Method; readonly path: string } {
  const user = () => chance.pick(['me', `xuid(${xuid(chance)})`, `xuid(${xuid(chance)})`, 'gt(Viewer)']);
  const group = ['groups', chance.onceIn(6) ? 'people' : 'People'];
  const title = () => ['users', user(), 'devices', 'current', 'titles', 'current'];
  const [method, ...segments] = chance.make<[Method, ...string[]]>([
    () => ['POST', 'users', 'batch'],
    () => ['POST', 'users', 'batch'],
    () => ['GET', 'users', user()],
    () => ['GET', 'users', user(), ...group],
    () => ['GET', 'users', user(), ...group, 'broadcasting'],
    () => ['GET', 'users', user(), ...group, 'broadcasting', 'count'],
    () => ['POST', ...title()],
    () => ['DELETE', ...title()],
    () => ['PUT', 'users', user(), 'state'],
    () => ['POST', 'users', 'batch', 'profile', 'settings'],
    () => ['GET', 'users', user(), 'profile', 'settings'],
    () => ['POST', 'stats', 'users', xuid(chance), 'scids', `s${chance.below(9)}`],
    () => ['GET', chance.pick(['openapi.json', 'docs', ''])],
  ]);
  if (chance.onceIn(5)) {
    const place = chance.below(segments.length);
    segments[place] = chance.pick(DISTURBANCES)(segments[place] ?? '');
  }
  return {
    method: chance.onceIn(6) ? chance.pick(METHODS) : method,
    path: `/${segments.join('/')}`,
  };
}

function query(chance: Chance): string {
  if (chance.onceIn(2)) return '';
  const part = () =>
    chance.make([
      () =>
        `level=${chance.pick(['all', 'ALL', 'user', 'device', 'title', 'none', '', '%', '%61ll', '+all'])}`,
      () => 'settings=Gamertag,,GameDisplayPicRaw,__proto__',
      () => 'level[]=all',
      () => '__proto__[a]=b',
      () => `${'a='.repeat(chance.below(900))}`,
      () => '%ff=%zz',
      () => '=&&&=',
    ]);
  return `?${Array.from({ length: 1 + chance.below(3) }, part).join('&')}`;
}

function headers(chance: Chance, tokens: Tokens): string[] {
  const lines: string[] = [];
  const maybe = (times: number, line: () => string): void => {
    if (chance.onceIn(times)) lines.push(line());
  };
  if (!chance.onceIn(12)) {
    const token = chance.pick(tokens);
    const forms = [
      ...Array.from({ length: 20 }, () => () => token),
      () => token.slice(0, chance.below(token.length)),
      () => token.replace('x=', 'x=a'),
      () => `XBL3.0 x=;${token}`,
      () => 'XBL3.0 x=*;..',
      () => `Bearer ${token}`,
      () => 'a'.repeat(chance.below(5000)),
      () => '',
    ];
    lines.push(`Authorization: ${(forms[chance.below(forms.length)] ?? forms[0])?.() ?? ''}`);
  }
  maybe(
    2,
    () => `x-xbl-contract-version: ${chance.pick(['1', '2', '3', '3', '3', 'vnext', '4', '', '3, 3', '٣'])}`,
  );
  maybe(
    3,
    () =>
      `Accept: ${chance.pick(['application/json', 'application/json', '*/*', 'text/html', ';;q=', ',', 'a/b;q=0'])}`,
  );
  maybe(
    3,
    () =>
      `Accept-Language: ${chance.pick(['de', 'en-GB,en;q=0.9', '*', '-;q=9', ',,,', `x-${'a-'.repeat(2000)}`])}`,
  );
  maybe(
    4,
    () => `If-None-Match: ${chance.pick(['*', 'W/"a"', '"', '"a","b"', `"${'a'.repeat(5000)}"`, ','])}`,
  );
  maybe(5, () => `Accept-Encoding: ${chance.pick(['gzip', 'br', 'identity;q=0', '*;q=0', 'gzip;q=oo'])}`);
  maybe(9, () => `__proto__: ${chance.below(9)}`);
  maybe(9, () => `Origin: ${chance.pick(['null', 'http://a.example', ''])}`);
  maybe(20, () => `X-Long: ${'a'.repeat(chance.below(9000))}`);
  maybe(30, () => `x-é: é`);
  maybe(60, () => `Expect: ${chance.pick(['100-continue', 'wonders'])}`);
  return lines;
}

const TYPES = [
  ...(['application/json', 'application/json', 'application/json', 'application/json'] as const),
  'application/json; charset=utf-8',
  'APPLICATION/JSON',
  'text/plain',
  'application/json, text/plain',
  '',
] as const;

/** A body on the line: with its length, or in chunks. */
function framed(chance: Chance, lines: string[], body: Buffer): Buffer {
  if (!chance.onceIn(6)) {
    lines.push(`Content-Length: ${body.length}`);
    return body;
  }
  lines.push('Transfer-Encoding: chunked');
  const parts: Buffer[] = [];
  for (let start = 0; start < body.length;) {
    const chunk = body.subarray(start, start + 1 + chance.below(4000));
    parts.push(Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n'));
    start += chunk.length;
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]);
}

/** Makes HTTP out of nearly-HTTP. */
function spoilt(chance: Chance, bytes: Buffer): Buffer {
  const place = chance.below(Math.min(bytes.length, 600));
  return chance.make([
    () => {
      const copy = Buffer.from(bytes);
      for (let count = 1 + chance.below(4); count > 0; count -= 1) {
        copy[chance.below(Math.min(copy.length, 600))] = chance.below(256);
      }
      return copy;
    },
    () => bytes.subarray(0, place),
    () => Buffer.concat([bytes.subarray(0, place), chance.bytes(chance.below(40)), bytes.subarray(place)]),
    () =>
      Buffer.from(
        bytes.toString('latin1').replace('HTTP/1.1', chance.pick(['HTTP/1.0', 'HTTP/2.0', 'HTTP/9', ''])),
      ),
    () => Buffer.from(bytes.toString('latin1').replace(/Host:[^\r]*\r\n/, ''), 'latin1'),
    () => Buffer.from(bytes.toString('latin1').replace(/Host:/, 'Host: a\r\nHost:'), 'latin1'),
    () =>
      Buffer.from(bytes.toString('latin1').replace(/Content-Length: \d+/, 'Content-Length: 5, 6'), 'latin1'),
    () =>
      Buffer.from(
        bytes.toString('latin1').replace(/Content-Length:/, 'Content-Length: 1\r\nContent-Length:'),
        'latin1',
      ),
    () => Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1'),
    () => Buffer.concat([bytes, bytes]),
    () => chance.bytes(1 + chance.below(300)),
    () => Buffer.from(`GET /${'a'.repeat(chance.below(40_000))} HTTP/1.1\r\nHost: a\r\n\r\n`),
    () => Buffer.from(`CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n`),
    () => Buffer.from(`GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`),
    () => Buffer.from(`OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n`),
    () => Buffer.from(`GET http://[::1/users/me HTTP/1.1\r\nHost: a\r\n\r\n`),
    () =>
      Buffer.from(
        `GET /users/me HTTP/1.1\r\nHost: ${chance.pick(['', 'a b', '[', 'a:99999', '@', 'é'])}\r\n\r\n`,
      ),
  ]);
}

/** One request out of all there could be. */
export function makeRequest(chance: Chance, tokens: Tokens): FuzzRequest {
  const { method, path } = target(chance);
  const lines = headers(chance, tokens);
  const hasBody = method !== 'GET' && method !== 'HEAD';
  let body: Buffer = Buffer.alloc(0);
  if (hasBody || chance.onceIn(30)) {
    if (!chance.onceIn(20)) lines.push(`Content-Type: ${chance.pick(TYPES)}`);
    body = framed(chance, lines, bodyBytes(chance));
  }
  const address = `${path}${query(chance)}`;
  const head = `${method} ${address} HTTP/1.1\r\nHost: 127.0.0.1\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n`;
  const bytes = Buffer.concat([Buffer.from(head), body]);
  const expects = /\r\nExpect:/.test(head);
  // A long head or a strange Host ends the connection, and so does what lies behind an Expect.
  const isAlone = head.length > 8000 || expects || address.length > 8000;
  if (chance.onceIn(8)) {
    const raw = spoilt(chance, bytes);
    return { bytes: raw, isRaw: true, method: raw.toString('latin1', 0, 5) === 'HEAD ' ? 'HEAD' : 'GET' };
  }
  return { bytes, isRaw: isAlone, method };
}
