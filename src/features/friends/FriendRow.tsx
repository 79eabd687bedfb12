import { memo } from 'react';
import { deviceGlyph, deviceName } from '#model/device-words.ts';
import { isSignedIn } from '#model/display-state.ts';
import { overlayOf, type Friend } from '#model/friend.ts';
import { stateWords } from '#model/friend-words.ts';
import { monogramOf } from '#model/monogram.ts';
import { placementChip, placementKind } from '#model/placement-words.ts';
import { agoWords, lastingWords } from '#model/time-words.ts';
import { DeviceGlyph } from '#ui/DeviceGlyph.tsx';
import { Instant } from '#ui/Instant.tsx';
import { Monogram } from '#ui/Monogram.tsx';
import { PlacementGlyph } from '#ui/PlacementGlyph.tsx';
import { StateShape } from '#ui/StateShape.tsx';
import { FavouriteStar } from './FavouriteStar.tsx';
import { alsoWords } from './also-words.ts';
import { personName, withMarks } from './marks.ts';
import type { PersonProps } from './person-props.ts';

function Doing({
  friend,
  level,
  isGhost,
  twoLines,
}: Pick<PersonProps, 'friend' | 'level' | 'isGhost'> & { readonly twoLines: boolean }) {
  const presence = friend.headline?.title.activity?.richPresence;
  const also = twoLines ? alsoWords(friend) : undefined;
  return (
    <p className="min-w-0 flex-1 truncate leading-4.5 text-soft">
      <bdi>{withMarks(stateWords(friend, level), friend, isGhost)}</bdi>
      {presence === undefined ? null : (
        <>
          {' — '}
          <bdi className="text-ink">{presence}</bdi>
        </>
      )}
      {also === undefined ? null : <span className="block truncate text-xs text-faint">{also}</span>}
    </p>
  );
}

function Place({ friend }: { readonly friend: Friend }) {
  const { headline } = friend;
  if (friend.state !== 'title' || !headline) return null;
  const kind = placementKind(headline.title.placement);
  return (
    <span className="hidden w-64 shrink-0 items-center gap-2 text-xs text-soft lg:flex">
      <PlacementGlyph kind={kind} />
      <span className="w-24 truncate">{placementChip(kind)}</span>
      <DeviceGlyph glyph={deviceGlyph(headline.device.type)} />
      <span className="min-w-0 flex-1 truncate">{deviceName(headline.device.type)}</span>
    </span>
  );
}

/** A friend on one line: state, name, what they do or where they were last seen, and since when. */
export const FriendRow = memo(function FriendRow({
  friend,
  level,
  density,
  isOpened,
  isGhost,
  onOpen,
  onFavourite,
}: PersonProps) {
  const { letters, colour } = monogramOf(friend.name, friend.xuid);
  const isCompact = density === 'compact';
  return (
    <article
      data-xuid={friend.xuid}
      aria-label={personName(friend, level)}
      className={`group/person relative flex h-full items-center gap-3 border-b border-line bg-card px-3 hover:bg-raised ${isOpened ? 'bg-raised' : ''} ${isGhost ? 'opacity-70' : ''}`}
    >
      {isCompact ? (
        <StateShape shape={friend.state} overlay={overlayOf(friend)} />
      ) : (
        <Monogram letters={letters} colour={colour} small>
          <StateShape shape={friend.state} overlay={overlayOf(friend)} size={11} />
        </Monogram>
      )}
      <div
        className={`flex min-w-0 flex-1 ${isCompact ? 'items-center gap-3' : 'flex-col sm:flex-row sm:items-center sm:gap-4'}`}
      >
        <div className={`flex min-w-0 items-center sm:w-48 sm:shrink-0 ${isCompact ? 'w-28 shrink-0' : ''}`}>
          <h3 className="flex min-w-0 font-medium">
            <button
              type="button"
              tabIndex={-1}
              onClick={() => onOpen(friend.xuid)}
              className="min-w-0 text-start outline-none after:absolute after:inset-0 after:content-[''] focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
            >
              <bdi className="block truncate">{friend.name}</bdi>
            </button>
          </h3>
          <FavouriteStar friend={friend} onFavourite={onFavourite} />
        </div>
        <Doing friend={friend} level={level} isGhost={isGhost} twoLines={!isCompact} />
      </div>
      <Place friend={friend} />
      <Instant
        at={friend.since}
        words={isSignedIn(friend.state) ? lastingWords : agoWords}
        className="shrink-0 text-end text-xs text-faint sm:w-24"
      />
    </article>
  );
});
