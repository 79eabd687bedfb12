import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { MAX_PROFILE_USERS } from '#contract/profile.ts';
import type { Picture } from '#client/picture.ts';
import { presenceQuery } from '#client/presence.ts';
import { gamertagsQuery } from '#client/profile.ts';
import type { AlertRule } from '#model/alert-rules.ts';
import type { PeopleBook } from '#model/people-book.ts';
import { chunks, type Question } from '#model/questions.ts';
import { questionsOfRules, ruleScope, type RuleScope } from '#model/rule-scope.ts';
import { FRIENDS_ROSTER } from '#model/view.ts';
import type { NamedPicture } from './lookout.ts';
import type { Page } from './page.ts';

/** What is known of everybody whom rules are about. */
export type RulePictures = {
  readonly scope: RuleScope;
  /** Undefined until each question is answered. */
  readonly pictures: readonly NamedPicture[] | undefined;
  /** Gamertags of people who are not in the view. */
  readonly names: ReadonlyMap<string, string>;
};

function dataOf<T>(results: UseQueryResult<T>[]): (T | undefined)[] {
  return results.map(({ data }) => data);
}

const NOBODY: ReadonlySet<string> = new Set();

function nameOf(question: Question): string {
  return question.kind === 'group'
    ? `group ${question.level}`
    : `batch ${question.level} ${question.users.join()}`;
}

/** The favourites of gateway and book: what was chosen here stands over what the gateway says. */
function favouritesOf(given: readonly string[] | undefined, { people }: PeopleBook): ReadonlySet<string> {
  const favourites = new Set(given);
  for (const { xuid, favourite } of people.values()) {
    if (favourite === true) favourites.add(xuid);
    else if (favourite === false) favourites.delete(xuid);
  }
  return favourites;
}

/**
 * Puts together whom rules are about, and asks for those whom the view does not ask for anyway.
 */
export function useRulePictures(page: Page, rules: readonly AlertRule[]): RulePictures {
  const { watched, dashboard, languages, polling, status } = page;
  const { view, rosters, roster, book } = watched;
  const { picture: asked } = dashboard.presence.questions;
  const isFriends = view.roster === FRIENDS_ROSTER && roster === undefined;
  const { friends } = dashboard;
  const given = status?.favorites;
  const known = useMemo(() => {
    if (roster) return new Set(roster.xuids);
    return isFriends ? new Set((friends ?? []).map(({ xuid }) => xuid)) : NOBODY;
  }, [roster, isFriends, friends]);
  const favourites = useMemo(() => favouritesOf(given, book), [given, book]);
  const asking = useMemo(
    () => ruleScope(rules, rosters, favourites, () => false),
    [rules, rosters, favourites],
  );
  const waits = isFriends && friends === undefined;
  const questions = useMemo(() => {
    const extra = waits
      ? []
      : questionsOfRules(asking, { isFriends, level: view.level, known }, rosters.friends);
    return [...asked, ...extra];
  }, [asked, asking, waits, isFriends, view.level, known, rosters.friends]);
  const pictures = useQueries({
    queries: questions.map((question, index) => ({
      ...presenceQuery(question, languages),
      // What the view asks is asked by the view.
      ...(index < asked.length ? { enabled: false } : polling.options),
    })),
    combine: dataOf<Picture>,
  });
  const others = questions
    .slice(asked.length)
    .flatMap((question) => (question.kind === 'batch' ? question.users : []));
  const answers = useQueries({
    queries: chunks(others, MAX_PROFILE_USERS).map((some) => gamertagsQuery(some, languages)),
    combine: dataOf<ReadonlyMap<string, string>>,
  });
  const names = useMemo(() => new Map(answers.flatMap((answer) => [...(answer ?? [])])), [answers]);
  const named = useMemo(
    () =>
      pictures.flatMap((picture, index) => {
        const question = questions[index];
        return picture && question ? [{ name: nameOf(question), picture }] : [];
      }),
    [pictures, questions],
  );
  // Who is a friend is known from the group's answer alone; whoever else is watched is in a batch.
  const group = named.find(({ name }) => name.startsWith('group'))?.picture.records;
  const scope = useMemo(
    () => ruleScope(rules, rosters, favourites, (xuid) => group?.has(xuid) === true),
    [rules, rosters, favourites, group],
  );
  return { scope, pictures: named.length === questions.length ? named : undefined, names };
}
