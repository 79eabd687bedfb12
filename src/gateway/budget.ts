/** Contract §4: presence reads in the long window, per person and title. */
export const READ_LIMIT = 100;
export const WINDOW_SECONDS = 300;

export type Budget = {
  /** Counts one request to the upstream. */
  spend(): void;
  /** Requests in the running window; 0 once it has ended. */
  used(): number;
};

/**
 * Counts requests as the upstream does: a window begins with the first request counted in it (contract §9).
 * @param clock ms
 */
export function createBudget(clock: () => number): Budget {
  let start = Number.NEGATIVE_INFINITY;
  let count = 0;
  const running = () => {
    const age = clock() - start;
    return age >= 0 && age < WINDOW_SECONDS * 1000;
  };
  return {
    spend: () => {
      if (!running()) {
        start = clock();
        count = 0;
      }
      count += 1;
    },
    used: () => (running() ? count : 0),
  };
}
