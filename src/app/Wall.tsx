import { useCallback, useEffect, useMemo, useState } from 'react';
import { OldTimes } from '#features/connection/OldTimes.tsx';
import { pauseToggled } from '#features/connection/connection-store.ts';
import { useUpdate } from '#features/connection/shell-store.ts';
import { kioskChosen } from '#features/filters/view-choices.ts';
import { useClocks, useWallKeys } from '#features/wall/use-wall-habits.ts';
import { WallFrame } from '#features/wall/WallFrame.tsx';
import { WallPeople } from '#features/wall/WallPeople.tsx';
import { WallTitles } from '#features/wall/WallTitles.tsx';
import { numberWords } from '#i18n/number-words.ts';
import { locale, t } from '#i18n/translate.ts';
import type { Friend } from '#model/friend.ts';
import { withCounts, type HourOfCounts } from '#model/hour-of-counts.ts';
import { ageWords } from '#model/time-words.ts';
import { titleBoard } from '#model/title-board.ts';
import { FRIENDS_ROSTER } from '#model/view.ts';
import { wallAge, wallTrust } from '#model/wall-age.ts';
import type { Page } from './page.ts';
import { paceKept } from './use-hidden.ts';
import { WallGuard } from './WallGuard.tsx';

const NOBODY: readonly Friend[] = [];

/** A wall that is cut off looks for the gateway so often, in milliseconds: nobody is there to press. */
const LOOK_AGAIN = 15_000;

/** A newer build is put in use after so long, in milliseconds, so that whoever enters the wall is not thrown out. */
const UPDATE_AFTER = 60_000;

/** Whole seconds until the next question; undefined while none is to come. */
function secondsLeft(
  { error, failedAt, answeredAt, delay, waitsUntil }: Page['health'],
  now: number,
): number | undefined {
  const from = error === undefined ? answeredAt : failedAt;
  if (delay === false || from === undefined) return undefined;
  return Math.max(0, Math.ceil((Math.max(from + delay, waitsUntil ?? 0) - now) / 1000));
}

/** Goes on by itself whatever stopped it: a pause of before, a missing network, a newer build. */
function useSelfHelp({ polling, health, askNow }: Page): void {
  const loadUpdate = useUpdate();
  const { offline } = health;
  const isPaused = polling.pausedAt !== undefined;
  // Talks to the polling: a wall asks on, seen or not, and nobody is there to resume.
  useEffect(() => {
    paceKept(true);
    return () => paceKept(false);
  }, []);
  // Talks to the connection.
  useEffect(() => {
    if (!isPaused) return;
    pauseToggled(Date.now());
    askNow();
  }, [isPaused, askNow]);
  // Talks to the network, where the browser does not say that it is back.
  useEffect(() => {
    if (!offline) return undefined;
    const timer = setInterval(askNow, LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [offline, askNow]);
  // Talks to the worker that has a newer build ready.
  useEffect(() => {
    if (!loadUpdate) return undefined;
    const timer = setTimeout(loadUpdate, UPDATE_AFTER);
    return () => clearTimeout(timer);
  }, [loadUpdate]);
}

function useHourOfCounts(page: Page, friends: readonly Friend[]) {
  const titles = useMemo(() => titleBoard(friends, locale()), [friends]);
  const at = page.health.answeredAt ?? 0;
  const [kept, setKept] = useState<{ readonly at: number; readonly hour: HourOfCounts }>({ at: 0, hour: [] });
  // Each answer is counted once, from the first that is drawn.
  if (page.dashboard.groups && kept.at !== at) {
    const counts = new Map(titles.map((title) => [title.id, title.friends.length]));
    setKept({ at, hour: withCounts(kept.hour, at, counts) });
  }
  return { titles, hour: kept.hour, at };
}

function Board({ page }: { readonly page: Page }) {
  const { watched, rosterName, dashboard, health, chosen } = page;
  const [waits, setWaits] = useState(false);
  useSelfHelp(page);
  useWallKeys(
    useCallback(() => setWaits((before) => !before), []),
    useCallback(() => kioskChosen(''), []),
  );
  const { steady, wall } = useClocks();
  const friends = useMemo(
    () => dashboard.groups?.flatMap((group) => group.friends) ?? NOBODY,
    [dashboard.groups],
  );
  const counted = useHourOfCounts(page, friends);
  const age = wallAge({ steady: health.answeredAt, wall: health.answeredClock }, { steady, wall });
  const trust = wallTrust(age);
  const left = secondsLeft(health, steady);
  const isUnknown = watched.known && watched.view.roster !== FRIENDS_ROSTER && watched.roster === undefined;
  // What stands in place of the people, where there are none that may be shown.
  const instead =
    trust === 'blank'
      ? t('wall.noPicture')
      : isUnknown
        ? t('roster.unknown')
        : dashboard.friends?.length === 0
          ? t('roster.empty')
          : '';
  const initialsOnly = chosen.kiosk === 'initials';
  return (
    <WallFrame
      name={rosterName}
      sample={watched.sample}
      now={wall}
      live={
        <p className="text-soft tabular-nums">
          {age === undefined ? t('fresh.connecting') : t('fresh.live', { age: ageWords(age) })}
          {left === undefined ? '' : ` · ${t('wall.next', { seconds: numberWords(left) })}`}
        </p>
      }
      banner={trust === 'fresh' || age === undefined ? '' : t('wall.old', { age: ageWords(age) })}
      onExit={() => kioskChosen('')}
    >
      {instead === '' ? (
        <div className="grid min-h-0 flex-1 grid-rows-[minmax(0,3fr)_minmax(0,2fr)] gap-[1.2em] lg:grid-cols-[minmax(0,5fr)_minmax(0,2fr)] lg:grid-rows-1">
          <WallPeople
            friends={friends}
            level={watched.view.level}
            initialsOnly={initialsOnly}
            waits={waits}
            now={wall}
          />
          <WallTitles {...counted} initialsOnly={initialsOnly} waits={waits} />
        </div>
      ) : (
        <p className="grid flex-1 place-items-center text-center text-[1.6em] text-soft">{instead}</p>
      )}
    </WallFrame>
  );
}

/** The view on a wall: nothing to press, large, and never older than it says. */
export function Wall({ page }: { readonly page: Page }) {
  return (
    <WallGuard>
      <OldTimes health={page.health}>
        <Board page={page} />
      </OldTimes>
    </WallGuard>
  );
}
