/** Past this age of the picture, in milliseconds, the wall says so. */
export const TOLD_AFTER = 2 * 60_000;

/** How much later than it should the wall looks at its clock, at worst: it does so once a second, and may be kept waiting. */
const LATE = 2000;

/** Past this age nobody's name or title is on the wall, so that at ten minutes there is none, whenever it looks. */
export const BLANK_AFTER = 10 * 60_000 - LATE;

/** How far the picture on a wall may be believed. */
export type WallTrust = 'fresh' | 'old' | 'blank';

/** An answer by both clocks; undefined before the first. */
type Answered = { readonly steady: number | undefined; readonly wall: number | undefined };

/**
 * How old the picture is. The clock that only goes forward may stand still while the machine sleeps, the one on
 * the wall may be set back: the older of the two counts.
 * @returns milliseconds; undefined before the first answer
 */
export function wallAge(
  answered: Answered,
  now: { readonly steady: number; readonly wall: number },
): number | undefined {
  if (answered.steady === undefined || answered.wall === undefined) return undefined;
  return Math.max(0, now.steady - answered.steady, now.wall - answered.wall);
}

/** How far a picture of this age may be believed. */
export function wallTrust(age: number | undefined): WallTrust {
  if (age === undefined || age <= TOLD_AFTER) return 'fresh';
  return age <= BLANK_AFTER ? 'old' : 'blank';
}

/** Which part of a list is on a page, when so many fit: the pages are as even as they can be. */
export function wallPages<T>(list: readonly T[], fit: number): readonly (readonly T[])[] {
  const count = Math.max(1, Math.ceil(list.length / Math.max(1, fit)));
  const size = Math.ceil(list.length / count);
  return Array.from({ length: count }, (_, page) => list.slice(page * size, (page + 1) * size));
}

/**
 * Where the wall stands in its frame, so that nothing burns in: a slow walk around, a step each minute.
 * @param minute since whenever
 * @returns pixels from the middle, at most `reach` each way
 */
export function wallDrift(minute: number, reach: number): { readonly x: number; readonly y: number } {
  return {
    x: Math.round(reach * Math.sin((2 * Math.PI * minute) / 37)),
    y: Math.round(reach * Math.cos((2 * Math.PI * minute) / 53)),
  };
}
