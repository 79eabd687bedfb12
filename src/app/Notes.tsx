import { PartialNote } from '#features/connection/PartialNote.tsx';
import { ActiveFilters } from '#features/filters/ActiveFilters.tsx';
import { FilterNotice } from '#features/filters/FilterNotice.tsx';
import { filtersChosen } from '#features/filters/view-choices.ts';
import { NobodyOnline } from '#features/friends/NobodyOnline.tsx';
import { hasFilters, type View } from '#model/view.ts';
import type { Dashboard } from './use-dashboard.ts';

/**
 * What is to be said of the list before it: the filters that are set, what of them was ignored, who is missing,
 * and that nobody is online.
 */
export function Notes({
  view,
  roster,
  dashboard,
}: {
  readonly view: View;
  /** The name of the roster that is watched. */
  readonly roster: string;
  readonly dashboard: Dashboard;
}) {
  return (
    <>
      <FilterNotice roster={roster} />
      <ActiveFilters
        view={view}
        titleNames={dashboard.titleNames}
        shown={dashboard.groups ? dashboard.shown : undefined}
        all={dashboard.counts.all}
      />
      <PartialNote
        completeness={dashboard.completeness}
        onShow={() => filtersChosen({ states: ['nodata'] })}
      />
      {hasFilters(view.filters) ? null : <NobodyOnline friends={dashboard.friends} />}
    </>
  );
}
