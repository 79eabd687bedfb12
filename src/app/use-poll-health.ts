import { useState } from 'react';
import type { GatewayStatus } from '#contract/gateway-status.ts';
import { ApiError } from '#client/http.ts';
import { useSleptAt } from '#features/connection/connection-store.ts';
import type { PollHealth } from '#features/connection/freshness.ts';
import type { Fare } from './use-polled.ts';
import type { Polling } from './use-polling.ts';

/** When the gateway may ask again, by the clock of this page that only goes forward; undefined if it may now. */
function waitsUntil(status: GatewayStatus | undefined): number | undefined {
  if (status?.state !== 'waiting' || status.retryAt === undefined) return undefined;
  const wait = Date.parse(status.retryAt) - Date.now();
  return Number.isNaN(wait) ? undefined : performance.now() + wait;
}

/** How the polls fare, and what else is known of them. */
export function usePollHealth(fare: Fare, status: GatewayStatus | undefined, polling: Polling): PollHealth {
  const sleptAt = useSleptAt();
  // Until the first answer, the query forgets its failure while it asks again; who reads the page does not.
  const [lastError, setLastError] = useState<unknown>();
  const error = fare.error ?? (fare.fetching && fare.answeredAt === undefined ? lastError : undefined);
  if (error !== lastError) setLastError(error);
  const [wait, setWait] = useState<{ readonly status: typeof status; readonly until: number | undefined }>();
  if (wait?.status !== status) setWait({ status, until: waitsUntil(status) });
  return {
    ...fare,
    error,
    failedAt: error instanceof ApiError ? error.at : undefined,
    delay: polling.delayAfter(error),
    interval: polling.seconds * 1000,
    pausedAt: polling.pausedAt,
    offline: polling.offline,
    sleptAt,
    waitsUntil: wait?.until,
  };
}
