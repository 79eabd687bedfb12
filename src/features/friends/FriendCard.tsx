import { memo } from 'react';
import { levelHas } from '#contract/level.ts';
import { overlayOf } from '#model/friend.ts';
import { stateWords } from '#model/friend-words.ts';
import { devicesTold } from '#model/told.ts';
import { t } from '#i18n/translate.ts';
import { monogramOf } from '#model/monogram.ts';
import { Monogram } from '#ui/Monogram.tsx';
import { FavouriteStar } from './FavouriteStar.tsx';
import { DeviceBlock } from './DeviceBlock.tsx';
import type { PersonProps } from './person-props.ts';
import type { DrawnDevices } from './list-layout.ts';
import { withMarks } from './marks.ts';

/**
 * A friend who is signed in: state, every device, every title with its place and rich presence. Of a tall card
 * the devices off the screen are only room.
 */
export const FriendCard = memo(function FriendCard({
  friend,
  level,
  isOpened,
  isGhost,
  first,
  end,
  before,
  after,
  onOpen,
  onTitle,
  onFavourite,
}: PersonProps & DrawnDevices) {
  const { letters, colour } = monogramOf(friend.name, friend.xuid);
  const devices = (levelHas(level, 'device') && friend.record?.devices) || [];
  const told = devicesTold(devices);
  return (
    <article
      data-xuid={friend.xuid}
      aria-label={friend.name}
      className={`group/person rounded-xl border bg-card px-3.5 py-3.5 ${isOpened ? 'border-accent' : 'border-line'} ${isGhost ? 'border-dashed' : ''}`}
      style={after > 0 ? { paddingBottom: `calc(0.875rem + ${after}px)` } : undefined}
    >
      <header className="relative grid h-11 grid-cols-[auto_minmax(0,1fr)_auto] content-center items-center gap-x-3">
        <Monogram letters={letters} colour={colour} shape={friend.state} overlay={overlayOf(friend)} />
        <h3 className="flex min-w-0 text-[0.9375rem] leading-5 font-semibold">
          <button
            type="button"
            dir="auto"
            tabIndex={-1}
            onClick={() => onOpen(friend.xuid)}
            className="min-w-0 truncate text-start outline-none after:absolute after:-inset-1 after:rounded-lg after:content-[''] focus-visible:after:outline-2 focus-visible:after:outline-accent"
          >
            {friend.name}
          </button>
        </h3>
        <p className="col-start-2 truncate text-[0.8125rem] leading-4.5 text-soft">
          {withMarks(stateWords(friend, level), friend, isGhost)}
        </p>
        <FavouriteStar
          xuid={friend.xuid}
          favorite={friend.favorite}
          onFavourite={onFavourite}
          className="col-start-3 row-span-2 row-start-1"
        />
      </header>
      {told.map((device, index) =>
        index < first || index >= end ? null : (
          // Two devices may be of one type; their order is all that tells them apart.
          <DeviceBlock
            key={`${device.type}:${index}`}
            device={device}
            under={index === first ? before : 0}
            onTitle={onTitle}
          />
        ),
      )}
      {told.length < devices.length && end >= told.length ? (
        <p className="mt-3 border-t border-line pt-2 leading-5.5 text-soft">
          {t('list.moreDevices', { count: devices.length - told.length })}
        </p>
      ) : null}
    </article>
  );
});
