/** Where a Redis or Valkey server is, and who asks there. */
export type RedisAddress = {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly username?: string;
  readonly password?: string;
  readonly db: number;
};

const PROTOCOLS = /^(?:redis|valkey)(s?):$/;

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/**
 * Reads `redis://user:password@host:port/db`; `valkey://` is the same, `rediss://` and `valkeys://` are TLS.
 * All but the host may be left out.
 * @returns undefined for anything else
 */
export function readRedisAddress(text: string): RedisAddress | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const protocol = PROTOCOLS.exec(url.protocol);
  const db = /^\/?(\d{0,5})$/.exec(url.pathname);
  const username = decoded(url.username);
  const password = decoded(url.password);
  if (!protocol || !db || url.hostname === '' || username === undefined || password === undefined) {
    return undefined;
  }
  if (`${url.search}${url.hash}` !== '' || (username !== '' && password === '')) return undefined;
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 6379),
    tls: protocol[1] === 's',
    ...(username === '' ? {} : { username }),
    ...(password === '' ? {} : { password }),
    db: Number(db[1]),
  };
}

/** The address for people to read: without user and password. */
export function placeOf({ host, port }: RedisAddress): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
