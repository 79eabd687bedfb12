import { create } from 'zustand';

type Connection = {
  /** When polling was paused, UTC milliseconds; undefined while it runs. */
  readonly pausedAt: number | undefined;
  /** Seconds between polls, as chosen; undefined for the gateway's own. */
  readonly interval: number | undefined;
};

const INTERVAL_KEY = 'interval';

function storedInterval(): number | undefined {
  try {
    const stored = Number(localStorage.getItem(INTERVAL_KEY));
    return Number.isInteger(stored) && stored > 0 ? stored : undefined;
  } catch {
    return undefined;
  }
}

const useStore = create<Connection>(() => ({ pausedAt: undefined, interval: storedInterval() }));

/** Since when polling is paused; undefined while it runs. */
export function usePausedAt(): number | undefined {
  return useStore(({ pausedAt }) => pausedAt);
}

/** Seconds between polls, as chosen. */
export function useChosenInterval(): number | undefined {
  return useStore(({ interval }) => interval);
}

/** Pause or resume was pressed. */
export function pauseToggled(now: number): void {
  useStore.setState(({ pausedAt }) => ({ pausedAt: pausedAt === undefined ? now : undefined }));
}

/** Another interval was chosen; it is remembered in this browser. */
export function intervalChosen(interval: number): void {
  useStore.setState({ interval });
  try {
    localStorage.setItem(INTERVAL_KEY, String(interval));
  } catch {
    // Storage may be blocked; then the choice holds for this visit.
  }
}
