import { BlockList, isIP } from 'node:net';
import type { Caller } from '#gateway/caller.ts';

/** 127.0.0.0/8, ::1 and their usual name. */
export const LOOPBACK = /^(?:localhost|::1|127(?:\.\d{1,3}){3})$/i;

/** Whether a text is an address, or a range of them such as 10.0.0.0/8. */
export function isAddressRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

/** An IPv4 address in IPv6's clothes is that IPv4 address. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

/** Which addresses are in a list of addresses and ranges. */
export function addressList(ranges: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => {
    const plain = plainAddress(address);
    return isIP(plain) !== 0 && list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
  };
}

/** Headers by which a proxy tells that there is somebody behind it. */
const FORWARDING = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-forwarded-host',
  'x-real-ip',
  'via',
];

/**
 * Tells callers apart.
 * @param isTrusted whether an address is one of a trusted proxy
 * @returns tells who a request is from, given the address of the socket and whether it is TLS
 */
export function callerReader(
  isTrusted: (address: string) => boolean,
): (headers: Pick<Headers, 'get'>, peer: string, isTls: boolean) => Caller {
  return (headers, peer, isTls) => {
    const address = plainAddress(peer);
    if (!isTrusted(address)) {
      const forwarded = FORWARDING.some((name) => headers.get(name) !== null);
      return { address, local: LOOPBACK.test(address) && !forwarded, secure: isTls, proxied: false };
    }
    const hops = (headers.get('x-forwarded-for') ?? '').split(',').map((hop) => plainAddress(hop.trim()));
    const client = hops.findLast((hop) => !isTrusted(hop)) ?? '';
    const protocols = (headers.get('x-forwarded-proto') ?? '').split(',');
    return {
      address: isIP(client) === 0 ? address : client,
      local: false,
      secure: protocols.at(-1)?.trim().toLowerCase() === 'https',
      proxied: true,
    };
  };
}
