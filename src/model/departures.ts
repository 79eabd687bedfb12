import type { PresenceRecord } from '#contract/record.ts';
import { parseTimestamp } from '#contract/timestamp.ts';
import { displayState, isSignedIn } from './display-state.ts';

/** Whoever is back within this time, in milliseconds, was never away: consoles drop out and come back. */
export const LEAVING_LASTS = 170_000;

/** `lastSeen` of one and the same visit wobbles; a newer one stands against an older by up to this, in milliseconds. */
const LAST_SEEN_WOBBLE = 300_000;

/** Somebody who was signed in a moment ago and is not any more. */
export type Departure = {
  /** The last record that had them signed in. */
  readonly before: PresenceRecord;
  /** When the first answer without them came, in milliseconds of the clock that only goes forward. */
  readonly at: number;
};

/** Records by XUID, and when they were told, in milliseconds of the clock that only goes forward. */
export type Told = { readonly records: ReadonlyMap<string, PresenceRecord>; readonly at: number };

function isHere(record: PresenceRecord): boolean {
  return isSignedIn(displayState(record, 'all'));
}

/**
 * Who is leaving after an answer: who was signed in at the answer before it, if that is not too long ago to
 * know, and those who were leaving already and are not yet gone.
 * @param leaving who was leaving before
 * @param changed of whom another record is told than before; left out: anybody's may be another
 */
export function departuresAfter(
  leaving: ReadonlyMap<string, Departure>,
  before: Told,
  now: Told,
  changed: Iterable<string> = now.records.keys(),
): ReadonlyMap<string, Departure> {
  const next = new Map<string, Departure>();
  // Of whom nothing changed nobody can leave.
  for (const xuid of new Set([...leaving.keys(), ...changed])) {
    const record = now.records.get(xuid);
    const known = leaving.get(xuid);
    const last = before.records.get(xuid);
    if (!record || isHere(record)) continue;
    if (known) {
      if (now.at - known.at < LEAVING_LASTS) next.set(xuid, known);
      continue;
    }
    if (last && isHere(last) && now.at - before.at < LEAVING_LASTS)
      next.set(xuid, { before: last, at: now.at });
  }
  return next;
}

function lastSeenAt(record: PresenceRecord): number | undefined {
  const timestamp = record.lastSeen?.timestamp;
  return timestamp === undefined ? undefined : parseTimestamp(timestamp);
}

/**
 * A record whose `lastSeen` does not go back by a little: nobody is seen less recently than they were.
 * @param known the record before
 */
export function withNewestLastSeen(
  known: PresenceRecord | undefined,
  record: PresenceRecord,
): PresenceRecord {
  const was = known && lastSeenAt(known);
  const is = lastSeenAt(record);
  if (!known?.lastSeen || was === undefined || is === undefined || is >= was || was - is > LAST_SEEN_WOBBLE) {
    return record;
  }
  return { ...record, lastSeen: known.lastSeen };
}
