import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { presenceQuery } from '#client/presence.ts';
import { gamertagsQueries, type Gamertags } from '#client/profile.ts';
import { locale } from '#i18n/translate.ts';
import { candidatesOf, type Candidate } from '#model/candidates.ts';
import { knownPerson } from '#model/book-changes.ts';
import type { PeopleBook } from '#model/people-book.ts';
import type { GroupQuestion } from '#model/questions.ts';
import type { Rosters } from '#model/roster.ts';

/** What the page knows of people at hand. */
export type AtHand = {
  readonly book: PeopleBook;
  readonly rosters: Rosters;
  /** As far as the page has asked for them. */
  readonly gamertags: ReadonlyMap<string, string>;
  /** The question for the friends, as the page asks it. */
  readonly friends: GroupQuestion;
  readonly languages: string;
};

function namesOf(results: UseQueryResult<Gamertags>[]): ReadonlyMap<string, string> {
  return new Map(results.flatMap(({ data }) => (data ? [...data] : [])));
}

/** Everybody at hand: the viewer's friends and the people of all rosters; names that are not known are asked. */
export function useCandidates({
  book,
  rosters,
  gamertags,
  friends,
  languages,
}: AtHand): readonly Candidate[] {
  const { data: picture } = useQuery({ ...presenceQuery(friends, languages), enabled: rosters.friends });
  const xuids = useMemo(() => {
    const known = rosters.friends ? (picture?.records.keys() ?? []) : [];
    return [...new Set([...known, ...rosters.named.flatMap((roster) => roster.xuids)])];
  }, [picture, rosters]);
  const queries = useMemo(
    () =>
      gamertagsQueries(
        xuids.filter((xuid) => !gamertags.has(xuid)),
        languages,
      ),
    [xuids, gamertags, languages],
  );
  const asked = useQueries({ queries, combine: namesOf });
  return useMemo(
    () =>
      candidatesOf(
        xuids,
        new Map([...gamertags, ...asked]),
        (xuid) => knownPerson(book, xuid).alias,
        locale(),
      ),
    [xuids, gamertags, asked, book],
  );
}
