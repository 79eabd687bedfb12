import { lazy, Suspense } from 'react';
import { PartialNote } from '#features/connection/PartialNote.tsx';
import { ActiveFilters } from '#features/filters/ActiveFilters.tsx';
import { FilterNotice } from '#features/filters/FilterNotice.tsx';
import { filtersChosen } from '#features/filters/view-choices.ts';
import { NobodyOnline } from '#features/friends/NobodyOnline.tsx';
import { hasFilters, type View } from '#model/view.ts';
import { NO_ALERTS } from '#model/alert-rules.ts';
import { rosterWho } from '#model/rule-scope.ts';
import { importPatiently } from '#ui/patient-import.ts';
import type { Dashboard } from './use-dashboard.ts';
import type { Watched } from './use-watched.ts';

const TellMe = lazy(() => importPatiently(() => import('#features/alerts/TellMe.tsx')));

/**
 * What is to be said of the list before it: the filters that are set, what of them was ignored, who is missing,
 * and that nobody is online.
 */
export function Notes({
  view,
  roster,
  watched,
  dashboard,
}: {
  readonly view: View;
  /** The name of the roster that is watched. */
  readonly roster: string;
  readonly watched: Watched;
  readonly dashboard: Dashboard;
}) {
  const [title, ...others] = view.filters.titles;
  return (
    <>
      <FilterNotice roster={roster} />
      <ActiveFilters
        view={view}
        titleNames={dashboard.titleNames}
        shown={dashboard.groups ? dashboard.shown : undefined}
        all={dashboard.counts.all}
      />
      {title === undefined || others.length > 0 ? null : (
        <Suspense>
          <p className="mt-2">
            <TellMe
              who={rosterWho(watched.roster, roster)}
              what="starts"
              title={{ id: title, name: dashboard.titleNames.get(title) ?? '' }}
              alerts={watched.book.alerts ?? NO_ALERTS}
              sample={watched.meetsSample}
            />
          </p>
        </Suspense>
      )}
      <PartialNote
        completeness={dashboard.completeness}
        onShow={() => filtersChosen({ states: ['nodata'] })}
      />
      {hasFilters(view.filters) ? null : <NobodyOnline friends={dashboard.friends} />}
    </>
  );
}
