import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { Password } from '#gateway/password-lock.ts';

/** scrypt as OWASP recommends it: 64 MiB, about a tenth of a second. */
const COST = { N: 2 ** 16, r: 8, p: 1 };
const LENGTH = 32;
const STORED = /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([A-Za-z0-9_-]{16,64})\$([A-Za-z0-9_-]{43})$/;
/** Longer ones are no better, and would be hashed all the same. */
const MAX_LETTERS = 256;

function hash(password: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
  const { N, r, p } = cost;
  return new Promise((resolve, reject) => {
    // Two ways of typing the same letters are one password.
    scrypt(password.normalize('NFKC'), salt, LENGTH, { N, r, p, maxmem: 256 * N * r }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

/** The stored form of a password, one line: `scrypt$<log2 N>$<r>$<p>$<salt>$<hash>`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await hash(password, salt, COST);
  const { N, r, p } = COST;
  return `scrypt$${Math.log2(N)}$${r}$${p}$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/**
 * Reads the stored form of a password.
 * @returns undefined if the text is none, or would take more work than a login may
 */
export function readPassword(text: string): Password | undefined {
  const stored = text.trim();
  const [, log2N = '', r = '', p = '', salt = '', key = ''] = STORED.exec(stored) ?? [];
  const cost = { N: 2 ** Number(log2N), r: Number(r), p: Number(p) };
  if (
    key === '' ||
    cost.N < 2 ** 14 ||
    cost.N > 2 ** 18 ||
    cost.r < 1 ||
    cost.r > 16 ||
    cost.p < 1 ||
    cost.p > 4
  ) {
    return undefined;
  }
  const expected = Buffer.from(key, 'base64url');
  return {
    stored,
    matches: async (given) =>
      given.length <= MAX_LETTERS &&
      timingSafeEqual(await hash(given, Buffer.from(salt, 'base64url'), cost), expected),
  };
}
