import { memo, type RefObject } from 'react';
import { rowOfWords } from '#i18n/list-words.ts';
import { locale, t } from '#i18n/translate.ts';
import { deviceName } from '#model/device-words.ts';
import { isSignedIn, stateHeading } from '#model/display-state.ts';
import { overlayOf, type Friend } from '#model/friend.ts';
import { placementChip, placementKind } from '#model/placement-words.ts';
import { agoWords, lastingWords } from '#model/time-words.ts';
import { titleName } from '#model/title-words.ts';
import { SORT_KEYS, type Sort, type SortKey } from '#model/view.ts';
import { Guard } from '#ui/Guard.tsx';
import { Instant } from '#ui/Instant.tsx';
import { PlacementGlyph } from '#ui/PlacementGlyph.tsx';
import { StateShape } from '#ui/StateShape.tsx';
import { FavouriteStar } from './FavouriteStar.tsx';
import { withMarks } from './marks.ts';
import { peopleWithin, type PlacedFriend, type PlacedSection } from './list-layout.ts';
import type { FriendActions } from './person-props.ts';
import { personId, personOf } from './roving.ts';
import { useStretch } from './use-stretch.ts';
import { Icon } from '#ui/Icon.tsx';

/** Columns that stand only where there is room for them: the narrower the list, the fewer. */
const SHOWN: Partial<Record<SortKey, string>> = {
  placement: 'hidden group-data-wide/list:table-cell',
  device: 'hidden group-data-wide/list:table-cell',
  presence: 'max-sm:hidden',
};

/** What is no longer than a few words leaves the room to names, titles and what people do. */
const WIDTHS: Partial<Record<SortKey, string>> = {
  state: 'w-8 md:w-40',
  placement: 'w-31',
  device: 'w-36',
  since: 'w-26',
};

const NEXT: Readonly<Record<'ascending' | 'descending' | 'none', (key: SortKey) => Sort | undefined>> = {
  none: (key) => ({ key, descending: false }),
  ascending: (key) => ({ key, descending: true }),
  descending: () => undefined,
};

function Column({
  column,
  sort,
  onSort,
}: {
  readonly column: SortKey;
  readonly sort: Sort | undefined;
  readonly onSort: (sort: Sort | undefined) => void;
}) {
  const order = sort?.key === column ? (sort.descending ? 'descending' : 'ascending') : 'none';
  return (
    <th
      scope="col"
      aria-sort={order}
      className={`sticky top-(--header) z-10 bg-page text-start font-semibold ${SHOWN[column] ?? ''} ${WIDTHS[column] ?? ''}`}
    >
      <button
        type="button"
        onClick={() => onSort(NEXT[order](column))}
        className="flex min-h-9 items-center gap-1 rounded px-2 hover:text-accent"
      >
        {column === 'state' ? (
          <>
            <span className="md:hidden">
              <StateShape shape="online" />
            </span>
            <span className="max-md:sr-only">{t('sort.state')}</span>
          </>
        ) : (
          t(`sort.${column}`)
        )}
        {order === 'ascending' ? <Icon name="arrow-up" size={14} /> : null}
        {order === 'descending' ? <Icon name="arrow-down" size={14} /> : null}
      </button>
    </th>
  );
}

const CELL =
  'overflow-hidden border-b border-line px-2 text-ellipsis whitespace-nowrap [&>svg]:me-2 [&>svg]:inline';
/** Words of the wire run their own way and stand where the column's do. */
const FREE = `${CELL} [text-align:match-parent]`;

type RowProps = Pick<FriendActions, 'onOpen' | 'onFavourite'> & {
  readonly friend: Friend;
  readonly position: number;
  readonly height: number;
  readonly isActive: boolean;
  readonly isOpened: boolean;
  readonly isGhost: boolean;
};

