import { t } from '#i18n/translate.ts';
import { Star } from 'lucide-react';
import { memo } from 'react';
import type { Level } from '#contract/level.ts';
import { deviceGlyph, deviceName } from '#model/device-words.ts';
import { isSignedIn } from '#model/display-state.ts';
import type { Friend } from '#model/friend.ts';
import { placesOf, stateWords } from '#model/friend-words.ts';
import { monogramOf } from '#model/monogram.ts';
import { placementChip, placementKind } from '#model/placement-words.ts';
import { agoWords, lastingWords } from '#model/time-words.ts';
import { DeviceGlyph } from '#ui/DeviceGlyph.tsx';
import { Instant } from '#ui/Instant.tsx';
import { Monogram } from '#ui/Monogram.tsx';
import { PlacementGlyph } from '#ui/PlacementGlyph.tsx';
import { StateShape } from '#ui/StateShape.tsx';
import type { FriendActions } from './FriendCard.tsx';
import { alsoWords } from './also-words.ts';

function Doing({ friend, level }: { readonly friend: Friend; readonly level: Level }) {
  const presence = friend.headline?.title.activity?.richPresence;
  const also = alsoWords(friend);
  return (
    <span className="min-w-0 flex-1 leading-4.5">
      <span className="block truncate text-soft">
        <bdi>{stateWords(friend, level)}</bdi>
        {presence === undefined ? null : <bdi className="text-ink"> — {presence}</bdi>}
        {friend.outdated ? ` · ${t('state.notInAnswer')}` : ''}
      </span>
      {also === undefined ? null : <span className="block truncate text-xs text-faint">{also}</span>}
    </span>
  );
}

function Place({ friend }: { readonly friend: Friend }) {
  const { headline } = friend;
  if (friend.state !== 'title' || !headline) return null;
  const kind = placementKind(headline.title.placement);
  return (
    <span className="hidden shrink-0 items-center gap-2 text-xs text-soft sm:flex">
      <PlacementGlyph kind={kind} />
      <span className="w-24 truncate">{placementChip(kind)}</span>
      <DeviceGlyph glyph={deviceGlyph(headline.device.type)} />
      <span className="w-28 truncate">{deviceName(headline.device.type)}</span>
    </span>
  );
}

/** Name and places: the glyph in the row says nothing to those who do not see it. */
function rowName(friend: Friend): string {
  const places = placesOf(friend);
  return places === '' ? friend.name : `${friend.name}: ${places}`;
}

/** A friend on one line: state, name, what they do or where they were last seen, and since when. */
export const FriendRow = memo(function FriendRow({
  friend,
  level,
  opened,
  onOpen,
}: { readonly friend: Friend; readonly level: Level; readonly opened: boolean } & Pick<
  FriendActions,
  'onOpen'
>) {
  const { letters, colour } = monogramOf(friend.name, friend.xuid);
  const signedIn = isSignedIn(friend.state);
  return (
    <article
      data-xuid={friend.xuid}
      aria-label={rowName(friend)}
      className={`relative flex h-full items-center gap-3 border-b border-line bg-card px-3 has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent hover:bg-raised ${opened ? 'bg-raised' : ''}`}
    >
      <Monogram letters={letters} colour={colour} small>
        <StateShape shape={friend.state} size={11} />
      </Monogram>
      <div className="flex min-w-0 flex-1 flex-col sm:flex-row sm:items-center sm:gap-4">
        <h3 className="flex min-w-0 items-center gap-1.5 font-medium sm:w-48 sm:shrink-0">
          <button
            type="button"
            onClick={() => onOpen(friend.xuid)}
            className="min-w-0 truncate text-start outline-none after:absolute after:inset-0 after:content-['']"
          >
            <bdi>{friend.name}</bdi>
          </button>
          {friend.favorite ? (
            <Star
              role="img"
              aria-label={t('details.favourite')}
              size={13}
              className="shrink-0 fill-current text-away"
            />
          ) : null}
        </h3>
        <Doing friend={friend} level={level} />
      </div>
      <Place friend={friend} />
      <Instant
        at={friend.since}
        words={signedIn ? lastingWords : agoWords}
        className="shrink-0 text-end text-xs text-faint sm:w-24"
      />
    </article>
  );
});
