import { useState } from 'react';
import { numberWords } from '#i18n/number-words.ts';
import { rowOfWords } from '#i18n/list-words.ts';
import { t } from '#i18n/translate.ts';
import { changeOfHour, type HourOfCounts } from '#model/hour-of-counts.ts';
import type { BoardTitle } from '#model/title-board.ts';
import { titleColour } from '#model/title-colour.ts';
import { wallPages } from '#model/wall-age.ts';
import { dotClass } from '#ui/title-colours.ts';
import { PAGE_STAYS, wallName } from './WallPeople.tsx';
import { useFit, useTurning } from './use-wall-habits.ts';

/** The room of one title, in ems. */
const LINE = { width: 12, height: 4.4 };

function changeWords(change: number | undefined): string {
  if (change === undefined || change === 0) return '';
  return change > 0 ? `▲ ${numberWords(change)}` : `▼ ${numberWords(-change)}`;
}

/** Titles by how many people are in them, with who they are and how many more than an hour ago. */
export function WallTitles({
  titles,
  hour,
  at,
  initialsOnly,
  waits,
}: {
  readonly titles: readonly BoardTitle[];
  readonly hour: HourOfCounts;
  /** When these titles were counted, in milliseconds of the clock that only goes forward. */
  readonly at: number;
  readonly initialsOnly: boolean;
  readonly waits: boolean;
}) {
  const [frame, setFrame] = useState<HTMLElement | null>(null);
  const { rows } = useFit(frame, LINE);
  const pages = wallPages(titles, rows);
  const page = useTurning(pages.length, PAGE_STAYS, waits);
  return (
    <section aria-label={t('wall.titles')} className="flex min-h-0 min-w-0 flex-col gap-[0.5em]">
      <h2 className="flex items-baseline justify-between gap-[0.5em] font-semibold">
        {t('wall.titles')}
        <span className="font-normal text-faint">{t('wall.lastHour')}</span>
      </h2>
      <div ref={setFrame} className="min-h-0 flex-1 overflow-hidden">
        {titles.length === 0 ? <p className="text-soft">{t('wall.noTitles')}</p> : null}
        <ul className="grid" style={{ gridAutoRows: `${LINE.height}em` }}>
          {(pages[page] ?? []).map(({ id, name, friends }) => {
            const change = changeOfHour(hour, at, id, friends.length);
            return (
              <li key={id} className="min-w-0 border-t border-line pt-[0.4em]">
                <p className="flex items-baseline gap-[0.6em]">
                  <bdi
                    className={`min-w-0 flex-1 truncate font-semibold before:me-[0.4em] before:inline-block ${dotClass(titleColour(id))}`}
                  >
                    {name}
                  </bdi>
                  <span className="text-[1.3em] leading-none font-bold tabular-nums">
                    {numberWords(friends.length)}
                  </span>
                  <span
                    aria-label={change === undefined ? undefined : t('wall.change', { change })}
                    className="w-[3em] text-end text-soft tabular-nums"
                  >
                    {changeWords(change)}
                  </span>
                </p>
                <p className="line-clamp-2 leading-tight text-soft">
                  {rowOfWords(friends.map((friend) => wallName(friend, initialsOnly)))}
                </p>
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}
