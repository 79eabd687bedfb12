import { numberWords } from '#i18n/number-words.ts';
import { t } from '#i18n/translate.ts';
import type { TitleCount } from '#model/counting.ts';
import { titleColour } from '#model/title-colour.ts';
import { fillClass } from '#ui/title-colours.ts';
import { TitleDot } from '#ui/TitleDot.tsx';

const NAMED_TITLES = 4;

/** What is played most, as a strip of shares and by name; only where the page is wide. */
export function PlayedMost({
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
