import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import type { Picture } from '#client/picture.ts';
import { presenceQuery } from '#client/presence.ts';
import type { PollHealth } from '#features/connection/freshness.ts';
import type { Question } from '#model/questions.ts';
import type { Polling } from './use-polling.ts';

type Health = Pick<PollHealth, 'updatedAt' | 'error' | 'failedAt' | 'fetching'>;

function healthOf(results: UseQueryResult<Picture>[]): Health {
  const failed = results.find(({ error }) => error !== null);
  const times = results.map(({ dataUpdatedAt }) => dataUpdatedAt);
  return {
    updatedAt: times.length === 0 || times.includes(0) ? undefined : Math.min(...times),
    error: failed?.error ?? undefined,
    failedAt: failed?.errorUpdatedAt,
    fetching: results.some(({ isFetching }) => isFetching),
  };
}

/** Watches, without asking anything itself, how the questions of the picture fare. */
export function usePollHealth(
  questions: readonly Question[],
  languages: string,
  polling: Polling,
): PollHealth {
  const health = useQueries({
    queries: questions.map((question) => ({ ...presenceQuery(question, languages), enabled: false })),
    combine: healthOf,
  });
  return {
    ...health,
    delay: polling.delayAfter(health.error),
    interval: polling.seconds * 1000,
    pausedAt: polling.pausedAt,
  };
}
