import { useSyncExternalStore } from 'react';

type Ticker = { readonly subscribe: (listener: () => void) => () => void; readonly now: () => number };

/** One timer for all who read this ticker, running only while somebody does. */
function ticker(everyMs: number): Ticker {
  const listeners = new Set<() => void>();
  let now = Date.now();
  let timer: ReturnType<typeof setInterval> | undefined;
  const tick = (): void => {
    now = Date.now();
    for (const listener of listeners) listener();
  };
  const wake = (): void => {
    if (!document.hidden) tick();
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      if (timer === undefined) {
        now = Date.now();
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
  };
}

const TICKERS = { second: ticker(1000), minute: ticker(60_000) };

/**
 * The time now in milliseconds since 1970, told anew every second or minute. All who read the same pace share
 * one timer and change together.
 */
export function useNow(pace: keyof typeof TICKERS): number {
  const { subscribe, now } = TICKERS[pace];
  return useSyncExternalStore(subscribe, now);
}
