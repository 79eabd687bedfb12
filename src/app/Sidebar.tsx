import { t } from '#i18n/translate.ts';
import type { ReactNode } from 'react';
import type { Counts } from '#model/counting.ts';
import type { Rosters } from '#model/roster.ts';
import type { View } from '#model/view.ts';
import type { Friend } from '#model/friend.ts';
import { ExportSection } from '#features/export/ExportSection.tsx';
import { FilterPanel } from '#features/filters/FilterPanel.tsx';
import { rosterChosen } from '#features/filters/view-store.ts';
import { useStorageTrouble } from '#client/people-store.ts';
import { dataOpened, rosterEditorOpened } from '#features/people/people-dialogs-store.ts';
import { RosterNav } from '#features/rosters/RosterNav.tsx';

type Props = {
  readonly view: View;
  readonly rosters: Rosters;
  readonly counts: Counts;
  readonly friends: number | undefined;
  readonly titleNames: ReadonlyMap<string, string>;
  readonly sample: boolean;
  /** What is watched, by name. */
  readonly name: string;
  /** Gives the people listed, in their order. */
  readonly listed: () => readonly Friend[];
  readonly savedViews: ReactNode;
  readonly children?: ReactNode;
};

/** Whom to watch, which views were saved, and what to filter by. */
export function Sidebar(props: Props) {
  const { view, rosters, counts, friends, titleNames, sample, name, listed, savedViews, children } = props;
  const trouble = useStorageTrouble();
  return (
    <>
      {children}
      <RosterNav
        rosters={rosters}
        chosen={view.roster}
        friends={friends}
        sample={sample}
        trouble={trouble && t(trouble === 'full' ? 'people.storageFull' : 'people.memoryOnly')}
        onChoose={rosterChosen}
        onEdit={rosterEditorOpened}
        onNew={() => rosterEditorOpened(undefined)}
        onData={dataOpened}
      />
      {savedViews}
      <ExportSection listed={listed} level={view.level} name={name} />
      <FilterPanel filters={view.filters} level={view.level} counts={counts} titleNames={titleNames} />
      <footer className="mt-8 px-2 pb-4 text-xs text-faint">
        {sample ? <p className="mb-1">{t('app.sampleNote')}</p> : null}
        <p>{t('app.notAffiliated')}</p>
      </footer>
    </>
  );
}
