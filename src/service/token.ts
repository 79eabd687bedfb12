import { sign, verify } from 'hono/jwt';

/** What a token of the embedded service says of its bearer. */
export type Claims = {
  /** XUID of the caller. */
  readonly xid?: string;
  /** User hash; equals `x=` of the header. */
  readonly uhs: string;
  /** When the token ends, in seconds since 1970 UTC. */
  readonly exp: number;
  /** Device type. */
  readonly dty?: string;
  /** Device id. */
  readonly did?: string;
  /** Title id. */
  readonly tid?: string;
  /** Sandbox. */
  readonly sbx?: string;
  /** Marks a third-party site. */
  readonly site?: true;
};

/** Fixed: a token may not choose how it is checked. */
const ALGORITHM = 'HS256';

/** No real token comes near; a longer text is not worth a signature check. */
const LONGEST_HEADER = 4096;

/** `XBL3.0 x=<uhs>;<header>.<payload>.<signature>` */
const HEADER = /^XBL3\.0 x=([^;\s]{1,256});([\w-]+\.[\w-]+\.[\w-]+)$/i;

/** The secret as a key; as plain text, hono would take one that has the word PUBLIC in it for a PEM file. */
function keyOf(secret: string) {
  const bytes = new TextEncoder().encode(secret);
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
}

/**
 * Makes the value of an Authorization header.
 * @param secret at least 32 characters, the same that reads it
 */
export async function signToken(claims: Claims, secret: string): Promise<string> {
  return `XBL3.0 x=${claims.uhs};${await sign({ ...claims }, await keyOf(secret), ALGORITHM)}`;
}

function isClaims(payload: Readonly<Record<string, unknown>>): payload is Claims {
  const { uhs, exp, xid, dty, did, tid, sbx, site } = payload;
  return (
    typeof uhs === 'string' &&
    typeof exp === 'number' &&
    Number.isFinite(exp) &&
    [xid, dty, did, tid, sbx].every((claim) => claim === undefined || typeof claim === 'string') &&
    (site === undefined || site === true)
  );
}

/** @param nowMs milliseconds since 1970 UTC */
export function isExpired({ exp }: Claims, nowMs: number): boolean {
  return exp * 1000 <= nowMs;
}

/**
 * Reads an Authorization header (contract §6.1). The signature is compared in constant time.
 * @param header as it came, or null if there was none
 * @param nowMs milliseconds since 1970 UTC
 * @returns the claims; undefined for a token that is malformed, forged, expired, or of another user hash
 */
export async function readToken(
  header: string | null,
  secret: string,
  nowMs: number,
): Promise<Claims | undefined> {
  if (header === null || header.length > LONGEST_HEADER) return undefined;
  const [, userHash, token] = HEADER.exec(header) ?? [];
  if (userHash === undefined || token === undefined) return undefined;
  let payload: Readonly<Record<string, unknown>>;
  try {
    // The times are checked below, by the clock that was handed in.
    payload = await verify(token, await keyOf(secret), {
      alg: ALGORITHM,
      exp: false,
      nbf: false,
      iat: false,
    });
  } catch {
    return undefined;
  }
  if (!isClaims(payload) || payload.uhs !== userHash || isExpired(payload, nowMs)) return undefined;
  return payload;
}
