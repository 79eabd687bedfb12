/** How much more may be held at the end than after the warming up. */
export const GROWTH = 0.03;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/**
 * How much figures grow from the beginning to the end, as a share of the beginning: the median of the last third
 * over that of the first, so that a single reading neither hides a growth nor makes one.
 * @param readings in order, three at least, without those of the warming up
 */
export function growthOf(readings: readonly number[]): number {
  if (readings.length < 3) throw new Error('a growth needs three readings');
  const third = Math.floor(readings.length / 3);
  const [first, last] = [median(readings.slice(0, third)), median(readings.slice(-third))];
  return last === first ? 0 : (last - first) / first;
}
