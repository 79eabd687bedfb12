import { describe, expect, it } from 'vitest';
import { addressList, callerReader, isAddressRange } from './client-address.ts';

it.each([
  ['127.0.0.1', true],
  ['10.0.0.0/8', true],
  ['::1', true],
  ['fd00::/8', true],
  ['10.0.0.0/33', false],
  ['10.0.0.0/8/8', false],
  ['10.0.0', false],
  ['proxy.example', false],
  ['', false],
])('%s names addresses: %s', (text, is) => {
  expect(isAddressRange(text)).toBe(is);
});

describe('a list of addresses', () => {
  const isIn = addressList(['10.0.0.0/8', '192.168.1.7', 'fd00::/8']);
  it.each([
    ['10.1.2.3', true],
    ['::ffff:10.1.2.3', true],
    ['11.0.0.1', false],
    ['192.168.1.7', true],
    ['192.168.1.8', false],
    ['fd12::1', true],
    ['fe80::1', false],
    ['', false],
    ['10.1.2.3, 11.0.0.1', false],
  ])('has %s: %s', (address, is) => {
    expect(isIn(address)).toBe(is);
  });
});

describe('the caller of a request', () => {
  const callerOf = callerReader(addressList(['10.0.0.0/8', '127.0.0.1']));
  const open = callerReader(addressList([]));
  const from = (headers: Record<string, string>) => new Headers(headers);

  it('is local on loopback, and only without a proxy in between', () => {
    expect(open(from({}), '127.0.0.1', false)).toEqual({
      address: '127.0.0.1',
      local: true,
      secure: false,
      proxied: false,
    });
    expect(open(from({}), '::1', false).local).toBe(true);
    expect(open(from({}), '::ffff:127.0.0.1', false).local).toBe(true);
    for (const name of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip', 'x-forwarded-proto']) {
      expect(open(from({ [name]: '1.2.3.4' }), '127.0.0.1', false).local, name).toBe(false);
    }
    expect(open(from({}), '192.168.1.5', false).local).toBe(false);
  });

  it('is the last one that no trusted proxy vouches for', () => {
    const headers = { 'x-forwarded-for': '6.6.6.6, 1.2.3.4, 10.0.0.9', 'x-forwarded-proto': 'https' };
    expect(callerOf(from(headers), '10.0.0.1', false)).toEqual({
      address: '1.2.3.4',
      local: false,
      secure: true,
      proxied: true,
    });
  });

  it('is the proxy where that says nothing that can be read', () => {
    expect(callerOf(from({}), '10.0.0.1', false)).toMatchObject({ address: '10.0.0.1', secure: false });
    expect(callerOf(from({ 'x-forwarded-for': '"><script>' }), '10.0.0.1', false).address).toBe('10.0.0.1');
  });

  it('cannot make itself a proxy', () => {
    const headers = { 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'https' };
    expect(callerOf(from(headers), '1.2.3.4', false)).toEqual({
      address: '1.2.3.4',
      local: false,
      secure: false,
      proxied: false,
    });
  });

  it('counts the protocol that the nearest proxy saw', () => {
    const headers = { 'x-forwarded-proto': 'https, http' };
    expect(callerOf(from(headers), '10.0.0.1', false).secure).toBe(false);
  });
});
