import { createHash } from 'node:crypto';
import type { Authorize } from '#gateway/upstream.ts';

/** The user hash: the part of a token that stays the same when it is renewed (contract §6.1). */
const USER_HASH = /^XBL3\.0 x=([^;]+);/;

/**
 * Under which name gateways of one viewer at one upstream share what they know, and no other does. It holds
 * nothing of the token, and nobody's name.
 * @param upstream its base address, or a word
 */
export function namespaceOf(upstream: string, authorization: Authorize): () => Promise<string> {
  let known: string | undefined;
  return async () => {
    if (known === undefined) {
      const token = await authorization({ use: 'read', renew: false });
      const user = USER_HASH.exec(token)?.[1] ?? token;
      known = createHash('sha256').update(`${upstream}\n${user}`).digest('hex').slice(0, 32);
    }
    return known;
  };
}
