import type { BatchFilters } from '#contract/batch.ts';
import type { Level } from '#contract/level.ts';
import type { LocalePreference } from './locale.ts';
import type { Reader } from './privacy.ts';
import { payloadOf, type Payload } from './payload.ts';
import { createRecent } from './recent.ts';
import { createViews, type Render, type Rendering } from './renderings.ts';
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
  /** Whether it may never be asked again: then its answer is not kept. */
  readonly isNew?: boolean;
};

/**
 * The records that a reader gets. One object is one question of one reader, and stays the same as long as
 * nothing in it has changed: what is made from it can be kept beside it.
 */
export type Answer = {
  /** A JSON list in UTF-8. In pieces at first, and in one piece once it was asked for again. */
  readonly payload: Payload;
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
  readonly renderings: readonly Rendering[];
  /** Milliseconds since 1970 UTC; see `Rendering`. */
  readonly from: number;
  readonly until: number;
  readonly answer: Answer;
};

const KEPT_BYTES = 64 * 1024 * 1024;
/** What a list keeps for each of its people beside their record. */
const BYTES_PER_PERSON = 48;

const OPEN = Uint8Array.of(0x5b);
const CLOSE = Uint8Array.of(0x5d);
const EMPTY = Uint8Array.of(0x5b, 0x5d);

/** In the place of whoever is left out. */
const OMITTED: Rendering = { bytes: undefined, from: -Infinity, until: Infinity };

/** A list out of records, each of which has a comma behind it. */
function listOf(renderings: readonly Rendering[]): Answer {
  const parts: Uint8Array[] = [OPEN];
  let length = 1;
  for (const { bytes } of renderings) {
    if (!bytes) continue;
    parts.push(bytes);
    length += bytes.length;
  }
  const count = parts.length - 1;
  const last = parts[count];
  if (!last || count === 0) return { payload: payloadOf([EMPTY], EMPTY.length), count };
  parts[count] = last.subarray(0, -1);
  parts.push(CLOSE);
  return { payload: payloadOf(parts, length), count };
}

const isCurrent = ({ from, until }: Pick<Rendering, 'from' | 'until'>, now: number): boolean =>
  from <= now && now < until;

function isSameList(some: readonly string[], other: readonly string[]): boolean {
  if (some === other) return true;
  if (some.length !== other.length) return false;
  for (let index = 0; index < other.length; index += 1) if (some[index] !== other[index]) return false;
  return true;
}

function isSameStored(kept: Kept, stored: Kept['stored']): boolean {
  if (kept.stored === stored) return true;
  for (let index = 0; index < stored.length; index += 1) {
    const before = kept.sources[index];
    if (before !== stored[index] && before !== HIDDEN) return false;
  }
  return true;
}

/**
 * Questions of one key are about as many people, the same ones first and last. What may have any characters
 * comes last; nothing before it has a line end in it.
 */
function keyMadeOf({ reader, xuids, level, preference, filters, hidden }: Question): string {
  const asked = `${level} ${hidden} ${preference.join()} ${filters ? JSON.stringify(filters) : ''}`;
  const ends = `${xuids.length} ${xuids[0] ?? ''} ${xuids.at(-1) ?? ''}`;
  return `${reader.xuid} ${reader.isSite ? 'site' : ''}\n${ends}\n${asked}\n${reader.sandbox}`;
}

const keys = new WeakMap<Question, string>();

/** The same text for the same object: looking up a text that was looked up before is several times quicker. */
function keyOf(question: Question): string {
  const before = keys.get(question);
  if (before !== undefined) return before;
  const key = keyMadeOf(question);
  keys.set(question, key);
  return key;
}

/**
 * Makes the answers to questions, and keeps each as long as it is the same: until the object of one of its
 * people is another, or a title in it ends. Whose privacy hides them is not looked at, so nothing they do can
 * be told by how long an answer takes (contract §1.12).
 * @param options.known the person of an XUID, given what the store holds of them; undefined where nothing is known
 * @param options.isVisible whether a reader may see somebody; never changes
 */
export function createAnswers({
  render,
  known,
  isVisible,
}: {
  readonly render: Render;
  readonly known: (xuid: string, stored: StoredPerson | undefined) => StoredPerson | undefined;
  readonly isVisible: (reader: Reader, xuid: string) => boolean;
}): (question: Question, stored: readonly (StoredPerson | undefined)[], now: number) => Answer {
  const kept = createRecent<string, Kept>(KEPT_BYTES, ({ answer, xuids }, key) => {
    // The people of a kept answer are kept with it: each weighs about as much as the record made of them.
    return 2 * answer.payload.length + BYTES_PER_PERSON * xuids.length + key.length;
  });

  const viewOf = createViews();
  /** @param before the last answer about the same list: of whom nothing changed, the record is in it */
  const made = (question: Question, stored: Kept['stored'], now: number, before: Kept | undefined): Kept => {
    const { reader, xuids, level, preference, filters, hidden } = question;
    const viewAs = (isSelf: boolean) =>
      viewOf({ isSelf, sandbox: reader.sandbox, preference }, level, filters);
    const view = viewAs(false);
    const sources: Kept['sources'][number][] = [];
    const renderings: Rendering[] = [];
    let from = -Infinity;
    let until = Infinity;

    const renderingOf = (xuid: string, index: number): Rendering => {
      const last = before?.renderings[index];
      if (last && isCurrent(last, now)) {
        const source = before?.sources[index];
        if (source === HIDDEN || source === stored[index]) {
          sources.push(source);
          return last;
        }
      }
      const canSee = isVisible(reader, xuid);
      sources.push(canSee ? stored[index] : HIDDEN);
      if (!canSee && hidden === 'omit') return OMITTED;
      // Whoever is hidden reads as somebody of whom nothing is known, made in the same steps: neither
      // content nor time tells the two apart (contract §1.12).
      // They are looked up all the same, as whoever is offline is.
      const found = known(xuid, stored[index]);
      const person = (canSee ? found : undefined) ?? NOBODY;
      return render(xuid, person, xuid === reader.xuid ? viewAs(true) : view, now);
    };

    for (let index = 0; index < xuids.length; index += 1) {
      const rendering = renderingOf(xuids[index] ?? '', index);
      from = Math.max(from, rendering.from);
      until = Math.min(until, rendering.until);
      renderings.push(rendering);
    }
    return { xuids, stored, sources, renderings, from, until, answer: listOf(renderings) };
  };

  return (question, stored, now) => {
    const { xuids, isNew } = question;
    const found = kept.get(keyOf(question));
    const before = found && isSameList(found.xuids, xuids) ? found : undefined;
    if (before && isCurrent(before, now) && isSameStored(before, stored)) {
      // Who asks again will go on asking: from now on nothing is put together.
      before.answer.payload.whole();
      return before.answer;
    }
    const after = made(question, stored, now, before);
    if (isNew !== true) kept.set(keyOf(question), after);
    return after.answer;
  };
}
