import { ApiError } from './http.ts';

/** The intervals that can be chosen, in seconds. */
export const INTERVAL_CHOICES = [15, 30, 60, 300] as const;

/** A hidden tab asks this many times more rarely. */
export const HIDDEN_FACTOR = 2;

/** A gateway that does not answer is asked again after 2 s at least, then more and more rarely, up to 30 s. */
const BACK_OFF = { first: 2, longest: 30 } as const;

/** What decides when a question is asked again. */
export type PollState = {
  /** Seconds, as chosen; undefined for the gateway's own interval. */
  readonly chosen: number | undefined;
  /** Seconds under which the gateway does not want to be asked. */
  readonly floor: number;
  readonly paused: boolean;
  readonly hidden: boolean;
  /** Whether the browser is cut off from the gateway. */
  readonly offline: boolean;
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
 * How long a gateway that does not answer is left alone: twice as long after each miss, somewhere between half
 * of that and all of it, so that the pages of many people do not come back at the same instant.
 * @param misses in a row, from 1
 * @param jitter 0 to 1
 * @returns seconds
 */
export function backOffSeconds(misses: number, jitter: number): number {
  const most = Math.min(BACK_OFF.longest, BACK_OFF.first * 2 ** misses);
  return (most * (1 + jitter)) / 2;
}

/**
 * When to ask again.
 * @returns milliseconds after the last try, or false for not at all
 */
export function pollDelay(state: PollState): number | false {
  if (state.paused || state.offline) return false;
  const { error } = state;
  if (!(error instanceof ApiError)) return pollSeconds(state) * 1000;
  if (error.code === 'unreachable') return Math.round(backOffSeconds(error.misses, error.jitter) * 1000);
  return Math.max(pollSeconds(state), error.retryAfter ?? 0) * 1000;
}
