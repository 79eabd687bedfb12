import { memo, useMemo, type RefObject } from 'react';
import { groupHeading } from '#model/arranging.ts';
import { titleColour } from '#model/title-colour.ts';
import { TitleDot } from '#ui/TitleDot.tsx';
import { numberWords } from '#i18n/number-words.ts';
import { still } from '#i18n/still.ts';
import { t } from '#i18n/translate.ts';
import type { Level } from '#contract/level.ts';
import type { Friend } from '#model/friend.ts';
import { collapsedToggled } from './collapsed-store.ts';
import { FriendCard } from './FriendCard.tsx';
import { FriendRow, FriendTile, PersonFault } from './late-shapes.ts';
import { personName } from './marks.ts';
import { peopleWithin, type PlacedFriend, type PlacedSection } from './list-layout.ts';
import type { PersonProps } from './person-props.ts';
import { headingId, personId, personOf } from './roving.ts';
import { cardAttributes } from './use-card-heights.ts';
import { useStretch, type Stretch } from './use-stretch.ts';
import { Guard } from '#ui/Guard.tsx';
import { Icon } from '#ui/Icon.tsx';

const SHAPES = { card: FriendCard, row: FriendRow, tile: FriendTile } as const;

/**
 * A place of each shape paints for itself, so that nothing of who was there before is painted anew. The ring of the
 * focus lies around rows and tiles, which would cover it, and inside of a card, which the heading above would.
 */
const PLACES = {
  card: 'contain-content focus-visible:rounded-xl focus-visible:-outline-offset-2',
  row: 'contain-strict focus-visible:rounded-xl focus-visible:outline-offset-0',
  tile: 'contain-strict focus-visible:rounded-lg focus-visible:outline-offset-0',
} as const;

/** Up to so many groups keep all their headings, to be found and counted; more are drawn as they come near. */
const FEW_GROUPS = 8;

type Measure = (element: HTMLElement | null) => (() => void) | undefined;

/** What is the same for everybody. */
type Shared = Omit<PersonProps, 'friend' | 'name' | 'isOpened' | 'isGhost'> & { readonly measure: Measure };

type Shown = {
  readonly openedXuid: string | undefined;
  readonly ghosts: ReadonlySet<string>;
  /** The stop that Tab leads to. */
  readonly activeId: string | undefined;
};

type HeadingProps = Pick<PlacedSection, 'of' | 'count' | 'collapsed'> & {
  /** The key of its group. */
  readonly section: string;
  /** In pixels. */
  readonly height: number;
  readonly isActive: boolean;
};

/** Drawn anew only if it says something else: most groups have as many people as before. */
const Heading = still(function Heading({ section, of, count, collapsed, height, isActive }: HeadingProps) {
  return (
    <h2 className="sticky top-(--header) z-10 bg-page" style={{ height }}>
      <button
        type="button"
        aria-expanded={!collapsed}
        tabIndex={isActive ? 0 : -1}
        data-stop={headingId(section)}
        onClick={() => collapsedToggled(section)}
        className="flex h-full max-w-full scroll-mt-20 items-center gap-2 rounded-lg pe-2 text-[0.9375rem] font-semibold focus-visible:-outline-offset-2"
      >
        <Icon
          name="chevron-down"
          size={18}
          className={`text-soft ${collapsed ? '-rotate-90 rtl:rotate-90' : ''}`}
        />
        {of.kind === 'title' ? <TitleDot colour={titleColour(of.titleId)} /> : null}
        <bdi className="truncate">{groupHeading(of)}</bdi>
        <span className="font-normal text-faint">{numberWords(count)}</span>
      </button>
    </h2>
  );
});

type PersonPlace = Pick<PersonProps, 'isOpened' | 'isGhost'> & {
  readonly placed: PlacedFriend;
  /** Another one only if something in it is. */
  readonly shared: Shared;
  /** Whether Tab leads here. */
  readonly isActive: boolean;
};

/** Told by hand: at each poll everybody on screen is compared, and nearly all of them are as they were. */
function isUnmoved(before: PersonPlace, after: PersonPlace): boolean {
  const [a, b] = [before.placed, after.placed];
  return (
    a.friend === b.friend &&
    a.y === b.y &&
    a.x === b.x &&
    a.shape === b.shape &&
    a.width === b.width &&
    a.height === b.height &&
    a.reckoned === b.reckoned &&
    a.position === b.position &&
    a.first === b.first &&
    a.end === b.end &&
    a.before === b.before &&
    a.after === b.after &&
    before.shared === after.shared &&
    before.isActive === after.isActive &&
    before.isOpened === after.isOpened &&
    before.isGhost === after.isGhost
  );
}

