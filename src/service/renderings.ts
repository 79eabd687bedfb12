import { batchFilter, type BatchFilters } from '#contract/batch.ts';
import { trimToLevel, type Level } from '#contract/level.ts';
import type { Directory } from './directory.ts';
import { settle } from './last-seen.ts';
import { createRecent } from './recent.ts';
import { presenceRecord, type Audience } from './record-view.ts';
import { NOBODY } from './statement.ts';
import type { StoredPerson } from './store/presence-store.ts';

/** All that a record depends on beside the person and the time: readers of one view read the same bytes. */
export type View = {
  readonly audience: Audience;
  readonly level: Level;
  readonly filters: BatchFilters | undefined;
  /** Stands for the view: two views of one key are the same. */
  readonly key: string;
};

/** A record as it goes into a list, and for how long it stays that. */
export type Rendering = {
  /** JSON in UTF-8 with a comma behind it; undefined where the filters leave the person out. */
  readonly bytes: Uint8Array | undefined;
  /** Milliseconds since 1970 UTC: when the last title ended that has ended. */
  readonly from: number;
  /** Milliseconds since 1970 UTC: when the next title ends; from then on it is another record. */
  readonly until: number;
};

/** Renders a person, or remembers having done so. */
export type Render = (xuid: string, person: StoredPerson, view: View, now: number) => Rendering;

const KEPT_BYTES = 64 * 1024 * 1024;
const BLANK_BYTES = 16 * 1024 * 1024;
/** What an entry and its buffer cost beside their bytes. */
const ENTRY_BYTES = 250;
/** Readers of one person in more sandboxes, levels and languages than this take turns. */
const MOST_VIEWS = 16;
/** Filters by a thousand titles are nothing that comes again. */
const LONGEST_KEY = 1000;

/** A rendering, and the older ones of the same person in other views. */
type Kept = Rendering & {
  readonly person: StoredPerson;
  readonly view: View;
  readonly older: Kept | undefined;
};

const VIEWS_BYTES = 1024 * 1024;

/** Makes views; the same view is the same object while it is in use. */
export function createViews(): (audience: Audience, level: Level, filters: BatchFilters | undefined) => View {
  const kept = createRecent<string, View>(VIEWS_BYTES, (_, key) => 4 * key.length + ENTRY_BYTES);
  return (audience, level, filters) => {
    const { isSelf, sandbox, preference } = audience;
    const key = JSON.stringify([isSelf, sandbox, preference, level, filters]);
    const before = kept.get(key);
    if (before) return before;
    const view = { audience, level, filters, key };
    kept.set(key, view);
    return view;
  };
}

/** From when until when nothing ends. */
function spanOf({ devices }: StoredPerson, now: number): { readonly from: number; readonly until: number } {
  let from = -Infinity;
  let until = Infinity;
  for (const { titles } of devices) {
    for (const { expiresAt } of titles) {
      if (expiresAt === undefined) continue;
      if (expiresAt <= now) from = Math.max(from, expiresAt);
      else until = Math.min(until, expiresAt);
    }
  }
  return { from, until };
}

function sizeOf(newest: Kept): number {
  let size = 0;
  for (let each: Kept | undefined = newest; each; each = each.older) {
    size += ENTRY_BYTES + each.view.key.length + (each.bytes?.length ?? 0);
  }
  return size;
}

const isOf = (one: View, other: View): boolean => one === other || one.key === other.key;

/** The same without what there was in a view, and no more than are kept beside another. */
function without(view: View, newest: Kept | undefined, most = MOST_VIEWS - 1): Kept | undefined {
  if (!newest || most === 0) return undefined;
  if (isOf(newest.view, view)) return without(view, newest.older, most);
  const { bytes, from, until, person } = newest;
  return { bytes, from, until, person, view: newest.view, older: without(view, newest.older, most - 1) };
}

/**
 * Makes the renderer of records. It keeps what it rendered of the object that stands for the person's version,
 * until there is another or the time changes it: a poll of a quiet world renders nothing, and one after a change
 * renders that person alone. Of nobody, records are kept apart: who is hidden from one reader is seen by others,
 * and neither may push the other's record out.
 */
export function createRender(directory: Directory): Render {
  const kept = createRecent<string, Kept>(KEPT_BYTES, sizeOf);
  const blank = createRecent<string, Kept>(BLANK_BYTES, sizeOf);
  const encoder = new TextEncoder();

  const rendered: Render = (xuid, person, { audience, level, filters }, now) => {
    const whole = presenceRecord(xuid, settle(person, now), audience, directory);
    const record = filters ? batchFilter(filters)(whole) : whole;
    const bytes = record && encoder.encode(`${JSON.stringify(trimToLevel(record, level))},`);
    const { from, until } = spanOf(person, now);
    return { bytes, from, until };
  };

  return (xuid, person, view, now) => {
    const among = person === NOBODY ? blank : kept;
    const newest = among.get(xuid);
    const before = newest?.person === person ? newest : undefined;
    for (let each = before; each; each = each.older) {
      if (isOf(each.view, view) && each.from <= now && now < each.until) return each;
    }
    const rendering = rendered(xuid, person, view, now);
    if (view.key.length > LONGEST_KEY) return rendering;
    // Written out: V8 reads what a spread made several times slower, and this is read for everybody in a list.
    const { bytes, from, until } = rendering;
    const added: Kept = { bytes, from, until, person, view, older: without(view, before) };
    among.set(xuid, added);
    return added;
  };
}
