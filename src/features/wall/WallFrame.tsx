import type { ReactNode } from 'react';
import { t } from '#i18n/translate.ts';
import { clockWords } from '#model/time-words.ts';
import { wallDrift } from '#model/wall-age.ts';
import { useStirred, useWakeLock, useWallPage } from './use-wall-habits.ts';

/** How far the wall drifts from the middle, in pixels. */
const REACH = 12;

/** The frame of a wall: its name, the clock, how fresh it is; nothing to press but the way out, after a movement. */
export function WallFrame({
  name,
  sample,
  now,
  live,
  banner,
  onExit,
  children,
}: {
  readonly name: string;
  readonly sample: boolean;
  /** UTC milliseconds. */
  readonly now: number;
  /** How old the picture is and when the next one comes. */
  readonly live: ReactNode;
  /** What is to be said over everything; empty while all is well. */
  readonly banner: string;
  readonly onExit: () => void;
  readonly children: ReactNode;
}) {
  const stirred = useStirred();
  useWakeLock();
  useWallPage();
  const { x, y } = wallDrift(Math.floor(now / 60_000), REACH);
  return (
    <main
      className={`fixed inset-0 overflow-hidden bg-page text-[max(1.125rem,min(1.25vw,2.23vh))] leading-snug ${stirred ? '' : 'cursor-none'}`}
    >
      <div
        className="absolute inset-[max(12px,1.2em)] flex flex-col gap-[0.8em]"
        style={{ transform: `translate(${x}px, ${y}px)` }}
      >
        <header className="flex flex-wrap items-baseline justify-between gap-x-[1em]">
          <h1 className="min-w-0 basis-full truncate text-[1.6em] leading-tight font-bold lg:flex-1 lg:basis-0">
            <bdi>{name}</bdi>
          </h1>
          {sample ? (
            <p role="status" className="rounded-full border border-dashed border-edge px-[0.6em] text-soft">
              {t('app.sample')}
            </p>
          ) : null}
          {live}
          <p className="text-[1.6em] leading-tight font-bold tabular-nums">
            <time dateTime={new Date(now).toISOString()}>{clockWords(now)}</time>
          </p>
        </header>
        <p
          role="status"
          className={
            banner === '' ? 'sr-only' : 'rounded-[0.5em] bg-warn-soft px-[0.8em] py-[0.3em] font-semibold'
          }
        >
          {banner}
        </p>
        {children}
      </div>
      {stirred ? (
        <button
          type="button"
          onClick={onExit}
          className="absolute end-[1em] bottom-[1em] z-10 min-h-12 rounded-[0.5em] border border-edge bg-card px-[1em] font-semibold shadow-panel hover:bg-raised"
        >
          {t('wall.exit')}
        </button>
      ) : null}
    </main>
  );
}
