import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { askedIn } from '#client/presence.ts';
import { gamertagsQueries, type Gamertags } from '#client/profile.ts';
import type { AlertRule } from '#model/alert-rules.ts';
import type { PeopleBook } from '#model/people-book.ts';
import { questionsOfRules, ruleScope, type RuleScope } from '#model/rule-scope.ts';
import { FRIENDS_ROSTER } from '#model/view.ts';
import type { NamedPicture } from './lookout.ts';
import type { Page } from './page.ts';
import { dataOf, usePolled } from './use-polled.ts';

/** What is known of everybody whom rules are about. */
export type RulePictures = {
  readonly scope: RuleScope;
  /** Undefined until each question is answered. */
  readonly pictures: readonly NamedPicture[] | undefined;
  /** Gamertags of people who are not in the view. */
  readonly names: ReadonlyMap<string, string>;
};

const NOBODY: ReadonlySet<string> = new Set();

/** The favourites of gateway and book: what was chosen here stands over what the gateway says. */
function favouritesOf(given: readonly string[] | undefined, { people }: PeopleBook): ReadonlySet<string> {
  const favourites = new Set(given);
  for (const { xuid, favourite } of people.values()) {
    if (favourite === true) favourites.add(xuid);
    else if (favourite === false) favourites.delete(xuid);
  }
  return favourites;
}

/** Made outside of what is drawn: it is kept, and with it would be kept all that was at hand where it was made. */
function isIn(group: ReadonlyMap<string, unknown> | undefined): (xuid: string) => boolean {
  return (xuid) => group?.has(xuid) === true;
}

/**
 * Puts together whom rules are about, and asks for those whom the view does not ask for anyway.
 */
export function useRulePictures(page: Page, rules: readonly AlertRule[]): RulePictures {
  const { watched, dashboard, languages, polling, status } = page;
  const { view, rosters, roster, book } = watched;
  const { presence } = dashboard;
  const { picture: asked } = presence.questions;
  const isFriends = view.roster === FRIENDS_ROSTER && roster === undefined;
  const given = status?.favorites;
  const favourites = useMemo(() => favouritesOf(given, book), [given, book]);
  const asking = useMemo(
    () => ruleScope(rules, rosters, favourites, isIn(undefined)),
    [rules, rosters, favourites],
  );
  const hasRules = asking.xuids.size > 0;
  const known = useMemo(() => {
    if (!hasRules) return NOBODY;
    if (roster) return new Set(roster.xuids);
    return isFriends ? new Set(presence.friends) : NOBODY;
  }, [hasRules, roster, isFriends, presence.friends]);
  const waits = isFriends && dashboard.friends === undefined;
  const extra = useMemo(
    () => (waits ? [] : questionsOfRules(asking, { isFriends, level: view.level, known }, rosters.friends)),
    [asking, waits, isFriends, view.level, known, rosters.friends],
  );
  const { pictures } = usePolled(extra, languages, polling);
  const queries = useMemo(() => {
    const others = extra.flatMap((question) => (question.kind === 'batch' ? question.users : []));
    return gamertagsQueries(others, languages).map((query) => ({ ...query, ...polling.untilAnswered }));
  }, [extra, languages, polling.untilAnswered]);
  const answers = useQueries({ queries, combine: dataOf<Gamertags> });
  const names = useMemo(() => new Map(answers.flatMap((answer) => [...(answer ?? [])])), [answers]);
  const questions = useMemo(
    () =>
      [...asked, ...extra].map((question) => ({ kind: question.kind, name: askedIn(question, languages) })),
    [asked, extra, languages],
  );
  const named = useMemo(
    () =>
      // What the view asks is asked by the view.
      [...presence.pictures, ...pictures].flatMap((picture, index) => {
        const question = questions[index];
        if (!picture || !question) return [];
        return [{ ...question, picture }];
      }),
    [presence.pictures, pictures, questions],
  );
  // Who is a friend is known from the group's answer alone; whoever else is watched is in a batch.
  const group = named.find(({ kind }) => kind === 'group')?.picture.records;
  const scope = useMemo(
    () => ruleScope(rules, rosters, favourites, isIn(group)),
    [rules, rosters, favourites, group],
  );
  return { scope, pictures: named.length === questions.length ? named : undefined, names };
}
