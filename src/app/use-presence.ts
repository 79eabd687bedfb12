import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Picture } from '#client/picture.ts';
import { gamertagsQueries, type Gamertags } from '#client/profile.ts';
import type { BatchFilters } from '#contract/batch.ts';
import { entryKeeper, firstSeenOrder, sameKeeper } from '#model/keepers.ts';
import { askableFilters } from '#model/matching.ts';
import { questionsFor, type Questions } from '#model/questions.ts';
import type { Roster } from '#model/roster.ts';
import type { View } from '#model/view.ts';
import { usePolled, type Fare } from './use-polled.ts';
import type { Polling } from './use-polling.ts';

/** What the service said about the people of a view. */
export type Presence = {
  readonly questions: Questions;
  /** One for each question of the picture; undefined until it is answered. */
  readonly pictures: readonly (Picture | undefined)[];
  /** How the questions of the picture fare. */
  readonly fare: Fare;
  /** The XUIDs that the filtered question let through; undefined until it is answered, or if none is asked. */
  readonly verdict: ReadonlySet<string> | undefined;
  /** How the filtered question fares. */
  readonly verdictFare: Fare;
  readonly names: ReadonlyMap<string, string>;
  /** Whether every name that was asked for came or failed to. */
  readonly namesSettled: boolean;
  /** The XUIDs of the group's last answer; none before the first. The same people are the same list. */
  readonly friends: readonly string[];
};

const NOBODY: readonly string[] = [];

function union(pictures: readonly (Picture | undefined)[]): ReadonlySet<string> | undefined {
  if (pictures.length === 0) return undefined;
  const xuids = new Set<string>();
  for (const picture of pictures) {
    if (!picture) return undefined;
    for (const xuid of picture.records.keys()) xuids.add(xuid);
  }
  return xuids;
}

type Names = { readonly answers: readonly Gamertags[]; readonly settled: boolean };

function namesOf(results: UseQueryResult<Gamertags>[]): Names {
  return {
    answers: results.flatMap(({ data }) => (data ? [data] : [])),
    settled: results.every(({ isPending }) => !isPending),
  };
}

function useNames(
  xuids: readonly string[],
  languages: string,
  { untilAnswered }: Polling,
): { readonly names: ReadonlyMap<string, string>; readonly settled: boolean } {
  const [inOrder] = useState(() => firstSeenOrder<string>());
  const [keep] = useState(() => entryKeeper<string, string>());
  const order = inOrder(xuids);
  const queries = useMemo(
    () => gamertagsQueries(order, languages).map((query) => ({ ...query, ...untilAnswered })),
    [order, languages, untilAnswered],
  );
  const { answers, settled } = useQueries({ queries, combine: namesOf });
  return { names: useMemo(() => keep(...answers), [answers, keep]), settled };
}

/** Asks what a view needs, again and again, and the names of whoever turns up. */
export function usePresence(
  view: View,
  roster: Roster | undefined,
  languages: string,
  polling: Polling,
): Presence {
  const [friends, setFriends] = useState(NOBODY);
  // Who types a search changes the view with every key, and asks the same.
  const [keepAsked] = useState(() => sameKeeper<BatchFilters | undefined>());
  const asked = keepAsked(askableFilters(view.filters));
  const { roster: slug, level } = view;
  const questions = useMemo(
    () => questionsFor({ roster: slug, level }, asked, roster, friends),
    [slug, level, asked, roster, friends],
  );
  const { pictures, fare } = usePolled(questions.picture, languages, polling);
  const { pictures: answers, fare: verdictFare } = usePolled(questions.verdict, languages, polling);
  const verdict = useMemo(() => union(answers), [answers]);
  // Who is in a roster is known; who is a friend says the group's answer.
  const group = questions.picture[0]?.kind === 'group' ? pictures[0] : undefined;
  // The filtered question names the people of the group's last answer; the same people make the same question.
  const came = useMemo(() => membersOf(group, friends), [group, friends]);
  if (came !== friends) setFriends(came);
  const { names, settled } = useNames(roster?.xuids ?? friends, languages, polling);
  // Nobody has been asked for the names of people who are only just known.
  const namesSettled = settled && came === friends;
  return { questions, pictures, fare, verdict, verdictFare, names, namesSettled, friends };
}

/** The people of a group's last answer; the same list while they are the same people. */
function membersOf(group: Picture | undefined, before: readonly string[]): readonly string[] {
  if (!group) return before;
  const { records } = group;
  return records.size === before.length && before.every((xuid) => records.has(xuid))
    ? before
    : [...records.keys()];
}
