import { lazy, Suspense, useEffect, useMemo } from 'react';
import type { GatewayStatus } from '#contract/gateway-status.ts';
import { peopleBook } from '#client/people-store.ts';
import { rosterChosen } from '#features/filters/view-choices.ts';
import { usePeopleDialog } from '#features/people/people-dialogs-store.ts';
import { UndoNote } from '#features/people/UndoNote.tsx';
import { t } from '#i18n/translate.ts';
import { rostersOf } from '#model/roster.ts';
import { FRIENDS_ROSTER } from '#model/view.ts';
import type { Dashboard } from './use-dashboard.ts';
import type { Watched } from './use-watched.ts';

const PeopleDialogs = lazy(() => import('#features/people/PeopleDialogs.tsx'));

/** How many favourites are online, in the tab's title. */
function useTitle(count: number): void {
  const title = count === 0 ? t('app.title') : t('app.titleOnline', { count });
  // Talks to the tab.
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/** The address of a roster of this browser as it is at this moment, by its id. */
function slugOf(id: string, status: GatewayStatus | undefined): string | undefined {
  const { groups = {}, sample = false } = status ?? {};
  const { named } = rostersOf({ groups, book: peopleBook(), sample, allName: t('roster.all') });
  return named.find(({ from }) => typeof from === 'object' && from.id === id)?.slug;
}

/** What stands beside the list for rosters and people: the dialogs, the offer to undo, the tab's title. */
export function PeopleTools({
  watched,
  dashboard,
  status,
  languages,
  onRosters,
}: {
  readonly watched: Watched;
  readonly dashboard: Dashboard;
  readonly status: GatewayStatus | undefined;
  readonly languages: string;
  /** A roster was saved or deleted. */
  readonly onRosters: () => void;
}) {
  const dialog = usePeopleDialog();
  const favorites = useMemo(() => new Set(status?.favorites), [status?.favorites]);
  useTitle(dashboard.counts.favoritesOnline);
  const { book, rosters, roster, view, meetsSample } = watched;
  const isWatched = (id: string): boolean => typeof roster?.from === 'object' && roster.from.id === id;
  return (
    <>
      <UndoNote
        onUndone={() => {
          // What was undone may have made the very roster that is watched.
          if (typeof roster?.from === 'object' && slugOf(roster.from.id, status) === undefined)
            rosterChosen(FRIENDS_ROSTER);
        }}
      />
      {dialog ? (
        <Suspense>
          <PeopleDialogs
            dialog={dialog}
            book={book}
            rosters={rosters}
            gamertags={dashboard.presence.names}
            friends={{ kind: 'group', level: view.level }}
            languages={languages}
            favorites={favorites}
            sample={meetsSample}
            onSaved={(id, isNew) => {
              onRosters();
              const slug = slugOf(id, status);
              if (slug !== undefined && (isNew || (isWatched(id) && slug !== roster?.slug)))
                rosterChosen(slug);
            }}
            onDeleted={(id) => {
              onRosters();
              if (isWatched(id)) rosterChosen(FRIENDS_ROSTER);
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}
