/**
 * Notices that somebody stopped answering: that there was something to answer, and for a while nothing came.
 * One timer for all that is waited for, since a timer for each call would be what most calls cost. Nobody is
 * blamed for what this process did not hear because it was busy: what lies unread is read first, and as long as
 * the timer was late, so much longer is listened.
 * @param limitMs of silence
 * @param onSilence called for each silence that lasts so long
 * @returns watches over an answer, and hands it through
 */
export function noticeSilence(limitMs: number, onSilence: () => void): <T>(answer: Promise<T>) => Promise<T> {
  let waiting = 0;
  /** When an answer came last, or when the waiting began: milliseconds of the monotonic clock. */
  let since = 0;
  let timer: NodeJS.Timeout | undefined;

  const silentFor = (): number => (waiting === 0 ? 0 : performance.now() - since);
  const arm = (ms: number): void => {
    const due = performance.now() + ms;
    timer = setTimeout(() => {
      const now = performance.now();
      const late = Math.min(limitMs, Math.max(0, now - due));
      since = Math.max(since, now - limitMs + late);
      // Timers come before what has arrived is read, and immediates after.
      setImmediate(check);
    }, ms);
    timer.unref();
  };
  const check = (): void => {
    timer = undefined;
    if (waiting === 0) return;
    const left = limitMs - silentFor();
    if (left > 0) arm(left);
    else onSilence();
  };
  const heard = (): void => {
    waiting -= 1;
    since = performance.now();
  };

  return (answer) => {
    if (waiting === 0) since = performance.now();
    waiting += 1;
    if (timer === undefined) arm(limitMs);
    answer.then(heard, heard);
    return answer;
  };
}
