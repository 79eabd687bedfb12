import { parseTitleId, parseXuid } from '#contract/identifier.ts';
import { DEVICE_TYPES, readDeviceType, WINDOWS_DEVICE_TYPES, type DeviceType } from '#contract/words.ts';
import type { WireRequest } from './exchange.ts';
import type { Reader } from './privacy.ts';
import { createRecent } from './recent.ts';
import { Refusal } from './refusal.ts';
import { RETAIL } from './statement.ts';
import type { Writer } from './title-write.ts';
import { isExpired, readToken, type Claims } from './token.ts';

/** Who calls, and what their token says beside. */
export type Caller = { readonly xuid: string; readonly claims: Claims };

/** Of callers who came of late; a token and what it says have about three kilobytes. */
const KEPT_BYTES = 8 * 1024 * 1024;
const BYTES_PER_CHARACTER = 4;

/**
 * Makes what says who calls (contract §1.4). A token that was checked once is not checked again: the same text
 * says the same until it expires. What was refused is checked each time.
 * @param secret signs the tokens
 * @returns takes the time in milliseconds since 1970 UTC, and throws Refusal: 401 without a valid token, 403 if
 *   the token names no XUID
 */
export function createIdentify(
  secret: string,
): (request: WireRequest, now: number) => Caller | Promise<Caller> {
  const kept = createRecent<string, Caller>(KEPT_BYTES, (_, header) => BYTES_PER_CHARACTER * header.length);

  const checked = async (header: string | null, now: number): Promise<Caller> => {
    const claims = await readToken(header, secret, now);
    if (!claims) {
      throw new Refusal(401, 'Authorization: expected a token of this service that has not expired', {
        'www-authenticate': 'XBL3.0',
      });
    }
    const xuid = parseXuid(claims.xid ?? '');
    if (xuid === undefined) throw new Refusal(403, 'The token names no XUID (claim xid)');
    const caller = { xuid, claims };
    if (header !== null) kept.set(header, caller);
    return caller;
  };

  return (request, now) => {
    const header = request.header('authorization');
    const known = header === null ? undefined : kept.get(header);
    return known && !isExpired(known.claims, now) ? known : checked(header, now);
  };
}

/** The caller as a reader; without a sandbox of their own they read the public one (contract §9 on §1.12). */
export function readerOf({ xuid, claims }: Caller): Reader {
  return { xuid, isSite: claims.site === true, sandbox: claims.sbx || RETAIL };
}

/** A type that nobody knows, or none, is that of a browser (contract §2.2, §9 on §1.4). */
function deviceTypeOf({ dty }: Claims): DeviceType {
  const type = readDeviceType(dty ?? 'Web');
  return DEVICE_TYPES.find((known) => known === type) ?? 'Web';
}

/** @throws Refusal 403 if the caller is not that person: nobody writes for another (contract §1.4) */
export function demandSelf(caller: Caller, xuid: string): void {
  if (caller.xuid !== xuid) throw new Refusal(403, 'The XUID in the path is not that of the token');
}

/**
 * The title and device of the caller's token (contract §1.4, §9).
 * @throws Refusal 403 if the token does not name all that a title write needs
 */
export function writerOf({ xuid, claims }: Caller): Writer {
  const titleId = parseTitleId(claims.tid ?? '');
  if (titleId === undefined) throw new Refusal(403, 'The token names no title (claim tid)');
  const deviceType = deviceTypeOf(claims);
  const needsId = deviceType !== 'Web' && !WINDOWS_DEVICE_TYPES.includes(deviceType);
  if (!claims.did && needsId) throw new Refusal(403, 'The token names no device (claim did)');
  if (!claims.sbx) throw new Refusal(403, 'The token names no sandbox (claim sbx)');
  return {
    xuid,
    deviceType,
    ...(claims.did ? { deviceId: claims.did } : {}),
    titleId,
    sandbox: claims.sbx,
  };
}
