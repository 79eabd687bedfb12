import type { Level } from '#contract/level.ts';
import { rowOfWords } from '#i18n/list-words.ts';
import { t } from '#i18n/translate.ts';
import { deviceName } from '#model/device-words.ts';
import { isSignedIn, stateHeading } from '#model/display-state.ts';
import { overlayOf, type Friend } from '#model/friend.ts';
import { placementChip, placementKind } from '#model/placement-words.ts';
import { agoWords, lastingWords } from '#model/time-words.ts';
import { titleName } from '#model/title-words.ts';
import { SORT_KEYS, type Sort, type SortKey } from '#model/view.ts';
import { Instant } from '#ui/Instant.tsx';
import { PlacementGlyph } from '#ui/PlacementGlyph.tsx';
import { StateShape } from '#ui/StateShape.tsx';
import { FavouriteStar } from './FavouriteStar.tsx';
import { withMarks } from './marks.ts';
import type { PlacedFriend } from './list-layout.ts';
import type { FriendActions } from './person-props.ts';
import { personId } from './roving.ts';
import { Icon } from '#ui/Icon.tsx';

/** Columns that narrow pages leave out. */
const WIDE_ONLY: Partial<Record<SortKey, string>> = {
  state: 'max-md:hidden',
  placement: 'max-lg:hidden',
  device: 'max-md:hidden',
  presence: 'max-sm:hidden',
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
      className={`sticky top-(--header) z-10 bg-page text-start font-semibold ${WIDE_ONLY[column] ?? ''}`}
    >
      <button
        type="button"
        onClick={() => onSort(NEXT[order](column))}
        className="flex min-h-9 items-center gap-1 rounded px-2 hover:text-accent"
      >
        {t(`sort.${column}`)}
        {order === 'ascending' ? <Icon name="arrow-up" size={14} /> : null}
        {order === 'descending' ? <Icon name="arrow-down" size={14} /> : null}
      </button>
    </th>
  );
}

function Cells({
  friend,
  isGhost,
  onOpen,
  onFavourite,
}: { readonly friend: Friend; readonly isGhost: boolean } & Pick<FriendActions, 'onOpen' | 'onFavourite'>) {
  const { headline } = friend;
  const kind = headline && placementKind(headline.title.placement);
  const cell = 'overflow-hidden px-2 text-ellipsis whitespace-nowrap';
  return (
    <>
      <td className={`${cell} relative font-medium`}>
        <span className="flex items-center">
          <button
            type="button"
            tabIndex={-1}
            onClick={() => onOpen(friend.xuid)}
            className="min-w-0 text-start outline-none after:absolute after:inset-0 after:content-['']"
          >
            <bdi className="block truncate">{friend.name}</bdi>
          </button>
          <FavouriteStar friend={friend} onFavourite={onFavourite} />
        </span>
      </td>
      <td className={`${cell} ${WIDE_ONLY.state ?? ''}`}>
        <span className="flex items-center gap-2 text-soft">
          <StateShape shape={friend.state} overlay={overlayOf(friend)} />
          <span className="truncate">{withMarks(stateHeading(friend.state), friend, isGhost)}</span>
        </span>
      </td>
      <td className={cell}>
        <bdi className="block truncate">{headline && titleName(headline.title)}</bdi>
      </td>
      <td className={`${cell} text-soft ${WIDE_ONLY.placement ?? ''}`}>
        {kind ? (
          <span className="flex items-center gap-2">
            <PlacementGlyph kind={kind} />
            <span className="truncate">{placementChip(kind)}</span>
          </span>
        ) : null}
      </td>
      <td className={`${cell} text-soft ${WIDE_ONLY.device ?? ''}`}>
        {rowOfWords((friend.record?.devices ?? []).map(({ type }) => deviceName(type)))}
      </td>
      <td className={`${cell} text-soft ${WIDE_ONLY.presence ?? ''}`}>
        <bdi className="block truncate">{headline?.title.activity?.richPresence}</bdi>
      </td>
      <td className={`${cell} text-end text-faint`}>
        <Instant at={friend.since} words={isSignedIn(friend.state) ? lastingWords : agoWords} />
      </td>
    </>
  );
}

/**
 * Everybody in one table, sortable by each column. Rows that are far from the screen are left out; two empty
 * rows keep their room.
 */
export function FriendsTable({
  people,
  drawn,
  height,
  sort,
  ghosts,
  openedXuid,
  activeId,
  onSort,
  onOpen,
  onFavourite,
}: {
  readonly people: readonly PlacedFriend[];
  readonly drawn: readonly PlacedFriend[];
  /** Pixels of all rows together. */
  readonly height: number;
  readonly level: Level;
  readonly sort: Sort | undefined;
  readonly ghosts: ReadonlySet<string>;
  readonly openedXuid: string | undefined;
  readonly activeId: string | undefined;
  readonly onSort: (sort: Sort | undefined) => void;
} & Pick<FriendActions, 'onOpen' | 'onFavourite'>) {
  const above = drawn[0]?.y ?? 0;
  const last = drawn.at(-1);
  const below = last ? height - last.y - last.height : height;
  return (
    <table
      className="w-full table-fixed border-separate border-spacing-0 text-[0.8125rem]"
      aria-rowcount={people.length + 1}
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
        {above > 0 ? <tr aria-hidden style={{ height: above }} /> : null}
        {drawn.map(({ friend, position, height: rowHeight }) => (
          <tr
            key={friend.xuid}
            data-stop={personId(friend.xuid)}
            data-xuid={friend.xuid}
            aria-rowindex={position + 1}
            tabIndex={personId(friend.xuid) === activeId ? 0 : -1}
            style={{ height: rowHeight }}
            className={`group/person scroll-mt-28 scroll-mb-4 focus-visible:-outline-offset-2 [&>*]:border-b [&>*]:border-line hover:[&>*]:bg-raised ${openedXuid === friend.xuid ? '[&>*]:bg-raised' : '[&>*]:bg-card'}`}
          >
            <Cells
              friend={friend}
              isGhost={ghosts.has(friend.xuid)}
              onOpen={onOpen}
              onFavourite={onFavourite}
            />
          </tr>
        ))}
        {below > 0 ? <tr aria-hidden style={{ height: below }} /> : null}
      </tbody>
    </table>
  );
}
