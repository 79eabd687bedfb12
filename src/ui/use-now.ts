import { useSyncExternalStore } from 'react';

type Ticker = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly now: () => number;
  readonly tick: () => void;
};

/** One timer for all who read this ticker, running only while somebody does. */
function ticker(everyMs: number, read: () => number): Ticker {
  const listeners = new Set<() => void>();
  let now = read();
  let timer: ReturnType<typeof setInterval> | undefined;
  const tick = (): void => {
    now = read();
    for (const listener of listeners) listener();
  };
  const wake = (): void => {
    if (!document.hidden) tick();
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      if (timer === undefined) {
        now = read();
        timer = setInterval(tick, everyMs);
        document.addEventListener('visibilitychange', wake);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
        document.removeEventListener('visibilitychange', wake);
      };
    },
    now: () => now,
    tick,
  };
}

const minutes = ticker(60_000, () => Date.now());
const elapsed = ticker(1000, () => performance.now());

/**
 * The time now in milliseconds since 1970, told anew every minute. All who read it share one timer and change
 * together.
 */
export function useNow(): number {
  return useSyncExternalStore(minutes.subscribe, minutes.now);
}

/** Milliseconds of the clock that only goes forward, told anew every second: for ages, whatever the wall says. */
export function useElapsed(): number {
  return useSyncExternalStore(elapsed.subscribe, elapsed.now);
}

/** The clock on the wall has jumped: whoever shows a time draws it anew at once. */
export function clockJumped(): void {
  minutes.tick();
  elapsed.tick();
}
