import { create } from 'zustand';
import { kept } from '#i18n/kept.ts';

type Connection = {
  /** When polling was paused, UTC milliseconds; undefined while it runs. */
  readonly pausedAt: number | undefined;
  /** Seconds between polls, as chosen; undefined for the gateway's own. */
  readonly interval: number | undefined;
  /** Whether the browser says that it is offline and the gateway did not answer either. */
  readonly offline: boolean;
  /** When the browser was found to have slept, in milliseconds of the clock that only goes forward. */
  readonly sleptAt: number;
};

const INTERVAL_KEY = 'interval';

function storedInterval(): number | undefined {
  const stored = Number(kept(INTERVAL_KEY));
  return Number.isInteger(stored) && stored > 0 ? stored : undefined;
}

const useStore = create<Connection>(() => ({
  pausedAt: undefined,
  interval: storedInterval(),
  offline: false,
  sleptAt: -Infinity,
}));

/** Since when polling is paused; undefined while it runs. */
export function usePausedAt(): number | undefined {
  return useStore(({ pausedAt }) => pausedAt);
}

/** Whether polling is paused. */
export function isPaused(): boolean {
  return useStore.getState().pausedAt !== undefined;
}

/** Seconds between polls, as chosen. */
export function useChosenInterval(): number | undefined {
  return useStore(({ interval }) => interval);
}

/** Whether the browser is cut off from the gateway. */
export function useOffline(): boolean {
  return useStore(({ offline }) => offline);
}

/** Whether the browser is cut off from the gateway. */
export function isOffline(): boolean {
  return useStore.getState().offline;
}

/** When the browser was last found to have slept, in milliseconds of the clock that only goes forward. */
export function useSleptAt(): number {
  return useStore(({ sleptAt }) => sleptAt);
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

/** The browser says that it is offline, and the gateway did not answer. */
export function cutOff(): void {
  useStore.setState({ offline: true });
}

/** The network is back, or the gateway answers without it. */
export function reachable(): void {
  useStore.setState({ offline: false });
}

/** The clock on the wall has jumped: the browser was asleep. */
export function wokenUp(at: number): void {
  useStore.setState({ sleptAt: at });
}
