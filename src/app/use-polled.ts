import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Picture } from '#client/picture.ts';
import { presenceQuery } from '#client/presence.ts';
import type { PollHealth } from '#features/connection/freshness.ts';
import type { Question } from '#model/questions.ts';
import type { Polling } from './use-polling.ts';

/** What several queries have brought; undefined for those that are not answered. */
export function dataOf<T>(results: UseQueryResult<T>[]): (T | undefined)[] {
  return results.map(({ data }) => data);
}

/** How several questions fare as one. */
export type Fare = Pick<PollHealth, 'answeredAt' | 'answeredClock' | 'error' | 'fetching'>;

/** What questions about presence have brought, and how they fare. */
export type Polled = {
  /** One for each question, in their order; undefined until it is answered. */
  readonly pictures: readonly (Picture | undefined)[];
  readonly fare: Fare;
};

function polledOf(results: UseQueryResult<Picture>[]): Polled {
  const pictures = dataOf(results);
  const failed = results.find(({ error }) => error !== null);
  const answered = pictures.filter((picture) => picture !== undefined);
  const isAnswered = results.length > 0 && answered.length === results.length;
  const oldest = isAnswered ? answered.reduce((a, b) => (a.at <= b.at ? a : b)) : undefined;
  const fare: Fare = {
    answeredAt: oldest?.at,
    answeredClock: oldest?.clock,
    error: failed?.error ?? undefined,
    // A poll that follows a good one goes by unseen: the page is not drawn anew because it has begun.
    fetching: (!isAnswered || failed !== undefined) && results.some(({ isFetching }) => isFetching),
  };
  return { pictures, fare };
}

/** Asks questions about presence, again and again. */
export function usePolled(questions: readonly Question[], languages: string, { options }: Polling): Polled {
  // The same list is not looked through again each time the page is drawn.
  const queries = useMemo(
    () => questions.map((question) => ({ ...presenceQuery(question, languages), ...options })),
    [questions, languages, options],
  );
  return useQueries({ queries, combine: polledOf });
}
