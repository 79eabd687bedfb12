import { describe, expect, it } from 'vitest';
import { placeOf, readRedisAddress } from './redis-address.ts';

describe('the address of a store', () => {
  it.each([
    ['redis://localhost', { host: 'localhost', port: 6379, tls: false, db: 0 }],
    ['valkey://10.0.0.7:7000/3', { host: '10.0.0.7', port: 7000, tls: false, db: 3 }],
    ['rediss://[::1]:6380/', { host: '::1', port: 6380, tls: true, db: 0 }],
    ['valkeys://h', { host: 'h', port: 6379, tls: true, db: 0 }],
    ['redis://:p%40ss@h', { host: 'h', port: 6379, tls: false, db: 0, password: 'p@ss' }],
    [
      'redis://games:secret@h/1',
      { host: 'h', port: 6379, tls: false, db: 1, username: 'games', password: 'secret' },
    ],
  ])('%s', (text, address) => {
    expect(readRedisAddress(text)).toEqual(address);
  });

  it.each([
    'memory',
    'http://localhost',
    'redis://',
    'redis://h/x',
    'redis://h:70000',
    'redis://user@h',
    'redis://h?db=1',
    'redis://%zz@h',
    'redis+sentinel://h',
  ])('is not %s', (text) => {
    expect(readRedisAddress(text)).toBeUndefined();
  });

  it('is named without its password', () => {
    const address = readRedisAddress('redis://games:secret@[::1]:7000/2');
    expect(address && placeOf(address)).toBe('[::1]:7000');
  });
});
