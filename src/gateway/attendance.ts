/** Counts who comes again and again: each visit counts for a while. */
export type Attendance = {
  came(): void;
  /** Visits within the last interval. */
  count(): number;
};

/** More visits than this are not told apart. */
const MOST = 10_000;

/**
 * @param clock ms
 * @param intervalMs how long a visit counts
 */
export function createAttendance(clock: () => number, intervalMs: () => number): Attendance {
  const visits: number[] = [];
  const forget = () => {
    const since = clock() - intervalMs();
    let gone = 0;
    while (gone < visits.length && (visits[gone] ?? 0) <= since) gone += 1;
    visits.splice(0, gone);
  };
  return {
    came: () => {
      if (visits.length >= MOST) visits.shift();
      visits.push(clock());
    },
    count: () => {
      forget();
      return visits.length;
    },
  };
}
