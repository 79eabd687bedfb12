/** How long a password need not be given again. */
export const SESSION_MS = 7 * 24 * 60 * 60_000;

export type Sessions = {
  /** The value of a new session's cookie. */
  issue(): Promise<string>;
  isValid(value: string | undefined): Promise<boolean>;
  /** Ends one before its time. */
  end(value: string | undefined): Promise<void>;
};

const VALUE = /^(\d{10,16})\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/;

const encoder = new TextEncoder();

function toText(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function toBytes(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

/**
 * Sessions that are signed and not kept, so that several gateways with one password share them. They end with
 * their time, when the password changes, or when somebody ends them here.
 * @param secret what is behind the signature: the stored form of the password
 * @param clock ms
 */
export function createSessions(secret: string, clock: () => number): Sessions {
  const key = crypto.subtle.importKey(
    'raw',
    encoder.encode(`friends-presence session\n${secret}`),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign', 'verify'],
  );
  /**
   * When ended sessions would have ended anyway, by what is signed in them: the last letter of a signature has
   * two bits that say nothing, so one signature can be written in four ways.
   */
  const ended = new Map<string, number>();

  /** What is signed, and until when it holds; undefined unless it is signed and holds still. */
  async function read(
    value: string,
  ): Promise<{ readonly signed: string; readonly until: number } | undefined> {
    const [, expires = '', nonce = '', signature = ''] = VALUE.exec(value) ?? [];
    const [signed, until] = [`${expires}.${nonce}`, Number(expires)];
    if (signature === '' || until <= clock()) return undefined;
    const isSigned = crypto.subtle.verify('HMAC', await key, toBytes(signature), encoder.encode(signed));
    return (await isSigned) ? { signed, until } : undefined;
  }

  return {
    issue: async () => {
      const nonce = toText(crypto.getRandomValues(new Uint8Array(16)));
      const signed = `${clock() + SESSION_MS}.${nonce}`;
      const signature = await crypto.subtle.sign('HMAC', await key, encoder.encode(signed));
      return `${signed}.${toText(new Uint8Array(signature))}`;
    },
    isValid: async (value) => {
      const session = value === undefined ? undefined : await read(value);
      return session !== undefined && !ended.has(session.signed);
    },
    end: async (value) => {
      for (const [one, until] of ended) if (until <= clock()) ended.delete(one);
      // What was never signed need not be remembered, so nobody fills the memory with it.
      const session = value === undefined ? undefined : await read(value);
      if (session) ended.set(session.signed, session.until);
    },
  };
}
