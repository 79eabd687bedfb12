/*
 * What the libraries' lists draw: everybody in groups and in order. Drawing it is in plain-query.tsx.
 */
import { lineOf, STATES, type Line, type LineState, type WireRecord } from './line.ts';

/** What a list draws: a heading, or a person. */
export type Item =
  | { readonly heading: LineState; readonly count: number }
  | { readonly record: WireRecord; readonly name: string };

const lines = new WeakMap<WireRecord, Line>();

/** A record's line; React Query keeps a record's identity while it says the same. */
export function keptLine(record: WireRecord): Line {
  const known = lines.get(record);
  if (known) return known;
  const line = lineOf(record);
  lines.set(record, line);
  return line;
}

/** Everybody under the heading of their state, and where they stand there. */
export function itemsOf(
  records: readonly WireRecord[],
  names: ReadonlyMap<string, string>,
  ranks: ReadonlyMap<string, number>,
): readonly Item[] {
  const rank = ({ xuid }: WireRecord) => ranks.get(xuid) ?? 0;
  const groups = new Map<LineState, WireRecord[]>(STATES.map((state) => [state, []]));
  for (const record of records) groups.get(keptLine(record).state)?.push(record);
  const items: Item[] = [];
  for (const [state, members] of groups) {
    members.sort((a, b) =>
      state === 'offline' ? keptLine(b).since - keptLine(a).since || rank(a) - rank(b) : rank(a) - rank(b),
    );
    items.push({ heading: state, count: members.length });
    for (const record of members) items.push({ record, name: names.get(record.xuid) ?? record.xuid });
  }
  return items;
}
