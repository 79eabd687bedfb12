import type { IncomingMessage } from 'node:http';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressOf } from './request-address.ts';

const incoming = (host: string | undefined, url: string) => ({ headers: { host }, url }) as IncomingMessage;

test.each([
  ['127.0.0.1:8080', '/users/me?level=all', 'http://127.0.0.1:8080/users/me?level=all'],
  ['Presence.Example', '/users/me', 'http://presence.example/users/me'],
  ['a', '/users/xuid(1)', 'http://a/users/xuid(1)'],
  ['a', '/users/%78uid(1)', 'http://a/users/%78uid(1)'],
  ['a', '/users/batch/../me', 'http://a/users/me'],
  ['a', '/users/./me', 'http://a/users/me'],
  ['a', '/users/..', 'http://a/'],
  ['a', '/..a/me', 'http://a/..a/me'],
  ['a', '/%2e%2e/me', 'http://a/me'],
  ['a', 'http://other.example/users/me', 'http://other.example/users/me'],
  ['a', '/?a=\\b', 'http://a/?a=\\b'],
])('%s and %s are %s', (host, target, address) => {
  expect(addressOf(incoming(host, target))).toBe(address);
});

test.each([
  ['', '/users/me'],
  ['a/b', '/users/me'],
  ['a@b', '/users/me'],
  ['a?', '/users/me'],
  ['a b', '/users/me'],
  ['[', '/users/me'],
  ['a:99999', '/users/me'],
  ['a:', '/users/me'],
  ['a', '/users\\me'],
  ['a', 'http://[::1/users/me'],
])('%j and %s cannot be read', (host, target) => {
  expect(addressOf(incoming(host, target))).toBeUndefined();
});

test('what is taken as it is, is what a URL parser makes of it', () => {
  const text = fc.string({
    unit: fc.constantFrom(...'abzAZ09/.?&=()[];:@~%2e-_#!$\'"<> {}|^`'),
    maxLength: 30,
  });
  fc.assert(
    fc.property(text, (rest) => {
      const address = addressOf(incoming('127.0.0.1:8080', `/${rest}`));
      expect(address).toBe(new URL(`http://127.0.0.1:8080/${rest}`).href);
    }),
    { numRuns: 2000 },
  );
});
