import { batchFilter, type BatchFilters } from '#contract/batch.ts';
import { trimToLevel, type Level } from '#contract/level.ts';
import type { Directory } from './directory.ts';
import { settle } from './last-seen.ts';
import { createRecent } from './recent.ts';
import { presenceRecord, type Audience } from './record-view.ts';
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
/** What an entry and its buffer cost beside their bytes. */
const ENTRY_BYTES = 250;
/** Readers of one person in more sandboxes, levels and languages than this take turns. */
const MOST_VIEWS = 16;
/** Filters by a thousand titles are nothing that comes again. */
const LONGEST_KEY = 1000;

type Kept = { readonly xuid: string; readonly views: readonly (readonly [key: string, Rendering])[] };

/** Makes a view and the key that stands for it. */
export function viewOf(audience: Audience, level: Level, filters: BatchFilters | undefined): View {
  const { isSelf, sandbox, preference } = audience;
  return {
    audience,
    level,
    filters,
    key: JSON.stringify([isSelf, sandbox, preference, level, filters]),
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

function sizeOf({ views }: Kept): number {
  return views.reduce((sum, [key, { bytes }]) => sum + ENTRY_BYTES + key.length + (bytes?.length ?? 0), 0);
}

/**
 * Makes the renderer of records. It keeps what it rendered beside the object that stands for the person's
 * version, until the time changes it: a poll of a quiet world renders nothing, and one after a change renders
 * that person alone.
 */
export function createRender(directory: Directory): Render {
  const kept = createRecent<StoredPerson, Kept>(KEPT_BYTES, sizeOf);
  const encoder = new TextEncoder();

  const rendered: Render = (xuid, person, { audience, level, filters }, now) => {
    const whole = presenceRecord(xuid, settle(person, now), audience, directory);
    const record = filters ? batchFilter(filters)(whole) : whole;
    const bytes = record && encoder.encode(`${JSON.stringify(trimToLevel(record, level))},`);
    return { bytes, ...spanOf(person, now) };
  };

  return (xuid, person, view, now) => {
    const before = kept.get(person);
    // One object may stand for several people: for all of whom nothing is known.
    const views = before?.xuid === xuid ? before.views : [];
    for (const [key, rendering] of views) {
      if (key === view.key && rendering.from <= now && now < rendering.until) return rendering;
    }
    const rendering = rendered(xuid, person, view, now);
    if (view.key.length <= LONGEST_KEY) {
      const others = views.filter(([key]) => key !== view.key).slice(0, MOST_VIEWS - 1);
      kept.set(person, { xuid, views: [[view.key, rendering], ...others] });
    }
    return rendering;
  };
}
