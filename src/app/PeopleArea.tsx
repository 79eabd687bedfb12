import type { ReactNode } from 'react';
import type { PollHealth } from '#features/connection/freshness.ts';
import { FirstAnswer } from '#features/connection/FirstAnswer.tsx';
import { filtersCleared, rosterChosen } from '#features/filters/view-store.ts';
import { unanswerable } from '#model/matching.ts';
import { levelName } from '#model/level-words.ts';
import { FRIENDS_ROSTER, type View } from '#model/view.ts';
import { Notice, TextButton } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import type { Dashboard } from './use-dashboard.ts';

/** The list, or what stands in its place: first load, an unknown or empty roster, filters that leave nobody. */
export function PeopleArea({
  view,
  dashboard,
  health,
  rosterKnown,
  onRetry,
  children,
}: {
  readonly view: View;
  readonly dashboard: Dashboard;
  readonly health: PollHealth;
  /** Undefined until the gateway has said which rosters there are. */
  readonly rosterKnown: boolean | undefined;
  readonly onRetry: () => void;
  readonly children: ReactNode;
}) {
  const { friends, groups, shown } = dashboard;
  const home = <TextButton onClick={() => rosterChosen(FRIENDS_ROSTER)}>Show my friends</TextButton>;
  if (rosterKnown === false) {
    return (
      <Notice title="There is no such roster here" actions={home}>
        Nobody has made a roster <bdi>“{view.roster}”</bdi>, or it has another name now.
      </Notice>
    );
  }
  if (!friends) return <FirstAnswer health={health} onRetry={onRetry} />;
  if (friends.length === 0) {
    return view.roster === FRIENDS_ROSTER ? (
      <Notice title="No friends to show">
        The service knows nobody whom this account follows, or all of them keep their presence to themselves.
      </Notice>
    ) : (
      <Notice title="Nobody is in this roster" actions={home} />
    );
  }
  if (!groups) return <Skeleton />;
  if (shown > 0) return children;
  const lacking = unanswerable(view.filters, view.level);
  return (
    <Notice
      title="Nobody matches"
      actions={<TextButton onClick={filtersCleared}>Clear all filters</TextButton>}
    >
      {lacking.length > 0
        ? `Level ${levelName(view.level)} does not tell about ${lacking.join(', ')}.`
        : `Without the filters there are ${friends.length} people.`}
    </Notice>
  );
}
