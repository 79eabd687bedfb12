import { t } from '#i18n/translate.ts';
import { lazy, Suspense, type ReactNode } from 'react';
import type { PollHealth } from '#features/connection/freshness.ts';
import { FirstAnswer } from '#features/connection/FirstAnswer.tsx';
import { NobodyMatches } from '#features/filters/NobodyMatches.tsx';
import { EmptyRoster } from '#features/people/EmptyRoster.tsx';
import { rosterChosen } from '#features/filters/view-store.ts';
import { isSignedIn } from '#model/display-state.ts';
import type { Roster } from '#model/roster.ts';
import { FRIENDS_ROSTER, hasFilters, type View } from '#model/view.ts';
import { Notice, TextButton } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import type { Dashboard } from './use-dashboard.ts';

const NobodyOnline = lazy(() => import('#features/friends/NobodyOnline.tsx'));

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
  const home = (
    <TextButton onClick={() => rosterChosen(FRIENDS_ROSTER)}>{t('roster.showFriends')}</TextButton>
  );
  if (rosterKnown === false) {
    return (
      <Notice title={t('roster.unknown')} actions={home}>
        {t('roster.unknownText', { roster: view.roster })}
      </Notice>
    );
  }
  if (!friends) return <FirstAnswer health={health} onRetry={onRetry} />;
  if (friends.length === 0) {
    if (view.roster === FRIENDS_ROSTER) {
      return <Notice title={t('roster.noFriends')}>{t('roster.noFriendsText')}</Notice>;
    }
    return typeof roster?.from === 'object' ? (
      <EmptyRoster id={roster.from.id} />
    ) : (
      <Notice title={t('roster.empty')} actions={home} />
    );
  }
  if (!groups) return <Skeleton />;
  const isQuiet = !hasFilters(view.filters) && !friends.some(({ state }) => isSignedIn(state));
  return (
    <>
      {isQuiet ? (
        <Suspense>
          <NobodyOnline friends={friends} />
        </Suspense>
      ) : null}
      {children(<NobodyMatches view={view} friends={friends} titleNames={dashboard.titleNames} />)}
    </>
  );
}
