import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { GatewayStatus } from '#contract/gateway-status.ts';
import { ApiError } from '#client/http.ts';
import type { Picture } from '#client/picture.ts';
import { presenceQuery } from '#client/presence.ts';
import { useSleptAt } from '#features/connection/connection-store.ts';
import type { PollHealth } from '#features/connection/freshness.ts';
import type { Question } from '#model/questions.ts';
import type { Polling } from './use-polling.ts';

type Health = Pick<PollHealth, 'answeredAt' | 'answeredClock' | 'error' | 'fetching'>;

function healthOf(results: UseQueryResult<Picture>[]): Health {
  const failed = results.find(({ error }) => error !== null);
  const pictures = results.flatMap(({ data }) => data ?? []);
  const answered = results.length > 0 && pictures.length === results.length;
  const oldest = pictures.reduce<Picture | undefined>((a, b) => (a && a.at <= b.at ? a : b), undefined);
  return {
    answeredAt: answered ? oldest?.at : undefined,
    answeredClock: answered ? oldest?.clock : undefined,
    error: failed?.error ?? undefined,
    // A poll that follows a good one goes by unseen: the page is not drawn anew because it has begun.
    fetching: (!answered || failed !== undefined) && results.some(({ isFetching }) => isFetching),
  };
}

/** When the gateway may ask again, by the clock of this page that only goes forward; undefined if it may now. */
function waitsUntil(status: GatewayStatus | undefined): number | undefined {
  if (status?.state !== 'waiting' || status.retryAt === undefined) return undefined;
  const wait = Date.parse(status.retryAt) - Date.now();
  return Number.isNaN(wait) ? undefined : performance.now() + wait;
}

/** Watches, without asking anything itself, how the questions of the picture fare. */
export function usePollHealth(
  questions: readonly Question[],
  status: GatewayStatus | undefined,
  languages: string,
  polling: Polling,
): PollHealth {
  const queries = useMemo(
    () => questions.map((question) => ({ ...presenceQuery(question, languages), enabled: false })),
    [questions, languages],
  );
  const health = useQueries({ queries, combine: healthOf });
  const sleptAt = useSleptAt();
  // Until the first answer, the query forgets its failure while it asks again; who reads the page does not.
  const [lastError, setLastError] = useState<unknown>();
  const error = health.error ?? (health.fetching && health.answeredAt === undefined ? lastError : undefined);
  if (error !== lastError) setLastError(error);
  const [wait, setWait] = useState<{ readonly status: typeof status; readonly until: number | undefined }>();
  if (wait?.status !== status) setWait({ status, until: waitsUntil(status) });
  return {
    ...health,
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
