import { useState } from 'react';
import { ApiError } from '#client/http.ts';
import type { HeardStatus } from '#client/status.ts';
import { useSleptAt } from '#features/connection/connection-store.ts';
import type { PollHealth } from '#features/connection/freshness.ts';
import type { Fare } from './use-polled.ts';
import type { Polling } from './use-polling.ts';

/** How the polls fare, and what else is known of them. */
export function usePollHealth(fare: Fare, status: HeardStatus | undefined, polling: Polling): PollHealth {
  const sleptAt = useSleptAt();
  // Until the first answer, the query forgets its failure while it asks again; who reads the page does not.
  const [lastError, setLastError] = useState<unknown>();
  const error = fare.error ?? (fare.fetching && fare.answeredAt === undefined ? lastError : undefined);
  if (error !== lastError) setLastError(error);
  return {
    ...fare,
    error,
    failedAt: error instanceof ApiError ? error.at : undefined,
    delay: polling.delayAfter(error),
    interval: polling.seconds * 1000,
    pausedAt: polling.pausedAt,
    offline: polling.offline,
    sleptAt,
    waitsUntil: status?.waitsUntil,
  };
}
