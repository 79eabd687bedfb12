import { expect, it } from 'vitest';
import { hostsOf } from './dashboard.ts';

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
