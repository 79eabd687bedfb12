import { readPresenceRecord, type PresenceRecord } from '#contract/record.ts';

/** An answer as it was read, to read the next one beside it. */
export type ReadAnswer = {
  readonly text: string;
  /** Where the elements of its list begin and, one behind the other, end: two numbers for each. */
  readonly places: readonly number[];
  /** What was read of each element; undefined for one that is no record. */
  readonly elements: readonly (PresenceRecord | undefined)[];
  /** One record per XUID, in the order in which they first came; of two for one XUID the last counts. */
  readonly records: readonly PresenceRecord[];
  /** Whether it was a list, if only of nothing. */
  readonly isList: boolean;
};

/** Lets the browser do what waits, such as a key or a frame, before it goes on. */
export type Pause = () => Promise<void>;

/** After so long, in milliseconds, somebody who types or scrolls gets a turn. */
const SLICE = 6;

/** So many elements are read before the clock is looked at. */
const AT_ONCE = 32;

/** What every record begins with where the service writes it: quotes inside a text never stand bare. */
const NEXT = ',{"xuid":"';

const BACKSLASH = 92;
const QUOTE = 34;
const COMMA = 44;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN = 123;
const CLOSE = 125;

/** The answer is no JSON at all. */
export class NotJson extends Error {}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

function pastSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

/** Where an element ends that begins here: at the comma or bracket behind it. */
function endOf(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      for (at += 1; at < text.length && text.charCodeAt(at) !== QUOTE; at += 1) {
        if (text.charCodeAt(at) === BACKSLASH) at += 1;
      }
    } else if (code === OPEN || code === OPEN_LIST) depth += 1;
    else if (code === CLOSE || code === CLOSE_LIST) {
      if (depth === 0) return at;
      depth -= 1;
    } else if (code === COMMA && depth === 0) return at;
  }
  throw new NotJson();
}

type Element = { readonly value: unknown; readonly end: number };

function parsed(text: string, from: number, end: number): Element | undefined {
  try {
    return { value: JSON.parse(text.slice(from, end)) as unknown, end };
  } catch {
    return undefined;
  }
}

/** Reads one element: most end where the next one begins as all do, which is found several times quicker. */
function elementAt(text: string, from: number): Element {
  const next = text.indexOf(NEXT, from);
  const quick = next < 0 ? undefined : parsed(text, from, next);
  if (quick) return quick;
  const element = parsed(text, from, endOf(text, from));
  if (!element) throw new NotJson();
  return element;
}

function byXuid(elements: readonly (PresenceRecord | undefined)[]): readonly PresenceRecord[] {
  const records = new Map<string, PresenceRecord>();
  for (const record of elements) if (record) records.set(record.xuid, record);
  return [...records.values()];
}

function areRecords(
  elements: readonly (PresenceRecord | undefined)[],
): elements is readonly PresenceRecord[] {
  return elements.every((record) => record !== undefined);
}

/** Elements of an earlier answer, in the order in which they are expected again. */
function expecting({ text, places, elements, records }: ReadAnswer) {
  let next = 0;
  let isInPlace = true;
  let indexes: Map<string, number> | undefined;
  return {
    /** The element that comes next, if the very same text stands there; where it ends. */
    same: (
      other: string,
      from: number,
    ): { readonly record: PresenceRecord | undefined; readonly end: number } | undefined => {
      const [start = 0, end = 0] = [places[2 * next], places[2 * next + 1]];
      if (next >= elements.length) return undefined;
      const until = from + end - start;
      const behind = other.charCodeAt(until);
      if (behind !== COMMA && behind !== CLOSE_LIST) return undefined;
      if (other.slice(from, until) !== text.slice(start, end)) return undefined;
      next += 1;
      return { record: elements[next - 1], end: until };
    },
    /** Another element stood there: if it is somebody who stood elsewhere, what was behind them is expected. */
    other: (record: PresenceRecord | undefined): void => {
      if (record && elements[next]?.xuid !== record.xuid) {
        isInPlace = false;
        indexes ??= new Map(elements.flatMap((each, index) => (each ? [[each.xuid, index]] : [])));
        const index = indexes.get(record.xuid);
        // Somebody new: whoever was expected may come behind them.
        if (index === undefined) return;
        next = index;
      }
      if (!record) isInPlace = false;
      next += 1;
    },
    /** Whether the very same people stand in the same order, each of them once. */
    areSamePeople: (): boolean => isInPlace && next === elements.length && records.length === elements.length,
  };
}

/** Any other JSON: a single object counts as a list of one, and what is no list holds nothing (contract A1). */
function whole(text: string): ReadAnswer {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new NotJson();
  }
  const isList = Array.isArray(value);
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const records = byXuid(list.map((element) => readPresenceRecord(element)));
  return { text, places: [], elements: [], records, isList };
}

/**
 * Reads the answer to a question about presence, beside the one before it. What is the same text, byte for byte,
 * is the same record and is not read again; the rest is read a slice at a time, so that nobody who types or
 * scrolls waits for it. A junk element costs itself and nothing else.
 * @param before the last answer to the same question
 * @param pause is waited for between two slices
 * @returns the very answer before if nothing changed
 * @throws NotJson
 */
export async function readAnswer(
  text: string,
  before: ReadAnswer | undefined,
  pause: Pause,
): Promise<ReadAnswer> {
  if (before?.text === text) return before;
  let at = pastSpace(text, 0);
  if (text.charCodeAt(at) !== OPEN_LIST) return whole(text);
  at = pastSpace(text, at + 1);
  if (text.charCodeAt(at) === CLOSE_LIST) return whole(text);
  const expected = before && expecting(before);
  const places: number[] = [];
  const elements: (PresenceRecord | undefined)[] = [];
  let sliceEnd = performance.now() + SLICE;
  for (;;) {
    if (elements.length % AT_ONCE === AT_ONCE - 1 && performance.now() >= sliceEnd) {
      await pause();
      sliceEnd = performance.now() + SLICE;
    }
    const same = expected?.same(text, at);
    places.push(at);
    if (same) {
      elements.push(same.record);
      at = same.end;
    } else {
      const { value, end } = elementAt(text, at);
      const record = readPresenceRecord(value);
      expected?.other(record);
      elements.push(record);
      at = end;
    }
    places.push(at);
    at = pastSpace(text, at);
    if (text.charCodeAt(at) === CLOSE_LIST) break;
    if (text.charCodeAt(at) !== COMMA) throw new NotJson();
    at = pastSpace(text, at + 1);
  }
  if (pastSpace(text, at + 1) !== text.length) throw new NotJson();
  const records = expected?.areSamePeople() && areRecords(elements) ? elements : byXuid(elements);
  return { text, places, elements, records, isList: true };
}
