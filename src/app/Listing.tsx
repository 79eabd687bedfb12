import { Suspense, useState } from 'react';
import { arrangementChosen, personOpened, titlePressed, useIgnored } from '#features/filters/view-store.ts';
import { FriendsList } from '#features/friends/FriendsList.tsx';
import { writeAddress } from '#model/view-address.ts';
import { FRIENDS_ROSTER, hasFilters, type Sort } from '#model/view.ts';
import { Skeleton } from '#ui/Skeleton.tsx';
import { Notes } from './late-parts.ts';
import type { Page } from './page.ts';
import { PeopleArea } from './PeopleArea.tsx';
import { usePersonKeys } from './use-person-keys.ts';

const onSort = (sort: Sort | undefined): void => arrangementChosen({ sort });

/** The people, and before them what is to be said of the list. */
export function Listing({
  page,
  isLate,
}: {
  readonly page: Page;
  /** Whether it is time for what stands around the list. */
  readonly isLate: boolean;
}) {
  const { chosen, watched, rosterName, dashboard, health, polling, askNow } = page;
  const { view, roster } = watched;
  const onPersonKey = usePersonKeys(chosen, dashboard.friends, watched.onFavourite);
  const ignored = useIgnored();
  // A page that opens with filters waits for their notes, so that the people under them come into place at once.
  const [waits] = useState(() => hasFilters(view.filters) || ignored.length > 0);
  const notes = <Notes view={view} roster={rosterName} watched={watched} dashboard={dashboard} />;
  const people = (
    <div className="mt-2">
      <PeopleArea
        view={view}
        roster={roster}
        dashboard={dashboard}
        health={health}
        rosterKnown={watched.known ? view.roster === FRIENDS_ROSTER || roster !== undefined : undefined}
        onRetry={askNow}
      >
        {(empty) => (
          <FriendsList
            groups={dashboard.groups ?? []}
            people={dashboard.friends ?? []}
            viewKey={writeAddress({ ...view, person: undefined })}
            layout={view.layout}
            density={view.density}
            sort={view.sort}
            level={view.level}
            openedXuid={view.person}
            isPaused={polling.pausedAt !== undefined}
            empty={empty}
            onOpen={personOpened}
            onTitle={titlePressed}
            onFavourite={watched.onFavourite}
            onSort={onSort}
            onPersonKey={onPersonKey}
          />
        )}
      </PeopleArea>
    </div>
  );
  if (waits) {
    return (
      <Suspense fallback={<Skeleton />}>
        {notes}
        {people}
      </Suspense>
    );
  }
  return (
    <>
      <Suspense>{isLate ? notes : null}</Suspense>
      {people}
    </>
  );
}
