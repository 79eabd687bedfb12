import { memo, type ReactNode } from 'react';
import type { Level } from '#contract/level.ts';
import { deviceGlyph, deviceName } from '#model/device-words.ts';
import { isSignedIn } from '#model/display-state.ts';
import { overlayOf, type Friend } from '#model/friend.ts';
import { stateWords } from '#model/friend-words.ts';
import { monogramOf } from '#model/monogram.ts';
import { placementChip, placementKind } from '#model/placement-words.ts';
import { agoWords, lastingWords } from '#model/time-words.ts';
import { still } from '#i18n/still.ts';
import { DeviceGlyph } from '#ui/DeviceGlyph.tsx';
import { Instant } from '#ui/Instant.tsx';
import { Monogram } from '#ui/Monogram.tsx';
import { PlacementGlyph } from '#ui/PlacementGlyph.tsx';
import { StateShape } from '#ui/StateShape.tsx';
import { FavouriteStar } from './FavouriteStar.tsx';
import { alsoWords } from './also-words.ts';
import { withMarks } from './marks.ts';
import type { PersonProps } from './person-props.ts';

/** What they do, or where they were last seen. No component: of nothing else in a row does more change. */
function doing(friend: Friend, level: Level, isGhost: boolean, twoLines: boolean): ReactNode {
  const presence = friend.headline?.title.activity?.richPresence;
  const also = twoLines ? alsoWords(friend) : undefined;
  return (
    <p className="col-start-2 min-w-0 flex-1 truncate leading-4.5 text-soft sm:ms-1">
      {withMarks(stateWords(friend, level), friend, isGhost)}
      {presence === undefined ? null : <bdi className="text-ink">{` — ${presence}`}</bdi>}
      {also === undefined ? null : <span className="block truncate text-xs text-faint">{also}</span>}
    </p>
  );
}

const PLACE =
  'hidden shrink-0 truncate text-xs text-soft group-data-wide/list:block [&>svg]:me-2 [&>svg]:inline';

/** Where on the screen of which device. */
const Place = still(function Place({
  placement,
  device,
}: {
  /** Both as the record says them. */
  readonly placement: string;
  readonly device: string;
}) {
  const kind = placementKind(placement);
  return (
    <>
      <span className={`${PLACE} w-29`}>
        <PlacementGlyph kind={kind} className="me-2" />
        {placementChip(kind)}
      </span>
      <span className={`${PLACE} w-32`}>
        <DeviceGlyph glyph={deviceGlyph(device)} />
        {deviceName(device)}
      </span>
    </>
  );
});

/** The name, which opens the person, and their star. */
const Name = memo(function Name({
  xuid,
  name,
  favorite,
  isCompact,
  onOpen,
  onFavourite,
}: Pick<Friend, 'xuid' | 'name' | 'favorite'> &
  Pick<PersonProps, 'onOpen' | 'onFavourite'> & { readonly isCompact: boolean }) {
  return (
    <div className={`flex min-w-0 items-center sm:w-48 sm:shrink-0 ${isCompact ? 'w-28 shrink-0' : ''}`}>
      <h3 className="flex min-w-0 font-medium">
        <button
          type="button"
          dir="auto"
          tabIndex={-1}
          onClick={() => onOpen(xuid)}
          className="min-w-0 truncate text-start outline-none after:absolute after:inset-0 after:content-[''] focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          {name}
        </button>
      </h3>
      {/* Its target is higher than the line it stands on, and must not make room for itself above two others. */}
      <FavouriteStar xuid={xuid} favorite={favorite} onFavourite={onFavourite} className="-my-1" />
    </div>
  );
});

const ONE_LINE = 'flex';
/** On narrow pages the name stands over what they do. */
const TWO_LINES = 'grid grid-cols-[auto_minmax(0,1fr)_auto] content-center sm:flex';

/** A friend on one line: state, name, what they do or where they were last seen, and since when. */
export const FriendRow = memo(function FriendRow({
  friend,
  name,
  level,
  density,
  isOpened,
  isGhost,
  onOpen,
  onFavourite,
}: PersonProps) {
  const { headline } = friend;
  const { letters, colour } = monogramOf(friend.name, friend.xuid);
  const isCompact = density === 'compact';
  const mark = { shape: friend.state, overlay: overlayOf(friend) };
  return (
    <article
      data-xuid={friend.xuid}
      aria-label={name}
      className={`group/person relative ${isCompact ? ONE_LINE : TWO_LINES} h-full items-center gap-x-3 border-b border-line bg-card px-3 hover:bg-raised ${isOpened ? 'bg-raised' : ''} ${isGhost ? 'opacity-70' : ''}`}
    >
      {isCompact ? <StateShape {...mark} /> : <Monogram letters={letters} colour={colour} small {...mark} />}
      <Name
        xuid={friend.xuid}
        name={friend.name}
        favorite={friend.favorite}
        isCompact={isCompact}
        onOpen={onOpen}
        onFavourite={onFavourite}
      />
      {doing(friend, level, isGhost, !isCompact)}
      {friend.state === 'title' && headline ? (
        <Place placement={headline.title.placement} device={headline.device.type} />
      ) : null}
      <Instant
        at={friend.since}
        words={isSignedIn(friend.state) ? lastingWords : agoWords}
        className="col-start-3 row-span-2 row-start-1 shrink-0 text-end text-xs text-faint max-[14rem]:hidden sm:w-24"
      />
    </article>
  );
});
