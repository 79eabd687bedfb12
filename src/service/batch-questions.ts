import type { BatchFilters, BatchGroup } from '#contract/batch.ts';
import { DEFAULT_LEVEL, type Level } from '#contract/level.ts';
import { readBatchRequest } from '#contract/request-schema.ts';
import type { WireRequest } from './exchange.ts';
import { parseJson, readJsonText } from './json-body.ts';
import { createRecent } from './recent.ts';
import { granted } from './request-guards.ts';

/** What a batch asks, whoever asks it. */
export type BatchQuestion = {
  /** Each once, in the order of the request; undefined where it names a group instead. */
  readonly xuids?: readonly string[];
  readonly group: BatchGroup;
  /** Whose group; undefined for the caller's. */
  readonly groupXuid?: string;
  readonly level: Level;
  /** Undefined where they let everything through. */
  readonly filters?: BatchFilters;
  /** Whether it was not asked before, as far as that is remembered: then it may never be asked again. */
  readonly isNew: boolean;
};

const KEPT_BYTES = 16 * 1024 * 1024;
/** Beside its text a question holds a list of as many texts again, each with a head of its own. */
const BYTES_PER_CHARACTER = 4;

function isEmpty({ deviceTypes = [], titles = [], onlineOnly, broadcastingOnly }: BatchFilters): boolean {
  return deviceTypes.length === 0 && titles.length === 0 && onlineOnly !== true && broadcastingOnly !== true;
}

function eachOnce(xuids: readonly string[]): readonly string[] {
  const different = new Set(xuids);
  return different.size === xuids.length ? xuids : [...different];
}

function questionOf(body: unknown): BatchQuestion {
  const { users, group = 'People', groupXuid, level, ...filters } = granted(readBatchRequest(body));
  return {
    ...(users ? { xuids: eachOnce(users) } : {}),
    group,
    ...(groupXuid === undefined ? {} : { groupXuid }),
    level: level ?? DEFAULT_LEVEL,
    ...(isEmpty(filters) ? {} : { filters }),
    isNew: true,
  };
}

/** Tells most texts apart; FNV-1a of every seventh character, which is quicker than reading them. */
function fingerprint(text: string): number {
  let hash = 0x811c9dc5 ^ text.length;
  for (let index = 0; index < text.length; index += 7) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash | 0;
}

/** Of texts that came of late; as many as questions could be kept, and a power of two. */
const FINGERPRINTS = 4096;

/**
 * Makes the reader of batch bodies. Whoever polls sends the same body each time: from the second on it is read
 * no more, and the same text gets the same question, list of XUIDs and all. What came once leaves its
 * fingerprint alone: a text that differs each time would only push out those that do not.
 */
export function createBatchReader(): (request: WireRequest) => Promise<BatchQuestion> {
  const came = new Int32Array(FINGERPRINTS);
  // V8 hashes a long text by its length alone, and all questions about so many people are equally long.
  const kept = createRecent<number, { readonly text: string; readonly question: BatchQuestion }>(
    KEPT_BYTES,
    ({ text }) => BYTES_PER_CHARACTER * text.length,
  );
  return async (request) => {
    const text = await readJsonText(request);
    const key = fingerprint(text);
    const before = kept.get(key);
    if (before?.text === text) return before.question;
    const question = questionOf(parseJson(text));
    const place = key & (FINGERPRINTS - 1);
    if (came[place] !== key) {
      came[place] = key;
      return question;
    }
    const known = { ...question, isNew: false };
    kept.set(key, { text, question: known });
    return known;
  };
}
