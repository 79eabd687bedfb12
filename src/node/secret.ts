import { randomBytes } from 'node:crypto';

/** A secret for tokens that nobody outside this process needs to sign or read. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}
