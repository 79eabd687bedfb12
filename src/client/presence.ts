import { queryOptions, skipToken } from '@tanstack/react-query';
import { readPresenceRecords, type PresenceRecord } from '#contract/record.ts';
import { BATCH_PATH, groupPath, PRESENCE_PREFIX } from '#contract/paths.ts';
import type { BatchQuestion, GroupQuestion, Question } from '#model/questions.ts';
import { ApiError } from './http.ts';
import { EMPTY_PICTURE, nextPicture, type Picture } from './picture.ts';
import type { SharedQuestion } from './shared-asking.ts';
import { askedTogether, askTogether } from './tabs.ts';

function keyOf(question: Question, languages: string): readonly unknown[] {
  return question.kind === 'group'
    ? ['presence', 'group', question.level, languages]
    : ['presence', 'batch', question.level, languages, question.filters, question.users];
}

function wireQuestion(question: Question, languages: string): SharedQuestion {
  if (question.kind === 'group') {
    return { path: PRESENCE_PREFIX + groupPath('me', question.level), languages };
  }
  const { users, level, filters } = question;
  return { path: PRESENCE_PREFIX + BATCH_PATH, languages, body: { users, level, ...filters } };
}

/** An answer without a list is no answer: nobody's friends vanish because of it. */
function recordsOf(answer: unknown, before: unknown): readonly PresenceRecord[] {
  const { records } = readPresenceRecords(answer);
  if (records.length > 0 || Array.isArray(answer)) return records;
  const error = new ApiError('unavailable', 200, 'The answer held no list of records.');
  // The query keeps its last error until it succeeds.
  if (before instanceof ApiError) error.misses = before.misses + 1;
  throw error;
}

/**
 * A question about presence: its key, how it is asked, and how its answer is laid over the one before. It is
 * never stale by itself; whoever watches it sets `refetchInterval`.
 * @param languages for names and rich presence, most wanted first; part of the key
 */
export function presenceQuery(question: GroupQuestion | BatchQuestion, languages: string) {
  const queryKey = keyOf(question, languages);
  const wire = wireQuestion(question, languages);
  const filtered = question.kind === 'batch' && Object.keys(question.filters).length > 0;
  const asked = question.kind === 'batch' && !filtered ? question.users : undefined;
  const empty = question.kind === 'batch' && question.users.length === 0;
  return queryOptions({
    queryKey,
    queryFn: empty
      ? skipToken
      : async ({ client }): Promise<Picture> => {
          const { json, at } = await askTogether(wire);
          const { data, error } = client.getQueryState<Picture>(queryKey) ?? {};
          const when = { at, clock: Date.now() - (performance.now() - at) };
          return nextPicture(data ?? EMPTY_PICTURE, recordsOf(json, error), when, asked);
        },
    meta: askedTogether(wire),
    structuralSharing: false,
    staleTime: Infinity,
  });
}
