import type { PresenceRecord } from '#contract/record.ts';

/** What is known of the people a question was about. */
export type Picture = {
  /** By XUID, in the order of the answer. A person who was asked for and never came is not in it. */
  readonly records: ReadonlyMap<string, PresenceRecord>;
  /** People who were asked for by name and did not come: in how many answers in a row. */
  readonly missing: ReadonlyMap<string, number>;
};

export const EMPTY_PICTURE: Picture = { records: new Map(), missing: new Map() };

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

/**
 * Puts a new answer over the picture before it. A record that says the same keeps its identity, so that what
 * draws it can tell. Of people asked for by name one who is missing keeps the last record until the third
 * answer without it; a group names nobody, so who is gone from it is gone.
 * @param asked the XUIDs that were asked for; undefined for a group
 */
export function nextPicture(
  before: Picture,
  answer: readonly PresenceRecord[],
  asked: readonly string[] | undefined,
): Picture {
  const records = new Map<string, PresenceRecord>();
  for (const record of answer) {
    const known = before.records.get(record.xuid);
    records.set(record.xuid, known && sameJson(known, record) ? known : record);
  }
  const missing = new Map<string, number>();
  if (!asked) return { records, missing };
  const wanted = new Set(asked);
  for (const xuid of records.keys()) if (!wanted.has(xuid)) records.delete(xuid);
  for (const xuid of wanted) {
    if (records.has(xuid)) continue;
    const times = (before.missing.get(xuid) ?? 0) + 1;
    missing.set(xuid, times);
    const known = before.records.get(xuid);
    if (known && times < ANSWERS_KEPT) records.set(xuid, known);
  }
  return { records, missing };
}
