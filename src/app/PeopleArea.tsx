import { Suspense, type ReactNode } from 'react';
import type { PollHealth } from '#features/connection/freshness.ts';
import { FirstAnswer } from '#features/connection/FirstAnswer.tsx';
import type { Roster } from '#model/roster.ts';
import type { View } from '#model/view.ts';
import { NobodyHere, NobodyMatches } from './late-parts.ts';
import type { Dashboard } from './use-dashboard.ts';

/** The list, or what stands in its place: first load, an unknown or empty roster, filters that leave nobody. */
export function PeopleArea({
  view,
  roster,
  dashboard,
  health,
  rosterKnown,
  onRetry,
  children,
}: {
  readonly view: View;
  readonly roster: Roster | undefined;
  readonly dashboard: Dashboard;
  readonly health: PollHealth;
  /** Undefined until the gateway has said which rosters there are. */
  readonly rosterKnown: boolean | undefined;
  readonly onRetry: () => void;
  /** Draws the list; what it is given stands in place of a list without people. */
  readonly children: (empty: ReactNode) => ReactNode;
}) {
  const { friends, groups } = dashboard;
  if (rosterKnown === false || friends?.length === 0) {
    return (
      <Suspense>
        <NobodyHere view={view} roster={roster} isKnown={rosterKnown !== false} />
      </Suspense>
    );
  }
  if (!friends || !groups) return <FirstAnswer health={health} onRetry={onRetry} />;
  return children(
    <Suspense>
      <NobodyMatches view={view} friends={friends} titleNames={dashboard.titleNames} />
    </Suspense>,
  );
}
