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

export const INTERVAL_KEY = 'interval';

function storedInterval(): number | undefined {
  const stored = Number(kept(INTERVAL_KEY));
  return Number.isInteger(stored) && stored > 0 ? stored : undefined;
}

export const useConnection = create<Connection>(() => ({
  pausedAt: undefined,
  interval: storedInterval(),
  offline: false,
  sleptAt: -Infinity,
}));

/** Since when polling is paused; undefined while it runs. */
export function usePausedAt(): number | undefined {
  return useConnection(({ pausedAt }) => pausedAt);
}

/** Whether polling is paused. */
export function isPaused(): boolean {
  return useConnection.getState().pausedAt !== undefined;
}

/** Seconds between polls, as chosen. */
export function useChosenInterval(): number | undefined {
  return useConnection(({ interval }) => interval);
}

/** Whether the browser is cut off from the gateway. */
export function useOffline(): boolean {
  return useConnection(({ offline }) => offline);
}

/** Whether the browser is cut off from the gateway. */
export function isOffline(): boolean {
  return useConnection.getState().offline;
}

/** When the browser was last found to have slept, in milliseconds of the clock that only goes forward. */
export function useSleptAt(): number {
  return useConnection(({ sleptAt }) => sleptAt);
}

/** Pause or resume was pressed. */
export function pauseToggled(now: number): void {
  useConnection.setState(({ pausedAt }) => ({ pausedAt: pausedAt === undefined ? now : undefined }));
}
