import { t } from '#i18n/translate.ts';
import { Suspense, type ReactNode } from 'react';
import { still } from '#i18n/still.ts';
import { FreshnessPill } from '#features/connection/FreshnessPill.tsx';
import type { PollHealth } from '#features/connection/freshness.ts';
import { PauseButton } from '#features/connection/PauseButton.tsx';
import { SearchField } from '#features/filters/SearchField.tsx';
import { Settings } from '#features/settings/Settings.tsx';
import type { View } from '#model/view.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { ArrangementControl, LayoutControl, LevelControl } from './late-parts.ts';

type ChoicesProps = Pick<View, 'level' | 'layout'> & {
  readonly search: string;
  /** Whether it is time for what comes after the first people. */
  readonly isLate: boolean;
  readonly onFilters: () => void;
};

/** What is chosen to be seen, and how: a poll changes nothing of it. */
const Choices = still(function Choices({ search, level, layout, isLate, onFilters }: ChoicesProps) {
  return (
    <>
      <IconButton
        icon="sliders-horizontal"
        label={t('roster.panel')}
        onClick={onFilters}
        className="lg:hidden"
      />
      <SearchField search={search} />
      <Suspense>
        {isLate ? (
          <div className="hidden gap-2.5 md:flex">
            {/* Where there is no room for it, it is in the sidebar. */}
            <div className="hidden xl:block">
              <LevelControl level={level} />
            </div>
            <LayoutControl layout={layout} />
            <ArrangementControl />
          </div>
        ) : null}
      </Suspense>
    </>
  );
});

/** Search, level and layout at one side; how fresh the page is, pause and settings at the other. */
export function Header({
  view,
  health,
  sample,
  isLate,
  onFilters,
  onResume,
  bell,
  settings,
}: Pick<ChoicesProps, 'isLate' | 'onFilters'> & {
  readonly view: View;
  /** Undefined where nobody is asked about. */
  readonly health: PollHealth | undefined;
  readonly sample: boolean;
  readonly onResume: () => void;
  /** What was told, at the side of what can be set. */
  readonly bell: ReactNode;
  /** What can be set. */
  readonly settings: ReactNode;
}) {
  return (
    <header className="sticky top-0 z-20 flex h-(--header) contained items-center gap-2.5 max-[18rem]:flex-wrap border-b border-line bg-page px-3 md:px-5">
      <Choices
        search={view.filters.search}
        level={view.level}
        layout={view.layout}
        isLate={isLate}
        onFilters={onFilters}
      />
      <div className="ms-auto flex min-w-0 items-center gap-1.5 sm:gap-2.5">
        {sample ? (
          <p
            role="status"
            className="hidden rounded-full border border-dashed border-edge px-2.5 py-0.5 text-xs text-soft min-[88rem]:block"
          >
            {t('app.sample')}
          </p>
        ) : null}
        {health ? <FreshnessPill health={health} /> : null}
        {/* Large letters on a small screen leave it no room; the sidebar has one too. */}
        <div className="max-[20rem]:hidden">
          <PauseButton onResume={onResume} />
        </div>
        <div className="size-9">{bell}</div>
        <Settings>{settings}</Settings>
      </div>
    </header>
  );
}
