import type { Level } from '#contract/level.ts';
import { levelHas } from '#contract/level.ts';
import type { PresenceRecord } from '#contract/record.ts';
import type { AlertRule, RuleWho } from './alert-rules.ts';
import { displayState, isSignedIn } from './display-state.ts';
import { isInFront } from './headline.ts';
import { chunks, type Question } from './questions.ts';
import type { Roster, Rosters } from './roster.ts';
import { sharedSets } from './shared-sets.ts';
import { SIGNED_IN } from './sightings.ts';
import { FRIENDS_ROSTER } from './view.ts';
import { MAX_BATCH_USERS } from '#contract/batch.ts';

/** Whom rules are about, given what rosters and favourites there are at this moment. */
export type RuleScope = {
  readonly isMeant: (rule: AlertRule, xuid: string) => boolean;
  /** Everybody that rules name, one way or another; friends as a whole are not among them. */
  readonly xuids: ReadonlySet<string>;
  /** Whether a rule is about the friends as a whole. */
  readonly friends: boolean;
};

/** The roster that a rule names: by its id in this browser, or by its slug. */
export function rosterOfRule({ named }: Rosters, roster: string): Roster | undefined {
  return named.find((one) => rosterKey(one) === roster);
}

/** How a rule names a roster, so that it finds it again when it has got another name. */
export function rosterKey({ from, slug }: Roster): string {
  return typeof from === 'object' ? from.id : slug;
}

/** Whom a rule is about that is made of a roster, or of the friends where there is none. */
export function rosterWho(roster: Roster | undefined, name: string): RuleWho {
  return { kind: 'roster', roster: roster ? rosterKey(roster) : FRIENDS_ROSTER, name };
}

/**
 * Puts together whom rules are about.
 * @param isFriend whether somebody is one of the viewer's friends
 */
export function ruleScope(
  rules: readonly AlertRule[],
  rosters: Rosters,
  favourites: ReadonlySet<string>,
  isFriend: (xuid: string) => boolean,
): RuleScope {
  const xuids = new Set<string>();
  const members = new Map<string, ReadonlySet<string>>();
  let friends = false;
  for (const { who, paused } of rules) {
    if (paused) continue;
    if (who.kind === 'person') xuids.add(who.xuid);
    else if (who.kind === 'favourites') for (const xuid of favourites) xuids.add(xuid);
    else if (who.roster === FRIENDS_ROSTER) friends = true;
    else {
      const list = new Set(rosterOfRule(rosters, who.roster)?.xuids);
      members.set(who.roster, list);
      for (const xuid of list) xuids.add(xuid);
    }
  }
  return {
    isMeant: ({ who }, xuid) => {
      if (who.kind === 'person') return who.xuid === xuid;
      if (who.kind === 'favourites') return favourites.has(xuid);
      return who.roster === FRIENDS_ROSTER ? isFriend(xuid) : members.get(who.roster)?.has(xuid) === true;
    },
    xuids,
    friends,
  };
}

/**
 * What has to be asked for rules beyond what the view asks anyway.
 * @param known XUIDs that the view's own answers bring
 * @param level of the view; below the one that knows titles its answers will not do
 */
export function questionsOfRules(
  scope: RuleScope,
  view: { readonly isFriends: boolean; readonly level: Level; readonly known: ReadonlySet<string> },
  hasFriends: boolean,
): readonly Question[] {
  const serves = levelHas(view.level, 'title');
  const group: readonly Question[] =
    scope.friends && hasFriends && !(serves && view.isFriends) ? [{ kind: 'group', level: 'all' }] : [];
  const missing = [...scope.xuids].filter((xuid) => !serves || !view.known.has(xuid)).sort();
  return [
    ...group,
    ...chunks(missing, MAX_BATCH_USERS).map((users): Question => ({
      kind: 'batch',
      users,
      level: 'all',
      filters: {},
    })),
  ];
}

const NOTHING: ReadonlySet<string> = new Set();
const setOf = sharedSets();

/** What a record has somebody in: signed in at all, and the titles in front of them, by id. */
export function thingsOf(record: PresenceRecord): ReadonlySet<string> {
  if (!isSignedIn(displayState(record, 'all'))) return NOTHING;
  const ids = [SIGNED_IN];
  for (const { titles = [] } of record.devices ?? []) {
    for (const title of titles) if (title.id !== '' && isInFront(title)) ids.push(title.id);
  }
  return setOf(ids);
}
