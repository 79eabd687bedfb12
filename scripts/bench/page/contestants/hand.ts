/*
 * The limit: a list written by hand, without a framework. It parses the whole answer, compares it by XUID, keeps
 * the groups in order and touches nothing but the changed lines on screen.
 */
import { draw, groups } from './hand-list.ts';
import type { Person } from './hand-row.ts';
import { askNames, eachPoll, lineOf, ranksOf, STATES, type WireRecord } from './line.ts';

const names = await askNames();
const ranks = ranksOf(names);
const people = new Map<string, Person>();

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((each, index) => same(each, b[index]));
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => same(left[key], right[key]));
}

function arrange(): void {
  for (const state of STATES) groups[state] = [];
  for (const person of people.values()) groups[person.line.state].push(person);
  for (const state of STATES) {
    if (state === 'offline') groups[state].sort((a, b) => b.line.since - a.line.since || a.rank - b.rank);
    else groups[state].sort((a, b) => a.rank - b.rank);
  }
}

async function poll(): Promise<void> {
  const response = await fetch('/all');
  take(await response.text());
}

function take(text: string): void {
  let moved = false;
  let changed = false;
  for (const record of JSON.parse(text) as WireRecord[]) {
    const { xuid } = record;
    const known = people.get(xuid);
    if (!known) {
      people.set(xuid, {
        record,
        line: lineOf(record),
        name: names.get(xuid) ?? xuid,
        rank: ranks.get(xuid) ?? 0,
      });
      moved = true;
    } else if (!same(known.record, record)) {
      const line = lineOf(record);
      changed = true;
      moved ||=
        line.state !== known.line.state || (line.state === 'offline' && line.since !== known.line.since);
      known.record = record;
      known.line = line;
    }
  }
  if (moved) arrange();
  if (moved || changed) draw();
}

eachPoll(() => void poll());
await poll();
