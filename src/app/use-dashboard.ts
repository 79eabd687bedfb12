import { useLocale } from '#i18n/translate.ts';
import { useMemo, useState } from 'react';
import type { GatewayStatus } from '#contract/gateway-status.ts';
import { completenessOf, standingsOf, type Completeness } from '#client/standing.ts';
import { arranger, type FriendGroup } from '#model/arranging.ts';
import { counter, type Counts } from '#model/counting.ts';
import type { Friend } from '#model/friend.ts';
import { entryKeeper } from '#model/keepers.ts';
import { askableFilters, canAnswerHere, matchingFriends } from '#model/matching.ts';
import type { PeopleBook } from '#model/people-book.ts';
import { FRIENDS_ROSTER } from '#model/view.ts';
import { useAfter } from '#ui/use-after.ts';
import { friendsTold, type Described } from './friends-told.ts';
import type { Fare } from './use-polled.ts';
import type { Polling } from './use-polling.ts';
import { usePresence, type Presence } from './use-presence.ts';
import type { Watched } from './use-watched.ts';

/** Everything the page draws. */
export type Dashboard = {
  readonly presence: Presence;
  /** How the questions fare by which people are shown. */
  readonly fare: Fare;
  /** Undefined until the first answer. */
  readonly friends: readonly Friend[] | undefined;
  readonly counts: Counts;
  /** Undefined while it cannot be known yet who matches. */
  readonly groups: readonly FriendGroup[] | undefined;
  readonly shown: number;
  readonly titleNames: ReadonlyMap<string, string>;
  /** How complete the last answers were. */
  readonly completeness: Completeness;
};

const NOBODY: readonly Friend[] = [];

/** How long the first picture of a roster waits for names, in milliseconds: better than XUIDs that turn into names and move. */
const NAMES_PATIENCE = 1000;

function eachOnce(xuids: readonly string[]): readonly string[] {
  const once = new Set(xuids);
  return once.size === xuids.length ? xuids : [...once];
}

/**
 * Tells what is known of people beside their records. Made outside of what is drawn: it is kept, and with it would
 * be kept all that was at hand where it was made, such as everybody of that picture.
 */
function describer(
  { people }: PeopleBook,
  names: ReadonlyMap<string, string>,
  favorites: readonly string[] | undefined,
): (xuid: string) => Described {
  const given = new Set(favorites);
  return (xuid) => {
    const { alias = '', favourite } = people.get(xuid) ?? {};
    const gamertag = names.get(xuid);
    return {
      name: alias || (gamertag ?? xuid),
      gamertag: alias === '' ? undefined : gamertag,
      favorite: favourite ?? given.has(xuid),
    };
  };
}

/** Turns what the service said into what the page draws; people of whom nothing changed keep their identity. */
export function useDashboard(
  { view, roster, book, known }: Watched,
  status: GatewayStatus | undefined,
  languages: string,
  polling: Polling,
): Dashboard {
  const locale = useLocale();
  const presence = usePresence(view, roster, languages, polling);
  const { pictures, names, namesSettled, verdictFare } = presence;
  /** The roster of which somebody was shown. */
  const [shownRoster, setShownRoster] = useState<string>();
  const [makeFriends] = useState(() => friendsTold());
  const [countFriends] = useState(() => counter());
  const [arrangeFriends] = useState(() => arranger());
  const [keepTitles] = useState(() => entryKeeper<string, string>());
  const { level, filters } = view;
  const complete =
    known &&
    pictures.every((picture) => picture !== undefined) &&
    (view.roster === FRIENDS_ROSTER || roster !== undefined);
  const isNew = shownRoster !== view.roster;
  const waitedForNames = useAfter(NAMES_PATIENCE, complete && isNew);
  const answered = complete && (!isNew || namesSettled || waitedForNames);
  if (answered && isNew) setShownRoster(view.roster);
  const favorites = status?.favorites;
  const describe = useMemo(() => describer(book, names, favorites), [book, names, favorites]);
  const rostered = useMemo(() => roster && eachOnce(roster.xuids), [roster]);
  const friends = useMemo(() => {
    if (!answered) return undefined;
    const came = pictures.filter((picture) => picture !== undefined);
    const told = standingsOf(came, polling.seconds * 1000);
    return makeFriends(rostered ?? [...told.records.keys()], told, describe, level);
  }, [answered, pictures, rostered, describe, level, polling.seconds, makeFriends]);
  const counts = useMemo(() => countFriends(friends ?? NOBODY, locale), [friends, locale, countFriends]);
  const titleNames = useMemo(
    () => keepTitles(counts.titles.map(({ id, name }) => [id, name] as const)),
    [counts, keepTitles],
  );
  const asked = useMemo(() => askableFilters(filters), [filters]);
  const here = asked === undefined || canAnswerHere(asked, level);
  // What was let through before the question failed holds no longer, and the page can tell by itself.
  const verdict = here && verdictFare.error !== undefined ? undefined : presence.verdict;
  const matching = useMemo(
    () => (friends && (here || verdict) ? matchingFriends(friends, filters, level, verdict) : undefined),
    [friends, filters, level, verdict, here],
  );
  const by = view.layout === 'titles' ? 'title' : view.layout === 'table' ? 'none' : view.by;
  const groups = useMemo(
    () => matching && arrangeFriends(matching, { by, sort: view.sort, locale }),
    [matching, by, view.sort, locale, arrangeFriends],
  );
  const completeness = useMemo(
    () => completenessOf(pictures.filter((picture) => picture !== undefined)),
    [pictures],
  );
  const { fare } = presence;
  return {
    presence,
    fare: here
      ? fare
      : {
          ...fare,
          error: fare.error ?? verdictFare.error,
          fetching: fare.fetching || verdictFare.fetching,
        },
    friends,
    counts,
    groups,
    shown: matching?.length ?? 0,
    titleNames,
    completeness,
  };
}
