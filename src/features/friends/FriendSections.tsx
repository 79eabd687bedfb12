import { groupHeading } from '#model/arranging.ts';
import { titleColour } from '#model/title-colour.ts';
import { TitleDot } from '#ui/TitleDot.tsx';
import { numberWords } from '#i18n/number-words.ts';
import { t } from '#i18n/translate.ts';
import { collapsedToggled } from './collapsed-store.ts';
import { FriendCard } from './FriendCard.tsx';
import { FriendRow } from './FriendRow.tsx';
import { personName } from './marks.ts';
import { part } from '#ui/part.ts';
import { peopleWithin, type PlacedFriend, type PlacedSection } from './list-layout.ts';
import type { PersonProps } from './person-props.ts';
import { headingId, personId } from './roving.ts';
import { cardAttributes } from './use-card-heights.ts';
import type { Stretch } from './use-stretch.ts';
import { Icon } from '#ui/Icon.tsx';

const SHAPES = {
  card: FriendCard,
  row: FriendRow,
  tile: part(
    () => import('./FriendTile.tsx'),
    (file) => file.FriendTile,
  ),
} as const;

type Shown = Omit<PersonProps, 'friend' | 'isOpened' | 'isGhost'> & {
  readonly openedXuid: string | undefined;
  readonly ghosts: ReadonlySet<string>;
  /** The stop that Tab leads to. */
  readonly activeId: string | undefined;
};

function Heading({ section, isActive }: { readonly section: PlacedSection; readonly isActive: boolean }) {
  const { of } = section;
  return (
    <h2 className="sticky top-(--header) z-10 bg-page" style={{ height: section.headingHeight }}>
      <button
        type="button"
        aria-expanded={!section.collapsed}
        tabIndex={isActive ? 0 : -1}
        data-stop={headingId(section.key)}
        onClick={() => collapsedToggled(section.key)}
        className="flex h-full max-w-full scroll-mt-20 items-center gap-2 rounded-lg pe-2 text-[0.9375rem] font-semibold focus-visible:-outline-offset-2"
      >
        <Icon
          name="chevron-down"
          size={18}
          className={`text-soft ${section.collapsed ? '-rotate-90 rtl:rotate-90' : ''}`}
        />
        {of.kind === 'title' ? <TitleDot colour={titleColour(of.titleId)} /> : null}
        <bdi className="truncate">{groupHeading(of)}</bdi>
        <span className="font-normal text-faint">{numberWords(section.count)}</span>
      </button>
    </h2>
  );
}

function Person({
  placed,
  shown,
  measure,
}: {
  readonly placed: PlacedFriend;
  readonly shown: Shown;
  readonly measure: (element: HTMLElement | null) => (() => void) | undefined;
}) {
  const { friend, x, y, width, height, shape } = placed;
  const { openedXuid, ghosts, activeId, ...props } = shown;
  const Shape = SHAPES[shape];
  const id = personId(friend.xuid);
  const isCard = shape === 'card';
  return (
    <div role="row" aria-rowindex={placed.position} className="contents">
      <div
        role="gridcell"
        ref={isCard ? measure : undefined}
        {...(isCard ? cardAttributes(friend.xuid, placed.reckoned) : {})}
        tabIndex={id === activeId ? 0 : -1}
        aria-label={personName(friend, props.level)}
        data-stop={id}
        className="absolute scroll-mt-28 scroll-mb-4 rounded-xl focus-visible:outline-offset-0"
        style={{ insetInlineStart: x, top: y, width, ...(isCard ? {} : { height }) }}
      >
        <Shape
          friend={friend}
          isOpened={openedXuid === friend.xuid}
          isGhost={ghosts.has(friend.xuid)}
          {...props}
        />
      </div>
    </div>
  );
}

/** Groups of people with their headings; of the people only those near the screen are drawn. */
export function FriendSections({
  sections,
  stretch,
  measure,
  ...shown
}: {
  readonly sections: readonly PlacedSection[];
  readonly stretch: Stretch;
  readonly measure: (element: HTMLElement | null) => (() => void) | undefined;
} & Shown) {
  const focused = shown.activeId?.startsWith('p ') ? shown.activeId.slice(2) : undefined;
  return sections.map((section) => {
    const name = groupHeading(section.of) || t('list.everybody');
    return (
      <section key={section.key} aria-label={name} style={{ height: section.height }}>
        {section.headingHeight === 0 ? null : (
          <Heading section={section} isActive={headingId(section.key) === shown.activeId} />
        )}
        {section.collapsed ? null : (
          <div role="grid" aria-label={name} aria-rowcount={section.count} className="relative">
            {peopleWithin(section, stretch.from, stretch.to, focused).map((placed) => (
              <Person key={placed.friend.xuid} placed={placed} shown={shown} measure={measure} />
            ))}
          </div>
        )}
      </section>
    );
  });
}
