import { queryOptions, skipToken, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { readPresenceRecords, type PresenceRecord } from '#contract/record.ts';
import { BATCH_PATH, groupPath, PRESENCE_PREFIX } from '#contract/paths.ts';
import type { BatchQuestion, GroupQuestion, Question } from '#model/questions.ts';
import { ApiError, request, type RequestOptions } from './http.ts';
import { EMPTY_PICTURE, nextPicture, type Picture } from './picture.ts';

function keyOf(question: Question, languages: string): readonly unknown[] {
  return question.kind === 'group'
    ? ['presence', 'group', question.level, languages]
    : ['presence', 'batch', question.level, languages, question.filters, question.users];
}

function ask(question: Question, options: Omit<RequestOptions, 'body'>): Promise<unknown> {
  if (question.kind === 'group') return request(PRESENCE_PREFIX + groupPath('me', question.level), options);
  const { users, level, filters } = question;
  return request(PRESENCE_PREFIX + BATCH_PATH, { ...options, body: { users, level, ...filters } });
}

/** An answer without a list is no answer: nobody's friends vanish because of it. */
function recordsOf(answer: unknown): readonly PresenceRecord[] {
  const { records } = readPresenceRecords(answer);
  if (records.length > 0 || Array.isArray(answer)) return records;
  throw new ApiError('unavailable', 200, 'The answer held no list of records.');
}

/** Counts failures in a row: the query keeps its last error until it succeeds. */
function withMisses(error: unknown, client: QueryClient, queryKey: QueryKey): unknown {
  const before = client.getQueryState(queryKey)?.error;
  if (error instanceof ApiError && before instanceof ApiError) error.misses = before.misses + 1;
  return error;
}

/**
 * A question about presence: its key, how it is asked, and how its answer is laid over the one before. It is
 * never stale by itself; whoever watches it sets `refetchInterval`.
 * @param languages for names and rich presence, most wanted first; part of the key
 */
export function presenceQuery(question: GroupQuestion | BatchQuestion, languages: string) {
  const queryKey = keyOf(question, languages);
  const filtered = question.kind === 'batch' && Object.keys(question.filters).length > 0;
  const asked = question.kind === 'batch' && !filtered ? question.users : undefined;
  const empty = question.kind === 'batch' && question.users.length === 0;
  return queryOptions({
    queryKey,
    queryFn: empty
      ? skipToken
      : async ({ signal, client }): Promise<Picture> => {
          try {
            const records = recordsOf(await ask(question, { languages, signal }));
            return nextPicture(client.getQueryData<Picture>(queryKey) ?? EMPTY_PICTURE, records, asked);
          } catch (error) {
            throw withMisses(error, client, queryKey);
          }
        },
    structuralSharing: false,
    staleTime: Infinity,
  });
}
