import { t } from '#i18n/translate.ts';
import { Star } from 'lucide-react';
import { memo } from 'react';
import { levelHas, type Level } from '#contract/level.ts';
import type { Friend } from '#model/friend.ts';
import { stateWords } from '#model/friend-words.ts';
import { monogramOf } from '#model/monogram.ts';
import { Monogram } from '#ui/Monogram.tsx';
import { StateShape } from '#ui/StateShape.tsx';
import { DeviceBlock } from './DeviceBlock.tsx';

/** What a card or row tells of being pressed. */
export type FriendActions = {
  readonly onOpen: (xuid: string) => void;
  readonly onTitle: (titleId: string) => void;
};

/** A friend who is signed in: state, every device, every title with its place and rich presence. */
export const FriendCard = memo(function FriendCard({
  friend,
  level,
  opened,
  onOpen,
  onTitle,
}: { readonly friend: Friend; readonly level: Level; readonly opened: boolean } & FriendActions) {
  const { letters, colour } = monogramOf(friend.name, friend.xuid);
  return (
    <article
      data-xuid={friend.xuid}
      aria-label={friend.name}
      className={`rounded-xl border bg-card px-3.5 py-3.5 ${opened ? 'border-accent' : 'border-line'}`}
    >
      <header className="relative flex h-11 items-center gap-3 rounded-lg has-focus-visible:outline-2 has-focus-visible:outline-accent">
        <Monogram letters={letters} colour={colour}>
          <StateShape shape={friend.state} />
        </Monogram>
        <div className="min-w-0 flex-1">
          <h3 className="flex items-center gap-1.5 text-[0.9375rem] leading-5 font-semibold">
            <button
              type="button"
              onClick={() => onOpen(friend.xuid)}
              className="min-w-0 truncate text-start outline-none after:absolute after:-inset-1 after:content-['']"
            >
              <bdi>{friend.name}</bdi>
            </button>
            {friend.favorite ? (
              <Star
                role="img"
                aria-label={t('details.favourite')}
                size={14}
                className="shrink-0 fill-current text-away"
              />
            ) : null}
          </h3>
          <p className="truncate text-[0.8125rem] leading-4.5 text-soft">
            {stateWords(friend, level)}
            {friend.outdated ? ` · ${t('state.notInAnswer')}` : ''}
          </p>
        </div>
      </header>
      {levelHas(level, 'device')
        ? (friend.record?.devices ?? []).map((device, index) => (
            // Two devices may be of one type; their order is all that tells them apart.
            <DeviceBlock key={`${device.type}:${index}`} device={device} onTitle={onTitle} />
          ))
        : null}
    </article>
  );
});
