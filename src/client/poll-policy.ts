import { ApiError } from './http.ts';

/** The intervals that can be chosen, in seconds. */
export const INTERVAL_CHOICES = [15, 30, 60, 300] as const;

/** A hidden tab asks this many times more rarely. */
export const HIDDEN_FACTOR = 2;

/** What decides when a question is asked again. */
export type PollState = {
  /** Seconds, as chosen; undefined for the gateway's own interval. */
  readonly chosen: number | undefined;
  /** Seconds under which the gateway does not want to be asked. */
  readonly floor: number;
  readonly paused: boolean;
  readonly hidden: boolean;
  /** The failure of the last try, if it failed. */
  readonly error: unknown;
};

/** Seconds between two polls when all is well. */
export function pollSeconds({
  chosen,
  floor,
  hidden,
}: Pick<PollState, 'chosen' | 'floor' | 'hidden'>): number {
  return Math.max(chosen ?? floor, floor) * (hidden ? HIDDEN_FACTOR : 1);
}

/**
 * When to ask again.
 * @returns milliseconds after the last try, or false for not at all
 */
export function pollDelay(state: PollState): number | false {
  if (state.paused) return false;
  const usual = pollSeconds(state);
  const asked = state.error instanceof ApiError ? (state.error.retryAfter ?? 0) : 0;
  return Math.max(usual, asked) * 1000;
}
