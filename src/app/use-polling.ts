import type { Query } from '@tanstack/react-query';
import { useMemo } from 'react';
import { pollDelay, pollSeconds } from '#client/poll-policy.ts';
import { useChosenInterval, usePausedAt } from '#features/connection/connection-store.ts';
import { useHidden } from './use-hidden.ts';

/** Seconds between polls until the gateway has said its own. */
const FLOOR_AT_FIRST = 15;

/** How everything on the page is polled. */
export type Polling = {
  /** Options to spread over a query that is polled. */
  readonly options: {
    readonly refetchInterval: (query: Pick<Query, 'state'>) => number | false;
    readonly refetchIntervalInBackground: true;
    readonly refetchOnWindowFocus: 'always' | false;
    readonly refetchOnReconnect: 'always' | false;
  };
  /** Milliseconds after a try to the next one, given its failure; false while nothing is asked. */
  readonly delayAfter: (error: unknown) => number | false;
  /** Seconds between polls when all is well. */
  readonly seconds: number;
  readonly floor: number;
  readonly pausedAt: number | undefined;
};

/**
 * Puts the chosen interval, the gateway's floor, pausing and a hidden tab together.
 * @param interval what the gateway said, in seconds
 */
export function usePolling(interval: number | undefined): Polling {
  const chosen = useChosenInterval();
  const pausedAt = usePausedAt();
  const hidden = useHidden();
  const floor = interval ?? FLOOR_AT_FIRST;
  return useMemo(() => {
    const paused = pausedAt !== undefined;
    const delayAfter = (error: unknown): number | false =>
      pollDelay({ chosen, floor, paused, hidden, error });
    return {
      options: {
        refetchInterval: (query) => delayAfter(query.state.error),
        refetchIntervalInBackground: true,
        refetchOnWindowFocus: paused ? false : 'always',
        refetchOnReconnect: paused ? false : 'always',
      },
      delayAfter,
      seconds: pollSeconds({ chosen, floor, hidden }),
      floor,
      pausedAt,
    };
  }, [chosen, floor, hidden, pausedAt]);
}
