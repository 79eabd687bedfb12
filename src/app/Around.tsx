import { lazy, Suspense, useEffect } from 'react';
import { PauseButton } from '#features/connection/PauseButton.tsx';
import { pauseToggled } from '#features/connection/connection-store.ts';
import { ArrangementControl } from '#features/filters/ArrangementControl.tsx';
import { LayoutControl } from '#features/filters/LayoutControl.tsx';
import { paintPictures } from '#features/pictures/paint-pictures.ts';
import { t } from '#i18n/translate.ts';
import type { Friend } from '#model/friend.ts';
import { rosterWho } from '#model/rule-scope.ts';
import { keepFocus } from '#ui/focus-kept.ts';
import { importPatiently } from '#ui/patient-import.ts';
import { Commands } from './Commands.tsx';
import { Drawer } from './Drawer.tsx';
import type { Page } from './page.ts';
import { Panels } from './Panels.tsx';
import { PeopleTools } from './PeopleTools.tsx';
import { Sidebar } from './Sidebar.tsx';

const Alerts = lazy(() => importPatiently(() => import('./Alerts.tsx')));

const NOBODY: readonly Friend[] = [];

/** All that opens over the list or beside it, and the keys that lead there. */
export function Around({
  page,
  hasDrawer,
  onDrawerClosed,
}: {
  readonly page: Page;
  /** Whether the sidebar is over the page, where it is too narrow to have it at its side. */
  readonly hasDrawer: boolean;
  readonly onDrawerClosed: () => void;
}) {
  const { chosen, watched, status, dashboard, polling, languages, me, opened, askNow } = page;
  const isPaused = polling.pausedAt !== undefined;
  const { friends = NOBODY } = dashboard;
  // Talks to the browser's style sheets, which say what the face of each person shows.
  useEffect(() => paintPictures(friends), [friends]);
  // Talks to the focus of the whole page.
  useEffect(() => keepFocus(), []);
  return (
    <>
      {hasDrawer ? (
        <Drawer label={t('roster.panel')} pause={<PauseButton onResume={askNow} />} onClose={onDrawerClosed}>
          <Sidebar page={page} onMe={onDrawerClosed}>
            <div className="flex flex-wrap gap-2 md:hidden">
              <LayoutControl layout={watched.view.layout} />
              <ArrangementControl />
            </div>
          </Sidebar>
        </Drawer>
      ) : null}
      <Commands
        view={chosen}
        friends={friends}
        counts={dashboard.counts}
        titleNames={dashboard.titleNames}
        rosters={watched.rosters}
        watchedWho={rosterWho(watched.roster, page.rosterName)}
        sample={watched.meetsSample}
        isPaused={isPaused}
        onPause={() => {
          pauseToggled(Date.now());
          if (isPaused) askNow();
        }}
      />
      <PeopleTools
        watched={watched}
        dashboard={dashboard}
        status={status}
        languages={languages}
        onRosters={onDrawerClosed}
      />
      <Suspense>
        <Alerts page={page} />
      </Suspense>
      <Panels
        me={me}
        opened={opened}
        view={chosen}
        watched={watched}
        status={status}
        languages={languages}
        onResume={askNow}
      />
    </>
  );
}
