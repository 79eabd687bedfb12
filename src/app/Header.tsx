import { t } from '#i18n/translate.ts';
import { SlidersHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import { FreshnessPill } from '#features/connection/FreshnessPill.tsx';
import type { PollHealth } from '#features/connection/freshness.ts';
import { IntervalControl } from '#features/connection/IntervalControl.tsx';
import { PauseButton } from '#features/connection/PauseButton.tsx';
import { LayoutControl } from '#features/filters/LayoutControl.tsx';
import { LevelControl } from '#features/filters/LevelControl.tsx';
import { SearchField } from '#features/filters/SearchField.tsx';
import { Settings } from '#features/settings/Settings.tsx';
import type { View } from '#model/view.ts';
import { IconButton } from '#ui/IconButton.tsx';
import type { Polling } from './use-polling.ts';

/** Search, level and layout at one side; how fresh the page is, pause and settings at the other. */
export function Header({
  view,
  health,
  polling,
  sample,
  onFilters,
  onResume,
  connection,
}: {
  readonly view: View;
  readonly health: PollHealth;
  readonly polling: Polling;
  readonly sample: boolean;
  readonly onFilters: () => void;
  readonly onResume: () => void;
  /** What the settings tell of the connection. */
  readonly connection: ReactNode;
}) {
  return (
    <header className="sticky top-0 z-20 flex h-(--header) items-center gap-2.5 border-b border-line bg-page px-3 md:px-5">
      <IconButton
        icon={SlidersHorizontal}
        label={t('roster.panel')}
        onClick={onFilters}
        className="lg:hidden"
      />
      <SearchField search={view.filters.search} />
      <div className="hidden gap-2.5 md:flex">
        <LevelControl level={view.level} />
        <LayoutControl layout={view.layout} />
      </div>
      <div className="ms-auto flex items-center gap-2.5">
        {sample ? (
          <p
            role="status"
            className="hidden rounded-full border border-dashed border-edge px-2.5 py-0.5 text-xs text-soft xl:block"
          >
            {t('app.sample')}
          </p>
        ) : null}
        <FreshnessPill health={health} />
        <PauseButton onResume={onResume} />
        <Settings
          interval={<IntervalControl interval={polling.seconds} floor={polling.floor} />}
          connection={connection}
        />
      </div>
    </header>
  );
}
