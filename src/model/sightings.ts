import { LEAVING_LASTS } from './departures.ts';

/*
 * Damping: what of all that flickers in the pictures is a person coming, staying and going. Everything a person
 * can be in is a thing: a title by its id, and being signed in at all.
 */

/** The thing that everybody is in who is signed in. */
export const SIGNED_IN = '';

/** A gap up to this, in milliseconds, is no gap: it is one and the same stay. */
export const ONE_STAY = 7 * 60_000;

/** What somebody is in; undefined for somebody who was asked for and did not come. */
export type Things = ReadonlySet<string> | undefined;

/** One look at everybody who is watched. */
export type Sight = {
  /** When it was, in milliseconds of the clock that only goes forward. */
  readonly at: number;
  /** The same by the clock on the wall, UTC milliseconds. */
  readonly clock: number;
  /** Another number than before: nobody watched between the two looks, as in a pause or while the machine slept. */
  readonly watch: number;
  /** What each is in. */
  readonly people: ReadonlyMap<string, Things>;
  /**
   * What they are in of whom something else is told than at the look before it, null for who is gone since;
   * undefined: anybody may be another.
   */
  readonly changed?: ReadonlyMap<string, Things | null> | undefined;
};

/** A stay in a thing; `until` is when it was last confirmed, undefined while it is at the last look. */
export type Stay = { readonly thing: string; readonly until: number | undefined };

/** What is known of one person. */
export type Known = { readonly things: ReadonlySet<string>; readonly stays: readonly Stay[] };

/** What has been seen until a look. */
export type Seen = Omit<Sight, 'changed'> & {
  /** Who is not just in what they have been in: for them time alone may change something. */
  readonly unsettled: ReadonlyMap<string, Known>;
};

/** What a look has brought. */
export type Looked = {
  readonly seen: Seen;
  /** The things in which somebody's stay was confirmed to have begun, by XUID. */
  readonly begun: ReadonlyMap<string, readonly string[]>;
  /** People of whom this is the first look. */
  readonly fresh: ReadonlySet<string>;
};

const NOTHING: ReadonlySet<string> = new Set();

const steady = new WeakMap<ReadonlySet<string>, Known>();

/** Somebody who is in all that they are in, and was in nothing else of late: mostly it is said of many at once. */
function steadyIn(things: ReadonlySet<string>): Known {
  const known = steady.get(things) ?? {
    things,
    stays: [...things].map((thing) => ({ thing, until: undefined })),
  };
  steady.set(things, known);
  return known;
}

function isSteady(known: Known, things: ReadonlySet<string>): boolean {
  return (
    things === known.things &&
    known.stays.length === things.size &&
    known.stays.every(({ until }) => until === undefined)
  );
}

/** What is known of somebody; undefined for who is not watched. */
export function knownOf({ people, unsettled }: Seen, xuid: string): Known | undefined {
  const known = unsettled.get(xuid);
  if (known) return known;
  const things = people.get(xuid);
  return things !== undefined || people.has(xuid) ? steadyIn(things ?? NOTHING) : undefined;
}

/** Of those whom a look shows, what has begun, in the order in which they stand in it. */
function inOrder<T>(of: ReadonlyMap<string, T>, people: Sight['people']): ReadonlyMap<string, T> {
  const ordered = new Map<string, T>();
  for (const xuid of people.keys()) {
    const begun = of.get(xuid);
    if (begun !== undefined) ordered.set(xuid, begun);
  }
  return ordered;
}

/** Whether two looks follow each other closely enough to know what went on between them. */
export function isUnbroken(before: Seen, sight: Sight, longestGap: number): boolean {
  return sight.watch === before.watch && sight.at >= before.at && sight.at - before.at <= longestGap;
}

/**
 * The first look after nobody watched: whoever is in something is taken to have been so before.
 */
export function firstLook({ people, at, clock, watch }: Sight): Seen {
  return { at, clock, watch, people, unsettled: new Map() };
}

/**
 * Lays a look over what was seen before it. A stay begins when two looks in a row have it and none was confirmed
 * in the seven minutes before the first of them; it lasts until the last look that confirmed it. Where it is known
 * of whom something else is told, the others are only looked at while time alone may change something.
 */
export function lookedAgain(before: Seen, { people, changed, ...when }: Sight): Looked {
  const unsettled = new Map<string, Known>();
  const begun = new Map<string, string[]>();
  const fresh = new Set<string>();
  for (const xuid of changed ? new Set([...changed.keys(), ...before.unsettled.keys()]) : people.keys()) {
    if (!people.has(xuid)) continue;
    const things = people.get(xuid) ?? NOTHING;
    const was = knownOf(before, xuid);
    if (!was) {
      fresh.add(xuid);
      continue;
    }
    if (isSteady(was, things)) continue;
    const isConfirmed = (thing: string): boolean => things.has(thing) && was.things.has(thing);
    const stays: Stay[] = [];
    for (const stay of was.stays) {
      const until = isConfirmed(stay.thing) ? undefined : (stay.until ?? before.at);
      if (until === undefined || when.at - until <= ONE_STAY) stays.push({ thing: stay.thing, until });
    }
    for (const thing of things) {
      if (!isConfirmed(thing) || was.stays.some((stay) => stay.thing === thing)) continue;
      stays.push({ thing, until: undefined });
      const list = begun.get(xuid);
      if (list) list.push(thing);
      else begun.set(xuid, [thing]);
    }
    const now: Known = { things, stays };
    if (!isSteady(now, things)) unsettled.set(xuid, now);
  }
  return {
    seen: { ...when, people, unsettled },
    begun: begun.size > 1 ? inOrder(begun, people) : begun,
    fresh,
  };
}

/**
 * Whether somebody is in a thing, or was a moment ago.
 * @param within milliseconds: who was confirmed in it less than this ago still counts
 */
export function isIn(known: Known | undefined, thing: string, now: number, within = LEAVING_LASTS): boolean {
  const stay = known?.stays.find((one) => one.thing === thing);
  return stay !== undefined && (stay.until === undefined || now - stay.until < within);
}
