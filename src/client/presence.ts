import { hashKey, queryOptions, skipToken } from '@tanstack/react-query';
import { BATCH_PATH, groupPath, PRESENCE_PREFIX } from '#contract/paths.ts';
import type { Question } from '#model/questions.ts';
import { NotJson, readAnswer, type ReadAnswer } from './answer-reader.ts';
import { ApiError, notJson } from './http.ts';
import { letOthers } from './pause.ts';
import { EMPTY_PICTURE, nextPicture, type Picture } from './picture.ts';
import type { SharedQuestion } from './shared-asking.ts';
import { askedTogether, askTogether } from './tabs.ts';

/** Begins with what is the same of all questions in the same languages: see `askedIn`. */
function keyOf(question: Question, languages: string): readonly unknown[] {
  return question.kind === 'group'
    ? ['presence', languages, 'group', question.level]
    : ['presence', languages, 'batch', question.level, question.filters, question.users];
}

/** @param name the query's hash: it tells all that is asked, and names a thousand people but once */
function wireQuestion(question: Question, languages: string, name: string): SharedQuestion {
  if (question.kind === 'group') {
    return { name, path: PRESENCE_PREFIX + groupPath('me', question.level), languages };
  }
  const { users, level, filters } = question;
  return { name, path: PRESENCE_PREFIX + BATCH_PATH, languages, body: { users, level, ...filters } };
}

/** What each picture was read from: the next answer is read beside it. Not in the picture, which is kept on disk. */
const readings = new WeakMap<Picture, ReadAnswer>();

async function readList(text: string, before: ReadAnswer | undefined): Promise<ReadAnswer> {
  try {
    const answer = await readAnswer(text, before, letOthers);
    if (answer.isList || answer.records.length > 0) return answer;
  } catch (error) {
    if (error instanceof NotJson) throw notJson(200);
    throw error;
  }
  // An answer without a list is no answer: nobody's friends vanish because of it.
  throw new ApiError('unavailable', 200, 'The answer held no list of records.');
}

/** @param lastError the query's, which it keeps until it succeeds */
async function nextAnswer(
  text: string,
  before: ReadAnswer | undefined,
  lastError: unknown,
): Promise<ReadAnswer> {
  try {
    return await readList(text, before);
  } catch (error) {
    if (error instanceof ApiError && lastError instanceof ApiError) error.misses = lastError.misses + 1;
    throw error;
  }
}

function optionsFor(question: Question, languages: string) {
  const queryKey = keyOf(question, languages);
  const filtered = question.kind === 'batch' && Object.keys(question.filters).length > 0;
  const asked = question.kind === 'batch' && !filtered ? question.users : undefined;
  const empty = question.kind === 'batch' && question.users.length === 0;
  // Found by its hash: the key names a thousand people, and would be written down for each answer.
  const queryHash = hashKey(queryKey);
  const wire = wireQuestion(question, languages, queryHash);
  const options = queryOptions({
    queryKey,
    queryFn: empty
      ? skipToken
      : async ({ client }): Promise<Picture> => {
          const { text, at } = await askTogether(wire);
          const { data, error } = client.getQueryCache().get<Picture>(queryHash)?.state ?? {};
          const clock = Date.now() - (performance.now() - at);
          const answer = await nextAnswer(text, data && readings.get(data), error);
          const picture = nextPicture(data ?? EMPTY_PICTURE, answer.records, { at, clock }, asked);
          readings.set(picture, answer);
          return picture;
        },
    meta: askedTogether(wire),
    structuralSharing: false,
    staleTime: Infinity,
  });
  return { ...options, queryHash };
}

const made = new WeakMap<Question, Map<string, ReturnType<typeof optionsFor>>>();

/**
 * A question about presence: its key, how it is asked, and how its answer is laid over the one before. It is
 * never stale by itself; whoever watches it sets `refetchInterval`. Made once for a question: it names a thousand
 * people, and writing them all down each time the page is drawn would cost more than the answer.
 * @param languages for names and rich presence, most wanted first; part of the key
 */
export function presenceQuery(question: Question, languages: string): ReturnType<typeof optionsFor> {
  const known = made.get(question) ?? new Map<string, ReturnType<typeof optionsFor>>();
  made.set(question, known);
  const options = known.get(languages) ?? optionsFor(question, languages);
  known.set(languages, options);
  return options;
}

/**
 * What a question asks, whatever the languages: two that are equal have equal texts. It is the end of the hash, and
 * no text of its own, since it names a thousand people.
 */
export function askedIn(question: Question, languages: string): string {
  return presenceQuery(question, languages).queryHash.slice(hashKey(['presence', languages]).length);
}
