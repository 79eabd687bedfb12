import { sign } from 'hono/jwt';
import { expect, test } from 'vitest';
import { readToken, signToken } from './token.ts';

const SECRET = 'a secret that only tests know, of 32 characters and more';
const NOW = 1_700_000_000_000;
const CLAIMS = { xid: '1', uhs: 'h', exp: NOW / 1000 + 60, dty: 'XboxOne', site: true } as const;

const [header = '', payload = '', signature = ''] = (await signToken(CLAIMS, SECRET)).slice(11).split('.');
const otherSignature = (await signToken({ ...CLAIMS, xid: '2' }, SECRET)).split('.')[2] ?? '';
const unsigned = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
const asHs512 = await sign({ ...CLAIMS }, SECRET, 'HS512');

test('reads what it signed', async () => {
  const token = await signToken(CLAIMS, SECRET);
  expect(token).toMatch(/^XBL3\.0 x=h;/);
  expect(await readToken(token, SECRET, NOW)).toMatchObject(CLAIMS);
});

test('words that mark a PEM file are only words in a secret', async () => {
  const secret = 'PUBLIC and PRIVATE are words of thirty-two characters and more';
  expect(await readToken(await signToken(CLAIMS, secret), secret, NOW)).toBeDefined();
});

test('ends with its second', async () => {
  const token = await signToken(CLAIMS, SECRET);
  expect(await readToken(token, SECRET, CLAIMS.exp * 1000 - 1)).toBeDefined();
  expect(await readToken(token, SECRET, CLAIMS.exp * 1000)).toBeUndefined();
});

test.each([
  ['no header', null],
  ['an empty header', ''],
  ['another scheme', `Bearer ${header}.${payload}.${signature}`],
  ['no user hash', `XBL3.0 x=;${header}.${payload}.${signature}`],
  ['another user hash', `XBL3.0 x=other;${header}.${payload}.${signature}`],
  ['no semicolon', `XBL3.0 x=h ${header}.${payload}.${signature}`],
  ['no signature', `XBL3.0 x=h;${header}.${payload}.`],
  ['the signature of another token', `XBL3.0 x=h;${header}.${payload}.${otherSignature}`],
  ['an unsigned token', `XBL3.0 x=h;${unsigned}.${payload}.${signature}`],
  ['another algorithm', `XBL3.0 x=h;${asHs512}`],
  ['a payload that is no JSON', `XBL3.0 x=h;${header}.AAAA.${signature}`],
  ['more than any token has', `XBL3.0 x=h;${header}.${payload}.${'A'.repeat(5000)}`],
])('refuses %s', async (_, value) => {
  expect(await readToken(value, SECRET, NOW)).toBeUndefined();
});

test('refuses the token of another secret', async () => {
  expect(await readToken(await signToken(CLAIMS, `${SECRET}.`), SECRET, NOW)).toBeUndefined();
});

test.each<[string, Record<string, unknown>]>([
  ['no exp', { xid: '1', uhs: 'h' }],
  ['an exp that is text', { ...CLAIMS, exp: '9999999999' }],
  ['no uhs', { xid: '1', exp: CLAIMS.exp }],
  ['an xid that is a number', { ...CLAIMS, xid: 1 }],
  ['a site that is text', { ...CLAIMS, site: 'true' }],
])('refuses claims with %s', async (_, claims) => {
  const token = `XBL3.0 x=h;${await sign(claims, SECRET, 'HS256')}`;
  expect(await readToken(token, SECRET, NOW)).toBeUndefined();
});
