import { useCallback, useEffect, useMemo } from 'react';
import type { GatewayStatus } from '#contract/gateway-status.ts';
import { bookChanged, followPeople, usePeopleBook, usePeopleReady } from '#client/people-store.ts';
import { t } from '#i18n/translate.ts';
import type { Starred } from '#model/friend.ts';
import { hasOwnPeople, type PeopleBook } from '#model/people-book.ts';
import { rosterAt, rostersOf, showsSample, type Roster, type Rosters } from '#model/roster.ts';
import { FRIENDS_ROSTER, type View } from '#model/view.ts';

/** Who is watched, out of whom one can watch. */
export type Watched = {
  readonly book: PeopleBook;
  readonly rosters: Rosters;
  /** Undefined for the friends, and for a roster that nobody knows. */
  readonly roster: Roster | undefined;
  /** The view with the roster that really is watched, where the friends are none. */
  readonly view: View;
  /** Whether it is known whom one can watch: what this browser kept, and what the gateway offers. */
  readonly known: boolean;
  /** Whether people are shown who are invented. */
  readonly sample: boolean;
  /** Whether people that are met now are known only because the sample shows them. */
  readonly meetsSample: boolean;
  /** Somebody becomes a favourite, or is none any longer. */
  readonly onFavourite: (friend: Starred) => void;
};

const NO_GROUPS: GatewayStatus['groups'] = {};

/** Puts together what this browser kept and what the gateway says about rosters. */
export function useWatched(view: View, status: GatewayStatus | undefined): Watched {
  // Talks to the browser's database, and to other tabs that change it.
  useEffect(() => followPeople(), []);
  const book = usePeopleBook();
  const ready = usePeopleReady();
  const sample = status?.sample ?? false;
  const groups = status?.groups ?? NO_GROUPS;
  const allName = t('roster.all');
  const rosters = useMemo(
    () => rostersOf({ groups, book, sample, allName }),
    [groups, book, sample, allName],
  );
  const roster = rosterAt(rosters, view.roster);
  const meetsSample = sample && rosters.friends;
  const onFavourite = useCallback(
    ({ xuid, favorite }: Starred) => {
      void import('#model/book-changes.ts').then(({ personDescribed }) =>
        bookChanged(personDescribed(xuid, { favourite: !favorite }, meetsSample)),
      );
    },
    [meetsSample],
  );
  const watched = useMemo(
    () => (roster && roster.slug !== view.roster ? { ...view, roster: roster.slug } : view),
    [view, roster],
  );
  return {
    book,
    rosters,
    roster,
    view: watched,
    known: ready && (status !== undefined || (view.roster === FRIENDS_ROSTER && !hasOwnPeople(book))),
    sample: sample && showsSample(rosters, roster, book),
    meetsSample,
    onFavourite,
  };
}
