import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Picture } from '#client/picture.ts';
import { presenceQuery } from '#client/presence.ts';
import type { Question } from '#model/questions.ts';
import type { Polling } from './use-polling.ts';

/** What several queries have brought; undefined for those that are not answered. */
export function dataOf<T>(results: UseQueryResult<T>[]): (T | undefined)[] {
  return results.map(({ data }) => data);
}

/** Asks questions about presence, again and again; their pictures, in the same order. */
export function usePolled(
  questions: readonly Question[],
  languages: string,
  { options }: Polling,
): readonly (Picture | undefined)[] {
  // The same list is not looked through again each time the page is drawn.
  const queries = useMemo(
    () => questions.map((question) => ({ ...presenceQuery(question, languages), ...options })),
    [questions, languages, options],
  );
  return useQueries({ queries, combine: dataOf<Picture> });
}