/** What a cell is called. The cell stands around the guard, so that who has the focus keeps it through a fault. */
function cellName(friend: Friend, level: Level): string {
  try {
    return personName(friend, level);
  } catch {
    return friend.name;
  }
}

/** One person in their place: drawn anew only if something of them or of their place is another. */
const Person = memo(function Person({ placed, shared, isActive, isOpened, isGhost }: PersonPlace) {
  const { friend, shape, x, y, width, height, reckoned, position, ...devices } = placed;
  const { measure, ...props } = shared;
  const Shape = SHAPES[shape];
  const isCard = shape === 'card';
  const { level, locale } = props;
  // Whoever comes or goes above moves everybody below: their names stay as long as words are said as they are.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const name = useMemo(() => cellName(friend, level), [friend, level, locale]);
  return (
    <div role="row" aria-rowindex={position} className="contents">
      <div
        role="gridcell"
        ref={isCard ? measure : undefined}
        {...(isCard ? cardAttributes(friend.xuid, reckoned) : {})}
        tabIndex={isActive ? 0 : -1}
        aria-label={name}
        data-stop={personId(friend.xuid)}
        className={`absolute scroll-mt-28 scroll-mb-4 focus-visible:z-1 ${PLACES[shape]}`}
        style={{ insetInlineStart: x, top: y, width, ...(isCard ? {} : { height }) }}
      >
        {/* A fault of a shape whose file is gone is nobody's own: then there is nothing to stand in either. */}
        <Guard
          of={[friend, shape, level, props.density, locale]}
          instead={<PersonFault name={friend.name} isRow={shape === 'row'} />}
        >
          <Shape friend={friend} name={name} isOpened={isOpened} isGhost={isGhost} {...devices} {...props} />
        </Guard>
      </div>
    </div>
  );
}, isUnmoved);

function Section({
  section,
  stretch,
  shared,
  openedXuid,
  ghosts,
  activeId,
}: { readonly section: PlacedSection; readonly stretch: Stretch; readonly shared: Shared } & Shown) {
  const name = groupHeading(section.of) || t('list.everybody');
  const focused = personOf(activeId);
  return (
    <section
      aria-label={name}
      className="absolute inset-x-0"
      style={{ top: section.y, height: section.height }}
    >
      {section.headingHeight === 0 ? null : (
        <Heading
          of={section.of}
          count={section.count}
          collapsed={section.collapsed}
          section={section.key}
          height={section.headingHeight}
          isActive={headingId(section.key) === activeId}
        />
      )}
      {section.collapsed ? null : (
        <div role="grid" aria-label={name} aria-rowcount={section.count} className="relative">
          {peopleWithin(section, stretch.from, stretch.to, focused).map((placed) => {
            const { xuid } = placed.friend;
            return (
              <Person
                key={xuid}
                placed={placed}
                shared={shared}
                isOpened={openedXuid === xuid}
                isGhost={ghosts.has(xuid)}
                isActive={xuid === focused}
              />
            );
          })}
        </div>
      )}
    </section>
  );
}

/** Groups of people with their headings; only what is near the screen is drawn. */
export function FriendSections({
  list,
  sections,
  openedXuid,
  ghosts,
  activeId,
  measure,
  level,
  density,
  locale,
  onOpen,
  onTitle,
  onFavourite,
}: {
  /** The element that all of it stands in. */
  readonly list: RefObject<HTMLElement | null>;
  readonly sections: readonly PlacedSection[];
} & Shared &
  Shown) {
  const stretch = useStretch(list);
  const shared = useMemo(
    () => ({ measure, level, density, locale, onOpen, onTitle, onFavourite }),
    [measure, level, density, locale, onOpen, onTitle, onFavourite],
  );
  const last = sections.at(-1);
  const focused = personOf(activeId);
  const isDrawn = (section: PlacedSection): boolean =>
    sections.length <= FEW_GROUPS ||
    (stretch !== undefined && section.y < stretch.to && section.y + section.height > stretch.from) ||
    headingId(section.key) === activeId ||
    (focused !== undefined && section.indexOf(focused) !== undefined);
  const shown = { shared, openedXuid, ghosts, activeId };
  return (
    <div className="relative" style={{ height: last ? last.y + last.height : 0 }}>
      {stretch === undefined
        ? null
        : sections
            .filter(isDrawn)
            .map((section) => <Section key={section.key} section={section} stretch={stretch} {...shown} />)}
    </div>
  );
}
