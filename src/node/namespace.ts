import { createHash } from 'node:crypto';
import type { Authorize } from '#gateway/upstream.ts';
import { userHashOf } from '#gateway/user-hash.ts';

/**
 * Under which name gateways of one viewer at one upstream share what they know, and no other does. It holds
 * nothing of the token, and nobody's name.
 * @param upstream its base address, or a word
 */
export function namespaceOf(upstream: string, authorization: Authorize): () => Promise<string> {
  return async () => {
    const user = userHashOf(await authorization({ use: 'read', renew: false }));
    return createHash('sha256').update(`${upstream}\n${user}`).digest('hex').slice(0, 32);
  };
}
