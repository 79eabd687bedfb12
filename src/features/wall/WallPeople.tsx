import { useState } from 'react';
import type { Level } from '#contract/level.ts';
import { locale, t } from '#i18n/translate.ts';
import { overlayOf, type Friend } from '#model/friend.ts';
import { stateWords } from '#model/friend-words.ts';
import { monogramOf } from '#model/monogram.ts';
import { agoWords, lastingWords } from '#model/time-words.ts';
import { titleColour } from '#model/title-colour.ts';
import { BLANK_AFTER, wallPages } from '#model/wall-age.ts';
import { Guard } from '#ui/Guard.tsx';
import { Instant } from '#ui/Instant.tsx';
import { StateShape } from '#ui/StateShape.tsx';
import { dotClass } from '#ui/title-colours.ts';
import { useFit, useTurning } from './use-wall-habits.ts';

/** How long a page stays, in milliseconds. */
export const PAGE_STAYS = 12_000;

/** The room of one person, in ems. */
const TILE = { width: 17, height: 5.1 };

/** What somebody is called on a wall: by name, or by initials where others look on. */
export function wallName({ name, xuid }: Friend, initialsOnly: boolean): string {
  return initialsOnly ? monogramOf(name, xuid).letters : name;
}

type Shown = {
  readonly friend: Friend;
  readonly level: Level;
  readonly initialsOnly: boolean;
  /** UTC milliseconds. */
  readonly now: number;
};

function PersonFault({ friend, initialsOnly }: Pick<Shown, 'friend' | 'initialsOnly'>) {
  return <p className="text-soft">{t('list.fault', { name: wallName(friend, initialsOnly) })}</p>;
}

function Person({ friend, level, initialsOnly, now }: Shown) {
  // Nobody's record is shown that is older than the wall may show, whatever the others are.
  const isOld = friend.toldAt !== undefined && now - friend.toldAt > BLANK_AFTER;
  if (isOld) return <p className="text-faint">{t('wall.noPicture')}</p>;
  const title = friend.state === 'title' ? friend.headline?.title : undefined;
  return (
    <>
      <p className="flex items-center gap-[0.5em]">
        <StateShape shape={friend.state} size={26} overlay={overlayOf(friend)} />
        <bdi className="min-w-0 truncate text-[1.2em] leading-tight font-semibold">
          {wallName(friend, initialsOnly)}
        </bdi>
      </p>
      <p className="flex items-baseline gap-[0.5em] text-soft">
        <span
          className={
            title
              ? `min-w-0 flex-1 truncate before:me-[0.35em] before:inline-block ${dotClass(titleColour(title.id))}`
              : 'min-w-0 flex-1 truncate'
          }
        >
          {stateWords(friend, level)}
        </span>
        <Instant
          at={friend.since}
          words={friend.state === 'title' || friend.state === 'online' ? lastingWords : agoWords}
          className="shrink-0 text-faint tabular-nums"
        />
      </p>
    </>
  );
}

/** Everybody of the view, a page at a time where they do not fit at once. */
export function WallPeople({
  friends,
  level,
  initialsOnly,
  waits,
  now,
}: {
  readonly friends: readonly Friend[];
  readonly level: Level;
  readonly initialsOnly: boolean;
  /** Whether the pages stand still. */
  readonly waits: boolean;
  readonly now: number;
}) {
  const [frame, setFrame] = useState<HTMLElement | null>(null);
  const { columns, rows } = useFit(frame, TILE);
  const pages = wallPages(friends, columns * rows);
  const page = useTurning(pages.length, PAGE_STAYS, waits);
  return (
    <section aria-label={t('wall.people')} className="flex min-h-0 min-w-0 flex-1 flex-col gap-[0.5em]">
      <div ref={setFrame} className="min-h-0 flex-1 overflow-hidden">
        <ul
          className="grid h-full gap-[0.6em]"
          style={{
            gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
            gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))`,
          }}
        >
          {(pages[page] ?? []).map((friend) => (
            <li
              key={friend.xuid}
              className="flex min-w-0 flex-col justify-center gap-[0.15em] rounded-[0.6em] border border-line bg-card px-[0.8em]"
            >
              <Guard
                of={[friend, level, locale()]}
                instead={<PersonFault friend={friend} initialsOnly={initialsOnly} />}
              >
                <Person friend={friend} level={level} initialsOnly={initialsOnly} now={now} />
              </Guard>
            </li>
          ))}
        </ul>
      </div>
      {pages.length < 2 ? null : (
        <p className="text-center text-soft tabular-nums">
          {t(waits ? 'wall.pageHeld' : 'wall.page', { page: page + 1, pages: pages.length })}
        </p>
      )}
    </section>
  );
}
