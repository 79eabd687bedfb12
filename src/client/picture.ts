import type { PresenceRecord } from '#contract/record.ts';
import { departuresAfter, withNewestLastSeen, type Departure } from '#model/departures.ts';

/** What is known of the people a question was about. */
export type Picture = {
  /** By XUID, in the order of the answer. A person who was asked for and never came is not in it. */
  readonly records: ReadonlyMap<string, PresenceRecord>;
  /** People who were asked for by name and did not come: in how many answers in a row. */
  readonly missing: ReadonlyMap<string, number>;
  /** Of those missing whose last record is kept: when it was told, UTC milliseconds. */
  readonly heardAt: ReadonlyMap<string, number>;
  /** People who were signed in a moment ago and are not any more. */
  readonly leaving: ReadonlyMap<string, Departure>;
  /** When the answer came, in milliseconds of the clock that only goes forward. */
  readonly at: number;
  /** The same moment by the clock on the wall, UTC milliseconds. */
  readonly clock: number;
};

export const EMPTY_PICTURE: Picture = {
  records: new Map(),
  missing: new Map(),
  heardAt: new Map(),
  leaving: new Map(),
  at: -Infinity,
  clock: 0,
};

/** After so many answers without a person the last record is not kept any longer. */
export const ANSWERS_KEPT = 3;

/** Whether two values of parsed JSON say the same. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((element, i) => sameJson(element, b[i]));
  }
  if (Array.isArray(b)) return false;
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => sameJson(left[key], right[key]));
}

function laidOver(known: PresenceRecord | undefined, told: PresenceRecord): PresenceRecord {
  const record = withNewestLastSeen(known, told);
  return known && record !== told && sameJson(known, record) ? known : record;
}

/**
 * Puts a new answer over the picture before it. A record that says the same keeps its identity, so that what
 * draws it can tell. Of people asked for by name one who is missing keeps the last record until the third
 * answer without it; a group names nobody, so who is gone from it is gone. An answer that is not newer than the
 * picture is no answer more.
 * @param when the answer came, by both clocks
 * @param asked the XUIDs that were asked for; undefined for a group
 */
export function nextPicture(
  before: Picture,
  answer: readonly PresenceRecord[],
  when: Pick<Picture, 'at' | 'clock'>,
  asked: readonly string[] | undefined,
): Picture {
  const records = new Map<string, PresenceRecord>();
  const changed: string[] = [];
  for (const told of answer) {
    const known = before.records.get(told.xuid);
    // Nearly everybody is as they were; that is seen before anything is read.
    const record = known && sameJson(known, told) ? known : laidOver(known, told);
    records.set(told.xuid, record);
    if (record !== known) changed.push(told.xuid);
  }
  const missing = new Map<string, number>();
  const heardAt = new Map<string, number>();
  const done = (): Picture => {
    const leaving = departuresAfter(before.leaving, before, { records, at: when.at }, changed);
    return { records, missing, heardAt, leaving, ...when };
  };
  if (!asked) return done();
  let found = 0;
  for (const xuid of asked) if (records.has(xuid)) found += 1;
  // Mostly all of them came, and nobody else.
  if (found === asked.length && records.size === found) return done();
  const more = when.at > before.at ? 1 : 0;
  const wanted = new Set(asked);
  for (const xuid of records.keys()) if (!wanted.has(xuid)) records.delete(xuid);
  for (const xuid of wanted) {
    if (records.has(xuid)) continue;
    const times = Math.max(1, (before.missing.get(xuid) ?? 0) + more);
    missing.set(xuid, times);
    const known = before.records.get(xuid);
    if (!known || times >= ANSWERS_KEPT) continue;
    records.set(xuid, known);
    heardAt.set(xuid, before.heardAt.get(xuid) ?? before.clock);
  }
  return done();
}
