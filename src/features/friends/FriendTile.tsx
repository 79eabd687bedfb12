import { memo } from 'react';
import { deviceGlyph } from '#model/device-words.ts';
import { overlayOf } from '#model/friend.ts';
import { stateWords } from '#model/friend-words.ts';
import { lastingWords } from '#model/time-words.ts';
import { DeviceGlyph } from '#ui/DeviceGlyph.tsx';
import { Instant } from '#ui/Instant.tsx';
import { StateShape } from '#ui/StateShape.tsx';
import { FavouriteStar } from './FavouriteStar.tsx';
import { withMarks } from './marks.ts';
import type { PersonProps } from './person-props.ts';

/** A friend beside others in the same title: name, what they do there, on which device, since when. */
export const FriendTile = memo(function FriendTile({
  friend,
  name,
  level,
  isOpened,
  isGhost,
  onOpen,
  onFavourite,
}: PersonProps) {
  const { headline } = friend;
  const doing =
    friend.state === 'title' ? (headline?.title.activity?.richPresence ?? '') : stateWords(friend, level);
  return (
    <article
      data-xuid={friend.xuid}
      aria-label={name}
      className={`group/person relative grid h-full grid-cols-[auto_minmax(0,1fr)_auto_auto] content-center items-center gap-x-3 rounded-lg border bg-card px-3 hover:bg-raised ${isOpened ? 'border-accent' : 'border-line'} ${isGhost ? 'border-dashed' : ''}`}
    >
      <StateShape shape={friend.state} overlay={overlayOf(friend)} size={11} />
      <h3 className="flex min-w-0 leading-5 font-medium">
        <button
          type="button"
          dir="auto"
          tabIndex={-1}
          onClick={() => onOpen(friend.xuid)}
          className="min-w-0 truncate text-start outline-none after:absolute after:inset-0 after:rounded-lg after:content-[''] focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          {friend.name}
        </button>
      </h3>
      <p
        dir="auto"
        className="col-start-2 truncate text-[0.8125rem] leading-4.5 [text-align:match-parent] text-soft"
      >
        {withMarks(doing, friend, isGhost)}
      </p>
      <FavouriteStar
        xuid={friend.xuid}
        favorite={friend.favorite}
        onFavourite={onFavourite}
        className="col-start-3 row-span-2 row-start-1"
      />
      <span className="col-start-4 row-span-2 row-start-1 flex flex-col items-end gap-0.5 text-xs text-faint">
        {headline ? <DeviceGlyph glyph={deviceGlyph(headline.device.type)} /> : null}
        <Instant at={friend.since} words={lastingWords} />
      </span>
    </article>
  );
});
