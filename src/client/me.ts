import { queryOptions } from '@tanstack/react-query';
import { PRESENCE_PREFIX, userPath } from '#contract/paths.ts';
import { readPresenceRecord, type PresenceRecord } from '#contract/record.ts';
import { ApiError, request } from './http.ts';

/** Everything that is asked of one's own presence begins with it, to be asked anew after a write. */
export const OWN_PRESENCE = ['me'] as const;

/**
 * Asks for one's own presence, all of it.
 * @param languages for names and rich presence, most wanted first
 * @throws {ApiError}
 */
export async function askOwnPresence(languages: string, signal: AbortSignal): Promise<PresenceRecord> {
  const answer = await request(PRESENCE_PREFIX + userPath('me', 'all'), { languages, signal });
  const record = readPresenceRecord(answer);
  if (!record) throw new ApiError('unavailable', 200, 'The answer held no record.');
  return record;
}

/** One's own presence. Never stale by itself; whoever watches it sets `refetchInterval`. */
export function ownPresenceQuery(languages: string) {
  return queryOptions({
    queryKey: [...OWN_PRESENCE, 'record', languages],
    queryFn: ({ signal }) => askOwnPresence(languages, signal),
    staleTime: Infinity,
  });
}
