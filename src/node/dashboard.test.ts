import { expect, it } from 'vitest';
import { addressToTell, hostsOf } from './dashboard.ts';

it('serves this computer’s names with the port, and the ones allowed beside', () => {
  const hosts = hostsOf(
    { host: '127.0.0.1', allowedHosts: ['presence.example', 'other.example:8443'] },
    4400,
  );
  expect([...hosts].sort()).toEqual([
    '127.0.0.1:4400',
    '[::1]:4400',
    'localhost:4400',
    'other.example:8443',
    'presence.example',
    'presence.example:4400',
  ]);
});

it('knows the names without a port where browsers leave it out', () => {
  expect(hostsOf({ host: 'localhost', allowedHosts: [] }, 80)).toContain('localhost');
  expect(hostsOf({ host: '127.0.0.2', allowedHosts: [] }, 4400)).toContain('127.0.0.2:4400');
});

const proxy = { trustedProxies: ['172.17.0.1'] };
it.each<[string, Partial<Parameters<typeof addressToTell>[0]>, boolean, string]>([
  ['127.0.0.1', {}, false, 'http://127.0.0.1:4400'],
  ['localhost', { allowedHosts: ['presence.home'] }, false, 'http://localhost:4400'],
  ['192.168.1.7', { allowedHosts: ['presence.home'] }, true, 'https://192.168.1.7:4400'],
  ['2001:DB8::1', {}, true, 'https://[2001:DB8::1]:4400'],
  ['0.0.0.0', {}, true, 'https://127.0.0.1:4400'],
  ['::', {}, true, 'https://[::1]:4400'],
  ['0:0::0', {}, true, 'https://[::1]:4400'],
  ['::ffff:0.0.0.0', {}, true, 'https://[::1]:4400'],
  ['0.0.0.0', { allowedHosts: ['presence.home', 'b.home'] }, true, 'https://presence.home:4400'],
  ['::', { allowedHosts: ['presence.home:8443'] }, true, 'https://presence.home:8443'],
  ['0.0.0.0', { allowedHosts: ['presence.home'], ...proxy }, true, 'https://presence.home:4400'],
])('listening on %s with %o tells an address that it serves', (host, more, isTls, address) => {
  const config = { host, allowedHosts: [], trustedProxies: [], ...more };
  expect(addressToTell(config, 4400, isTls)).toBe(address);
  // As a browser would name it.
  expect(hostsOf(config, 4400)).toContain(new URL(address).host);
});

it('tells the address of the proxy that stands before all addresses', () => {
  const config = { host: '0.0.0.0', allowedHosts: ['presence.example'], ...proxy };
  expect(addressToTell(config, 4400, false)).toBe('https://presence.example');
  expect(hostsOf(config, 4400)).toContain('presence.example');
  expect(addressToTell({ ...config, allowedHosts: [] }, 4400, false)).toBe('http://127.0.0.1:4400');
});
