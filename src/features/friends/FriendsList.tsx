import { ChevronDown } from 'lucide-react';
import { useMemo, useRef } from 'react';
import type { Level } from '#contract/level.ts';
import type { FriendGroup } from '#model/arranging.ts';
import { stateHeading } from '#model/display-state.ts';
import type { Layout } from '#model/view.ts';
import { FriendCard, type FriendActions } from './FriendCard.tsx';
import { FriendRow } from './FriendRow.tsx';
import { layOut, peopleWithin, type PlacedFriend, type PlacedSection } from './list-layout.ts';
import { collapsedToggled, useCollapsed } from './collapsed-store.ts';
import { cardAttributes, useCardHeights } from './use-card-heights.ts';
import { useStretch } from './use-stretch.ts';

type Shown = { readonly level: Level; readonly openedXuid: string | undefined } & FriendActions;

function Heading({ section }: { readonly section: PlacedSection }) {
  return (
    <h2 className="sticky top-(--header) z-10 bg-page" style={{ height: section.headingHeight }}>
      <button
        type="button"
        aria-expanded={!section.collapsed}
        onClick={() => collapsedToggled(section.state)}
        className="flex h-full items-center gap-2 rounded-lg pe-2 text-[0.9375rem] font-semibold"
      >
        <ChevronDown
          aria-hidden
          size={18}
          className={`text-soft ${section.collapsed ? '-rotate-90 rtl:rotate-90' : ''}`}
        />
        {stateHeading(section.state)}
        <span className="font-normal text-faint">{section.count}</span>
      </button>
    </h2>
  );
}

function Person({
  placed,
  setSize,
  shown,
  measure,
}: {
  readonly placed: PlacedFriend;
  readonly setSize: number;
  readonly shown: Shown;
  readonly measure: (element: HTMLElement | null) => (() => void) | undefined;
}) {
  const { friend, x, y, width, height, kind } = placed;
  const { openedXuid, ...rest } = shown;
  const opened = openedXuid === friend.xuid;
  return (
    <li
      ref={kind === 'card' ? measure : undefined}
      {...(kind === 'card' ? cardAttributes(friend.xuid, placed.reckoned) : {})}
      aria-setsize={setSize}
      aria-posinset={placed.position}
      className={`absolute ${kind === 'row' ? 'first:[&>article]:rounded-t-xl' : ''}`}
      style={{ insetInlineStart: x, top: y, width, ...(kind === 'row' ? { height } : {}) }}
    >
      {kind === 'card' ? (
        <FriendCard friend={friend} opened={opened} {...rest} />
      ) : (
        <FriendRow friend={friend} opened={opened} level={rest.level} onOpen={rest.onOpen} />
      )}
    </li>
  );
}

/** The people of a view, grouped by state; only those near the screen are drawn. */
export function FriendsList({
  groups,
  layout,
  ...shown
}: { readonly groups: readonly FriendGroup[]; readonly layout: Layout } & Shown) {
  const ref = useRef<HTMLDivElement>(null);
  const stretch = useStretch(ref);
  const collapsed = useCollapsed();
  const { measured, measure } = useCardHeights();
  const width = stretch?.width ?? 0;
  const scale = stretch?.scale ?? 1;
  const sections = useMemo(
    () => layOut(groups, { width, scale, layout, level: shown.level, collapsed, measured }),
    [groups, width, scale, layout, shown.level, collapsed, measured],
  );
  const drawn = stretch ? sections : [];
  return (
    <div ref={ref} data-testid="friends-list">
      {drawn.map((section) => (
        <section
          key={section.state}
          aria-label={stateHeading(section.state)}
          style={{ height: section.height }}
        >
          <Heading section={section} />
          <ul className="relative">
            {peopleWithin(section, stretch?.from ?? 0, stretch?.to ?? 0).map((placed) => (
              <Person
                key={placed.friend.xuid}
                placed={placed}
                setSize={section.count}
                shown={shown}
                measure={measure}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
