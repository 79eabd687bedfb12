import { useQueryClient } from '@tanstack/react-query';
import { t } from '#i18n/translate.ts';
import { useMemo, type ReactNode } from 'react';
import { writeAddress } from '#model/view-address.ts';
import { listedFriends } from '#model/listed-friends.ts';
import { ExportSection } from '#features/export/ExportSection.tsx';
import { FilterPanel } from '#features/filters/FilterPanel.tsx';
import { LevelControl } from '#features/filters/LevelControl.tsx';
import { rosterChosen, viewOpened } from '#features/filters/view-choices.ts';
import { useStorageTrouble } from '#client/people-store.ts';
import { dataOpened, rosterEditorOpened } from '#features/people/people-dialogs-store.ts';
import { MeEntry } from '#features/me/MeEntry.tsx';
import { RosterNav } from '#features/rosters/RosterNav.tsx';
import { SavedViews } from '#features/views/SavedViews.tsx';
import { mePress } from './me-press.ts';
import type { Page } from './page.ts';

const newRosterWanted = (): void => rosterEditorOpened(undefined);

/** Oneself, whom to watch, which views were saved, and what to filter by. */
export function Sidebar({
  page,
  onMe,
  children,
}: {
  readonly page: Page;
  /** One's own presence was asked for. */
  readonly onMe?: () => void;
  /** What narrow pages have no other place for. */
  readonly children?: ReactNode;
}) {
  const { chosen, watched, rosterName, status, dashboard, me } = page;
  const { view, rosters, sample } = watched;
  const { counts, friends, groups, titleNames } = dashboard;
  const trouble = useStorageTrouble();
  const queryClient = useQueryClient();
  const covers = page.opened !== undefined;
  const pressMe = useMemo(
    () => mePress(queryClient, me.opened, covers, onMe),
    [queryClient, me.opened, covers, onMe],
  );
  return (
    <>
      {status?.viewer ? (
        <MeEntry
          me={me.friend}
          at={me.at}
          cloaked={status.cloaked === true}
          opened={me.opened}
          onPress={pressMe}
        />
      ) : null}
      <div className="mb-5 flex flex-wrap gap-2 xl:hidden [&_label]:px-1.5">
        <LevelControl level={view.level} />
        {children}
      </div>
      <RosterNav
        rosters={rosters}
        chosen={view.roster}
        friends={dashboard.presence.friends.length || undefined}
        sample={sample}
        trouble={trouble && t(trouble === 'full' ? 'people.storageFull' : 'people.memoryOnly')}
        onChoose={rosterChosen}
        onEdit={rosterEditorOpened}
        onNew={newRosterWanted}
        onData={dataOpened}
      />
      <SavedViews
        atHand={{ view, friends, shown: groups ? dashboard.shown : undefined }}
        address={writeAddress(chosen)}
        onOpen={viewOpened}
      />
      <ExportSection listed={() => listedFriends(groups ?? [])} level={view.level} name={rosterName} />
      <FilterPanel
        filters={view.filters}
        level={view.level}
        counts={friends && counts}
        titleNames={titleNames}
      />
      <footer className="mt-8 px-2 pb-4 text-xs text-faint">
        {sample ? <p className="mb-1">{t('app.sampleNote')}</p> : null}
        <p>{t('app.notAffiliated')}</p>
      </footer>
    </>
  );
}
