import { numberWords } from '#i18n/number-words.ts';
import { still } from '#i18n/still.ts';
import { t } from '#i18n/translate.ts';
import { levelHas, type Level } from '#contract/level.ts';
import type { Counts, TitleCount } from '#model/counting.ts';
import { levelBrings, levelLacks, levelName } from '#model/level-words.ts';
import { titleColour } from '#model/title-colour.ts';
import { StateShape } from '#ui/StateShape.tsx';
import { fillClass } from '#ui/title-colours.ts';
import { TitleDot } from '#ui/TitleDot.tsx';

const NAMED_TITLES = 4;

const Number = still(function Number({
  value,
  label,
  online = false,
}: {
  readonly value: number;
  readonly label: string;
  readonly online?: boolean;
}) {
  return (
    <div className="flex flex-col-reverse justify-end">
      <dt className="flex items-center gap-1.5 text-[0.8125rem] text-soft">
        {online ? <StateShape shape="online" size={10} /> : null}
        {label}
      </dt>
      <dd className="text-2xl leading-7 font-bold tabular-nums">{numberWords(value)}</dd>
    </div>
  );
});

function Titles({
  titles,
  total,
  onTitle,
}: {
  readonly titles: readonly TitleCount[];
  readonly total: number;
  readonly onTitle: (id: string) => void;
}) {
  const played = titles.filter(({ headlines }) => headlines > 0).sort((a, b) => b.headlines - a.headlines);
  const named = played.slice(0, NAMED_TITLES);
  const rest = played.slice(NAMED_TITLES).reduce((sum, { headlines }) => sum + headlines, 0);
  if (named.length === 0) return null;
  return (
    <div className="hidden min-w-0 flex-1 flex-col items-end justify-center gap-1.5 lg:flex">
      <div aria-hidden className="flex h-2.5 w-full max-w-2xl gap-0.5 overflow-hidden rounded-full bg-line">
        {played.map(({ id, headlines }) => (
          <span
            key={id}
            className={`${fillClass(titleColour(id))} forced-colors:border`}
            style={{ width: `${(headlines / total) * 100}%` }}
          />
        ))}
      </div>
      <ul
        aria-label={t('summary.playedMost')}
        className="flex w-full max-w-2xl gap-x-1 overflow-hidden text-[0.8125rem] whitespace-nowrap text-soft"
      >
        {named.map(({ id, name, headlines }) => (
          <li key={id} className="min-w-0">
            <button
              type="button"
              onClick={() => onTitle(id)}
              className="flex min-h-6 max-w-full items-center gap-1.5 rounded px-1 hover:text-ink hover:underline"
            >
              <TitleDot colour={titleColour(id)} />
              <bdi className="min-w-0 truncate">{name}</bdi> {numberWords(headlines)}
            </button>
          </li>
        ))}
        {rest > 0 ? <li className="flex min-h-6 shrink-0 items-center px-1">+{numberWords(rest)}</li> : null}
      </ul>
    </div>
  );
}

/** How many are online, in a title, away and offline; what is played most; and what the level brings. */
export function Summary({
  counts,
  level,
  onTitle,
}: {
  readonly counts: Counts;
  readonly level: Level;
  readonly onTitle: (id: string) => void;
}) {
  const of = (state: Parameters<Counts['states']['get']>[0]): number => counts.states.get(state) ?? 0;
  const inTitle = of('title');
  const lacks = levelLacks(level);
  return (
    <section aria-label={t('summary.name')}>
      <div className="flex items-center gap-8">
        <dl className="flex flex-1 justify-between gap-3 sm:flex-none sm:justify-start sm:gap-9">
          <Number value={inTitle + of('online')} label={t('state.online')} online />
          {levelHas(level, 'title') ? <Number value={inTitle} label={t('summary.inTitle')} /> : null}
          <Number value={of('away')} label={t('state.away')} />
          <Number value={of('offline') + of('hidden') + of('nodata')} label={t('state.offline')} />
        </dl>
        <Titles titles={counts.titles} total={counts.signedIn} onTitle={onTitle} />
      </div>
      {lacks === '' ? null : (
        <p className="mt-3 text-[0.8125rem] text-soft">
          {t('level.caption', { level: levelName(level), brings: levelBrings(level), lacks })}
        </p>
      )}
    </section>
  );
}
