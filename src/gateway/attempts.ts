/** Guesses of one address in a minute. */
export const MAX_ATTEMPTS = 5;
/** Guesses of everybody together: each costs a tenth of a second of work. */
export const MAX_ATTEMPTS_TOGETHER = 60;
const WINDOW_MS = 60_000;

export type Attempts = {
  /**
   * Counts a guess.
   * @returns ms to wait where it is one too many; it must not be looked at then
   */
  take(address: string): number | undefined;
  /** The password was right: earlier slips of the tongue are forgotten. */
  succeeded(address: string): void;
};

type Window = { start: number; count: number };

/**
 * Limits how often a password may be guessed.
 * @param clock ms
 */
export function createAttempts(clock: () => number): Attempts {
  let windows = new Map<string, Window>();
  let together: Window = { start: Number.NEGATIVE_INFINITY, count: 0 };

  const running = (window: Window | undefined): Window =>
    window && clock() - window.start < WINDOW_MS ? window : { start: clock(), count: 0 };

  return {
    take: (address) => {
      if (clock() - together.start >= WINDOW_MS) {
        windows = new Map([...windows].filter(([, { start }]) => clock() - start < WINDOW_MS));
      }
      together = running(together);
      const own = running(windows.get(address));
      const full =
        own.count >= MAX_ATTEMPTS ? own : together.count >= MAX_ATTEMPTS_TOGETHER ? together : undefined;
      if (full) return full.start + WINDOW_MS - clock();
      together.count += 1;
      own.count += 1;
      windows.set(address, own);
      return undefined;
    },
    succeeded: (address) => void windows.delete(address),
  };
}
