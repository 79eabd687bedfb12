import type { ReactNode } from 'react';
import { numberWords } from '#i18n/number-words.ts';
import { still } from '#i18n/still.ts';
import { t } from '#i18n/translate.ts';
import { levelHas, type Level } from '#contract/level.ts';
import type { Counts } from '#model/counting.ts';
import type { DisplayState } from '#model/display-state.ts';
import { levelBrings, levelLacks, levelName } from '#model/level-words.ts';
import { StateShape } from '#ui/StateShape.tsx';

const Number = still(function Number({
  value,
  label,
  online = false,
}: {
  /** Undefined while it is not known. */
  readonly value: number | undefined;
  readonly label: string;
  readonly online?: boolean;
}) {
  return (
    <div className="flex flex-col-reverse justify-end">
      <dt className="flex items-center gap-1.5 text-[0.8125rem] text-soft">
        {online ? <StateShape shape="online" size={10} /> : null}
        {label}
      </dt>
      <dd className="text-2xl leading-7 font-bold tabular-nums">
        {value === undefined ? (
          <span role="img" aria-label={t('fresh.noAnswer')}>
            –
          </span>
        ) : (
          numberWords(value)
        )}
      </dd>
    </div>
  );
});

/** How many are online, in a title, away and offline, and what the level brings. */
export function Summary({
  counts,
  level,
  children,
}: {
  /** Undefined before the first answer. */
  readonly counts: Counts | undefined;
  readonly level: Level;
  /** Beside the numbers. */
  readonly children: ReactNode;
}) {
  const of = (...states: DisplayState[]): number | undefined =>
    counts && states.reduce((sum, state) => sum + (counts.states.get(state) ?? 0), 0);
  const lacks = levelLacks(level);
  return (
    <section aria-label={t('summary.name')}>
      <div className="flex items-center gap-8">
        <dl className="flex flex-1 flex-wrap justify-between gap-3 sm:flex-none sm:justify-start sm:gap-9">
          <Number value={of('title', 'online')} label={t('state.online')} online />
          {levelHas(level, 'title') ? <Number value={of('title')} label={t('summary.inTitle')} /> : null}
          <Number value={of('away')} label={t('state.away')} />
          <Number value={of('offline', 'hidden', 'nodata')} label={t('state.offline')} />
        </dl>
        {children}
      </div>
      {lacks === '' ? null : (
        <p className="mt-3 text-[0.8125rem] text-soft">
          {t('level.caption', { level: levelName(level), brings: levelBrings(level), lacks })}
        </p>
      )}
    </section>
  );
}
