import type { BatchFilters } from '#contract/batch.ts';
import type { Level } from '#contract/level.ts';
import type { LocalePreference } from './locale.ts';
import type { Reader } from './privacy.ts';
import { createRecent } from './recent.ts';
import { viewOf, type Render } from './renderings.ts';
import { NOBODY } from './statement.ts';
import type { StoredPerson } from './store/presence-store.ts';

/** Whom a reader asks about, and how much of them. */
export type Question = {
  readonly reader: Reader;
  /** Never altered: the same list is taken for the same question. */
  readonly xuids: readonly string[];
  readonly level: Level;
  readonly preference: LocalePreference;
  readonly filters?: BatchFilters;
  /** Of those whom the reader may not see: an offline record, or nothing (contract §1.12). */
  readonly hidden: 'stub' | 'omit';
};

/**
 * The records that a reader gets. One object is one question of one reader, and stays the same as long as
 * nothing in it has changed: what is made from it can be kept beside it.
 */
export type Answer = {
  /** A JSON list in UTF-8. Never altered. */
  readonly list: Uint8Array;
  /** How many records are in it. */
  readonly count: number;
};

/** Whoever the answer says nothing of, whatever they do. */
const HIDDEN = Symbol('hidden');

type Kept = {
  readonly xuids: readonly string[];
  /** As the store handed it over; a store that hands over the same list says that nothing changed in it. */
  readonly stored: readonly (StoredPerson | undefined)[];
  /** What of it the answer was made from. */
  readonly sources: readonly (StoredPerson | undefined | typeof HIDDEN)[];
  /** Milliseconds since 1970 UTC; see `Rendering`. */
  readonly from: number;
  readonly until: number;
  readonly answer: Answer;
};

const KEPT_BYTES = 64 * 1024 * 1024;
const OPEN = 0x5b;
const CLOSE = 0x5d;

/** A list out of records, each of which has a comma behind it. */
function joined(records: readonly Uint8Array[], size: number): Uint8Array {
  const list = new Uint8Array(size + (records.length === 0 ? 2 : 1));
  list[0] = OPEN;
  let offset = 1;
  for (const record of records) {
    list.set(record, offset);
    offset += record.length;
  }
  list[list.length - 1] = CLOSE;
  return list;
}

function isSame(
  kept: Kept,
  xuids: readonly string[],
  stored: readonly (StoredPerson | undefined)[],
): boolean {
  if (kept.xuids !== xuids) {
    if (kept.xuids.length !== xuids.length) return false;
    for (let index = 0; index < xuids.length; index += 1) {
      if (kept.xuids[index] !== xuids[index]) return false;
    }
  }
  if (kept.stored === stored) return true;
  for (let index = 0; index < stored.length; index += 1) {
    const before = kept.sources[index];
    if (before !== stored[index] && before !== HIDDEN) return false;
  }
  return true;
}

/**
 * Makes the answers to questions, and keeps each as long as it is the same: until the object of one of its
 * people is another, or a title in it ends. Whose privacy hides them is not looked at, so nothing they do can
 * be told by how long an answer takes (contract §1.12).
 * @param options.known the person of an XUID, given what the store holds of them
 * @param options.isVisible whether a reader may see somebody; never changes
 */
export function createAnswers({
  render,
  known,
  isVisible,
}: {
  readonly render: Render;
  readonly known: (xuid: string, stored: StoredPerson | undefined) => StoredPerson;
  readonly isVisible: (reader: Reader, xuid: string) => boolean;
}): (question: Question, stored: readonly (StoredPerson | undefined)[], now: number) => Answer {
  const kept = createRecent<string, Kept>(KEPT_BYTES, ({ answer, xuids }, key) => {
    // The people of a kept answer are kept with it: each weighs about as much as the record made of them.
    return 2 * answer.list.length + 32 * xuids.length + key.length;
  });

  const made = (question: Question, stored: readonly (StoredPerson | undefined)[], now: number): Kept => {
    const { reader, xuids, level, preference, filters, hidden } = question;
    const viewAs = (isSelf: boolean) =>
      viewOf({ isSelf, sandbox: reader.sandbox, preference }, level, filters);
    const view = viewAs(false);
    const sources: Kept['sources'][number][] = [];
    const records: Uint8Array[] = [];
    let size = 0;
    let from = -Infinity;
    let until = Infinity;
    let index = -1;
    for (const xuid of xuids) {
      index += 1;
      const canSee = isVisible(reader, xuid);
      sources.push(canSee ? stored[index] : HIDDEN);
      if (!canSee && hidden === 'omit') continue;
      // Whoever is hidden reads as somebody of whom nothing is known, made in the same steps: neither
      // content nor time tells the two apart (contract §1.12).
      const person = canSee ? known(xuid, stored[index]) : NOBODY;
      const rendering = render(xuid, person, xuid === reader.xuid ? viewAs(true) : view, now);
      from = Math.max(from, rendering.from);
      until = Math.min(until, rendering.until);
      if (!rendering.bytes) continue;
      records.push(rendering.bytes);
      size += rendering.bytes.length;
    }
    return {
      xuids,
      stored,
      sources,
      from,
      until,
      answer: { list: joined(records, size), count: records.length },
    };
  };

  return (question, stored, now) => {
    const { reader, xuids, level, preference, filters, hidden } = question;
    const ends = [xuids.length, xuids[0], xuids.at(-1)];
    const { xuid, isSite, sandbox } = reader;
    const key = JSON.stringify([xuid, isSite, sandbox, level, preference, filters, hidden, ...ends]);
    const before = kept.get(key);
    if (before && before.from <= now && now < before.until && isSame(before, xuids, stored)) {
      return before.answer;
    }
    const after = made(question, stored, now);
    kept.set(key, after);
    return after.answer;
  };
}
