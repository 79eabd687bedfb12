/** At most one message in 30 s; a little more, in milliseconds, since one may be drawn later than another. */
export const SAID_EVERY = 31_000;

/**
 * Says things by a live region, at most once in 30 s: what comes meanwhile is said together.
 * @param say puts everything that is to be said into one message
 * @param now milliseconds of a clock that only goes forward
 * @param after calls back after so many milliseconds
 */
export function createAnnouncer<Thing>(
  say: (things: readonly Thing[]) => void,
  now: () => number,
  after: (ms: number, call: () => void) => void,
): (things: readonly Thing[]) => void {
  let pending: readonly Thing[] = [];
  let saidAt = -Infinity;
  let waiting = false;
  const speak = (): void => {
    waiting = false;
    saidAt = now();
    const things = pending;
    pending = [];
    say(things);
  };
  return (things) => {
    if (things.length === 0) return;
    pending = [...pending, ...things];
    if (waiting) return;
    const wait = saidAt + SAID_EVERY - now();
    if (wait <= 0) {
      speak();
      return;
    }
    waiting = true;
    after(wait, speak);
  };
}
