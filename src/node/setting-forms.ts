import { isIP } from 'node:net';
import * as v from 'valibot';
import { parseXuid } from '#contract/identifier.ts';
import { isAddressRange, LOOPBACK } from './client-address.ts';
import { readRedisAddress, type RedisAddress } from './redis-address.ts';
import { AUTHORIZATION } from './token-file.ts';

/* What a setting may look like; each fault says what was expected in its place. */

function whole(least: number, most: number, expected: string) {
  return v.pipe(
    v.string(),
    v.regex(/^\d{1,10}$/, expected),
    v.transform(Number),
    v.minValue(least, expected),
    v.maxValue(most, expected),
  );
}

export const Port = whole(0, 65_535, 'expected a port, 0 to 65535 (0 takes a free one)');
export const Seconds = whole(1, 86_400, 'expected whole seconds, 1 to 86400');
export const Off = v.pipe(
  v.literal('off'),
  v.transform(() => undefined),
);
export const OnOff = v.pipe(
  v.picklist(['on', 'off'], 'expected on or off'),
  v.transform((word) => word === 'on'),
);

export const LoopbackHost = v.pipe(
  v.string(),
  v.regex(
    LOOPBACK,
    'expected 127.0.0.1, ::1 or localhost: beyond this computer its tokens would go over the network in the clear; put a proxy with TLS before it',
  ),
);
export const Host = v.pipe(
  v.string(),
  v.check(
    (text) => isIP(text) !== 0 || LOOPBACK.test(text),
    'expected 127.0.0.1, ::1, localhost, or another address of this computer in digits',
  ),
);
export const FilePath = v.pipe(v.string(), v.minLength(1, 'expected the path of a file'));
export const Proxies = v.pipe(
  v.string(),
  v.transform((text) => text.split(',').map((part) => part.trim())),
  v.array(
    v.pipe(
      v.string(),
      v.check(
        isAddressRange,
        'expected addresses, such as 127.0.0.1 or 10.0.0.0/8, with commas between them',
      ),
    ),
  ),
);

function isBaseUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && `${username}${password}${search}${hash}` === '';
}
const BaseUrl = v.pipe(
  v.string(),
  v.check(
    isBaseUrl,
    'expected embedded, xbox, or the base URL of a presence service: https:// or http://, without user, query and fragment',
  ),
  v.transform((text) => {
    let end = text.length;
    while (text[end - 1] === '/') end -= 1;
    return text.slice(0, end);
  }),
);
export const UpstreamName = v.lazy((text) =>
  text === 'embedded' || text === 'xbox' ? v.picklist(['embedded', 'xbox']) : BaseUrl,
) as v.GenericSchema<string, string>;

export const Xuid = v.pipe(
  v.string(),
  v.transform((text) => parseXuid(text)),
  v.string('expected a decimal XUID'),
);
export const Authorization = v.pipe(
  v.string(),
  v.regex(AUTHORIZATION, 'expected XBL3.0 x=<userhash>;<token>'),
);
export const HostNames = v.pipe(
  v.string(),
  v.transform((text) => text.split(',').map((name) => name.trim().toLowerCase())),
  v.array(
    v.pipe(
      v.string(),
      v.regex(
        /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::\d{1,5})?$/,
        'expected host names, with or without a port',
      ),
    ),
  ),
);

export const Store = v.pipe(
  v.string(),
  v.transform((text) => (text === 'memory' ? text : readRedisAddress(text))),
  v.custom<'memory' | RedisAddress>(
    (value) => value !== undefined,
    'expected memory, or the address of a Redis or Valkey server, such as redis://127.0.0.1:6379 (rediss:// for TLS, redis://user:password@host:port/number in full)',
  ),
);
