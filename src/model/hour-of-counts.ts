/** How many people each title had at a moment, by the title's id. */
type CountSample = { readonly at: number; readonly counts: ReadonlyMap<string, number> };

/** The counts of the last hour, oldest first, one a minute. */
export type HourOfCounts = readonly CountSample[];

const HOUR = 3_600_000;
const MINUTE = 60_000;

/**
 * Keeps counts for the comparison with an hour later: one a minute, none older than an hour but the last that
 * stands for it.
 * @param at milliseconds of the clock that only goes forward
 */
export function withCounts(
  hour: HourOfCounts,
  at: number,
  counts: ReadonlyMap<string, number>,
): HourOfCounts {
  const last = hour.at(-1);
  if (last && at - last.at < MINUTE) return hour;
  // The newest that is an hour old is what now is compared with; what is older has served.
  const from = hour.findLastIndex((sample) => at - sample.at >= HOUR);
  return [...hour.slice(Math.max(0, from)), { at, counts }];
}

/**
 * How many more people a title has than an hour ago, or than when it began to be counted.
 * @returns undefined while there is nothing to compare with
 */
export function changeOfHour(hour: HourOfCounts, at: number, id: string, count: number): number | undefined {
  const from = hour.findLastIndex((sample) => at - sample.at >= HOUR);
  const sample = hour[Math.max(0, from)];
  return sample && sample.at < at ? count - (sample.counts.get(id) ?? 0) : undefined;
}
