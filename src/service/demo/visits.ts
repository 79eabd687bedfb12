import type { Habits } from './habits.ts';
import { randomOf, type Random } from './random.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A time at which somebody is there; milliseconds since 1970 UTC. */
export type Visit = { readonly begins: number; readonly ends: number };

/**
 * When somebody is there. Their time is cut into slots with at most one visit in each, drawn for that slot
 * alone: so a look at any moment costs the same, however long nobody looked.
 */
export type Schedule = {
  /** The slot that holds the moment; the one that holds the start is 0. */
  slotAt(moment: number): number;
  /** When the slot begins. */
  slotBegins(slot: number): number;
  visitIn(slot: number): Visit | undefined;
};

/** Evenings (UTC) are a little fuller than mornings. */
function fullness(moment: number): number {
  return 1 + 0.12 * Math.cos(((moment % DAY) / DAY - 20 / 24) * 2 * Math.PI);
}

function draw(random: Random, begins: number, length: number, eagerness: number): Visit | undefined {
  const arrives = begins + length * random.between(0.04, 0.34);
  const leaves = Math.min(arrives + length * random.between(0.3, 0.92), begins + length * 0.96);
  return random.chance(eagerness * fullness(begins + length / 2))
    ? { begins: arrives, ends: leaves }
    : undefined;
}

/** Enough to find a first slot for anybody: one in three fits somebody who is there, two in three others. */
const MOST_ATTEMPTS = 60;

/**
 * Makes the schedule of one person.
 * @param keys whose, for the numbers drawn
 * @param isThere whether they are there at the start; the first slot is drawn until it agrees with that, so
 *   that people leave and come at the usual rate from the start
 * @param start milliseconds since 1970 UTC
 */
export function scheduleOf(
  keys: readonly (string | number)[],
  { eagerness }: Pick<Habits, 'eagerness'>,
  isThere: boolean,
  start: number,
): Schedule {
  const random = randomOf(...keys, 'first slot');
  const length = random.between(3 * HOUR, 5.5 * HOUR);
  let origin = start;
  let first: Visit | undefined;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    origin = start - random.next() * length;
    first = draw(random, origin, length, eagerness);
    const isUnderWay = first !== undefined && first.begins <= start && start < first.ends;
    if (isUnderWay === isThere) break;
  }
  const slotBegins = (slot: number): number => origin + slot * length;
  return {
    slotAt: (moment) => Math.floor((moment - origin) / length),
    slotBegins,
    visitIn: (slot) => {
      if (slot <= 0) return slot === 0 ? first : undefined;
      return draw(randomOf(...keys, slot), slotBegins(slot), length, eagerness);
    },
  };
}