/** What a row holds. */
function Cells({
  friend,
  isGhost,
  onOpen,
  onFavourite,
}: Pick<RowProps, 'friend' | 'isGhost' | 'onOpen' | 'onFavourite'>) {
  const { headline } = friend;
  const kind = headline && placementKind(headline.title.placement);
  return (
    <>
      <td className={`${CELL} relative font-medium`}>
        <button
          type="button"
          dir="auto"
          tabIndex={-1}
          onClick={() => onOpen(friend.xuid)}
          className="max-w-[calc(100%-1.75rem)] truncate align-middle outline-none after:absolute after:inset-0 after:content-['']"
        >
          {friend.name}
        </button>
        <FavouriteStar
          xuid={friend.xuid}
          favorite={friend.favorite}
          onFavourite={onFavourite}
          className="inline-grid align-middle"
        />
      </td>
      <td className={`${CELL} text-soft max-md:text-clip max-md:[&>svg]:me-0`}>
        <StateShape shape={friend.state} overlay={overlayOf(friend)} />
        <span className="max-md:sr-only">{withMarks(stateHeading(friend.state), friend, isGhost)}</span>
      </td>
      <td dir="auto" className={FREE}>
        {headline && titleName(headline.title)}
      </td>
      <td className={`${CELL} text-soft ${SHOWN.placement ?? ''}`}>
        {kind ? (
          <>
            <PlacementGlyph kind={kind} className="me-2" />
            {placementChip(kind)}
          </>
        ) : null}
      </td>
      <td className={`${CELL} text-soft ${SHOWN.device ?? ''}`}>
        {rowOfWords((friend.record?.devices ?? []).map(({ type }) => deviceName(type)))}
      </td>
      <td dir="auto" className={`${FREE} text-soft ${SHOWN.presence ?? ''}`}>
        {headline?.title.activity?.richPresence}
      </td>
      <td className={`${CELL} text-end text-faint`}>
        <Instant at={friend.since} words={isSignedIn(friend.state) ? lastingWords : agoWords} />
      </td>
    </>
  );
}

const Row = memo(function Row({ friend, position, height, isActive, isOpened, ...props }: RowProps) {
  return (
    <tr
      data-stop={personId(friend.xuid)}
      data-xuid={friend.xuid}
      aria-rowindex={position + 1}
      tabIndex={isActive ? 0 : -1}
      style={{ height }}
      // The cells have no ground of their own: it would cover the ring of the focus.
      className={`group/person scroll-mt-28 scroll-mb-4 hover:bg-raised focus-visible:-outline-offset-2 ${isOpened ? 'bg-raised' : 'bg-card'}`}
    >
      <Guard
        of={[friend, locale()]}
        instead={
          <td colSpan={SORT_KEYS.length} className={`${CELL} text-soft`}>
            {t('list.fault', { name: friend.name })}
          </td>
        }
      >
        <Cells friend={friend} {...props} />
      </Guard>
    </tr>
  );
});

/**
 * Everybody in one table, sortable by each column. Rows that are far from the screen are left out; empty rows
 * keep their room.
 */
export function FriendsTable({
  list,
  section,
  sort,
  ghosts,
  openedXuid,
  activeId,
  onSort,
  ...actions
}: {
  /** The element that all of it stands in. */
  readonly list: RefObject<HTMLElement | null>;
  readonly section: PlacedSection;
  readonly sort: Sort | undefined;
  readonly ghosts: ReadonlySet<string>;
  readonly openedXuid: string | undefined;
  readonly activeId: string | undefined;
  readonly onSort: (sort: Sort | undefined) => void;
} & Pick<FriendActions, 'onOpen' | 'onFavourite'>) {
  const stretch = useStretch(list);
  const focused = personOf(activeId);
  const drawn = stretch ? peopleWithin(section, stretch.from, stretch.to, focused) : [];
  const endOf = (person: PlacedFriend | undefined): number => (person ? person.y + person.height : 0);
  const gap = (from: number, to: number) =>
    to > from + 0.5 ? <tr key={`to ${to}`} aria-hidden style={{ height: to - from }} /> : null;
  return (
    <table
      className="w-full table-fixed border-separate border-spacing-0 text-[0.8125rem]"
      aria-rowcount={section.count + 1}
    >
      <caption className="sr-only">{t('list.everybody')}</caption>
      <thead>
        <tr>
          {SORT_KEYS.map((column) => (
            <Column key={column} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {drawn.flatMap((person, index) => [
          gap(endOf(drawn[index - 1]), person.y),
          <Row
            key={person.friend.xuid}
            friend={person.friend}
            position={person.position}
            height={person.height}
            isActive={person.friend.xuid === focused}
            isOpened={person.friend.xuid === openedXuid}
            isGhost={ghosts.has(person.friend.xuid)}
            {...actions}
          />,
        ])}
        {gap(endOf(drawn.at(-1)), section.end)}
      </tbody>
    </table>
  );
}
