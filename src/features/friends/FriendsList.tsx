import { memo, Suspense, useMemo, useRef, useState, type ReactNode } from 'react';
import { useLocale } from '#i18n/translate.ts';
import type { Level } from '#contract/level.ts';
import type { FriendGroup } from '#model/arranging.ts';
import type { Friend } from '#model/friend.ts';
import { orderKeeper } from '#model/held-order.ts';
import type { Density, Layout, Sort } from '#model/view.ts';
import { Skeleton } from '#ui/Skeleton.tsx';
import { collapsedToggled, useCollapsed } from './collapsed-store.ts';
import { FriendSections } from './FriendSections.tsx';
import { ChangesPill, FriendsTable } from './late-shapes.ts';
import { layOut } from './list-layout.ts';
import type { FriendActions } from './person-props.ts';
import { personOf, type Stop } from './roving.ts';
import { useCardHeights } from './use-card-heights.ts';
import { useHold } from './use-hold.ts';
import { useRoving } from './use-roving.ts';
import { useRoom } from './use-stretch.ts';

type Props = FriendActions & {
  readonly groups: readonly FriendGroup[];
  /** Everybody of the roster as they are now: also those who match no longer. */
  readonly people: readonly Friend[];
  /** Names what is looked at: another view is shown at once, whatever holds the order. */
  readonly viewKey: string;
  readonly layout: Layout;
  readonly density: Density;
  readonly sort: Sort | undefined;
  readonly level: Level;
  readonly openedXuid: string | undefined;
  /** Whether updates are paused, which holds the order too. */
  readonly isPaused: boolean;
  /** Stands in place of a list without people. */
  readonly empty: ReactNode;
  readonly onSort: (sort: Sort | undefined) => void;
  /** Other keys on a person, such as F for favourite; true if the key was one of theirs. */
  readonly onPersonKey?: (key: string, xuid: string) => boolean;
};

/** From this width on, in pixels of a 16-pixel root, rows also tell where on the screen of which device. */
const WIDE = 896;

/** The people of a view. Only those near the screen are drawn; nothing moves under whoever is busy here. */
export const FriendsList = memo(function FriendsList({
  groups,
  people,
  viewKey,
  layout,
  density,
  sort,
  level,
  openedXuid,
  isPaused,
  empty,
  onOpen,
  onTitle,
  onFavourite,
  onSort,
  onPersonKey,
}: Props) {
  const locale = useLocale();
  const ref = useRef<HTMLDivElement>(null);
  const room = useRoom(ref);
  const collapsed = useCollapsed();
  const { measured, measure } = useCardHeights();
  const isBusy = useHold(ref);
  const [applied, setApplied] = useState(0);
  const [keep] = useState(orderKeeper);
  const isHeld = isBusy || isPaused || openedXuid !== undefined;
  const held = keep(groups, people, isHeld, `${viewKey} ${applied}`);
  const width = room?.width ?? 0;
  const scale = room?.scale ?? 1;
  const sections = useMemo(
    () => layOut(held.groups, { width, scale, layout, density, level, collapsed, measured }),
    [held.groups, width, scale, layout, density, level, collapsed, measured],
  );

  const onKey = (key: string, stop: Stop): boolean => {
    if (key === '.') {
      apply();
      return true;
    }
    if (stop.isHeading) {
      if ((key === 'ArrowLeft') === collapsed.has(stop.group) || !key.startsWith('Arrow')) return false;
      collapsedToggled(stop.group);
      return true;
    }
    const xuid = personOf(stop.id);
    if (xuid === undefined) return false;
    if (key === 'Enter' || key === ' ') {
      onOpen(xuid);
      return true;
    }
    return onPersonKey?.(key, xuid) ?? false;
  };
  const { activeId, onKeyDown, onFocus, refocus } = useRoving(ref, sections, onKey);
  function apply(): void {
    setApplied(applied + 1);
    refocus();
  }
  const table = layout === 'table' ? sections[0] : undefined;

  return (
    // The keys belong to the grids and the table inside.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={ref}
      data-testid="friends-list"
      data-wide={width >= WIDE * scale ? '' : undefined}
      className="group/list"
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      {held.groups.length === 0 ? empty : null}
      {room && table ? (
        <Suspense fallback={<Skeleton />}>
          <FriendsTable
            list={ref}
            section={table}
            sort={sort}
            ghosts={held.ghosts}
            openedXuid={openedXuid}
            activeId={activeId}
            onSort={onSort}
            onOpen={onOpen}
            onFavourite={onFavourite}
          />
        </Suspense>
      ) : null}
      {room && layout !== 'table' ? (
        <Suspense fallback={<Skeleton />}>
          <FriendSections
            list={ref}
            sections={sections}
            measure={measure}
            locale={locale}
            level={level}
            density={density}
            openedXuid={openedXuid}
            ghosts={held.ghosts}
            activeId={activeId}
            onOpen={onOpen}
            onTitle={onTitle}
            onFavourite={onFavourite}
          />
        </Suspense>
      ) : null}
      <Suspense>
        {held.changes === 0 ? null : <ChangesPill changes={held.changes} onApply={apply} />}
      </Suspense>
    </div>
  );
});
