import { t } from '#i18n/translate.ts';
import { useRef } from 'react';
import { flushSync } from 'react-dom';
import { activeFilters } from '#model/active-filters.ts';
import { writeAddress } from '#model/view-address.ts';
import { DEFAULT_VIEW, hasFilters, type Filters, type View } from '#model/view.ts';
import { lackingWords } from './lacking-words.ts';
import { ResultStatus } from './ResultStatus.tsx';
import { filtersChosen, filtersCleared } from './view-choices.ts';
import { Icon } from '#ui/Icon.tsx';

type Props = {
  readonly view: View;
  readonly titleNames: ReadonlyMap<string, string>;
  /** How many people match; undefined while it is not known. */
  readonly shown: number | undefined;
  readonly all: number;
};

function resultWords(shown: number, all: number, lacking: string | undefined): string {
  const result = t('filter.result', { shown, all });
  return lacking === undefined ? result : t('filter.resultLacking', { result, lacking });
}

/** The filters that are set, each removable, and how many people they leave. */
export function ActiveFilters({ view, titleNames, shown, all }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  const { roster, level, filters } = view;
  const active = hasFilters(filters);
  const result =
    active && shown !== undefined ? resultWords(shown, all, lackingWords(filters, level)) : undefined;
  /** What was pressed is gone afterwards; whoever came by keyboard goes on from the one that takes its place. */
  const removeAt = (index: number, without: Filters): void => {
    flushSync(() => filtersChosen(without));
    const buttons = ref.current?.querySelectorAll('button') ?? [];
    const next = buttons[Math.min(index, buttons.length - 2)] ?? document.getElementById('people');
    next?.focus();
  };
  return (
    <>
      <ResultStatus
        choice={writeAddress({ ...DEFAULT_VIEW, roster, level, filters })}
        words={active ? result : ''}
      />
      {active ? (
        <div ref={ref} className="mt-4 flex flex-wrap items-center gap-2">
          <p className="text-soft">{result}</p>
          {activeFilters(filters, titleNames).map(({ key, label, without }, index) => (
            <button
              key={key}
              type="button"
              aria-label={t('filter.remove', { filter: label })}
              onClick={() => removeAt(index, without)}
              onKeyDown={({ key: pressed }) => {
                if (pressed === 'Delete' || pressed === 'Backspace') removeAt(index, without);
              }}
              className="inline-flex min-h-7 max-w-72 items-center gap-1 rounded-full border border-line bg-card ps-3 pe-2 text-[0.8125rem] hover:bg-raised"
            >
              <bdi className="truncate">{label}</bdi>
              <Icon name="x" size={14} className="text-faint" />
            </button>
          ))}
          <button
            type="button"
            onClick={() => {
              flushSync(filtersCleared);
              document.getElementById('people')?.focus();
            }}
            className="min-h-7 px-1.5 text-[0.8125rem] text-accent hover:underline"
          >
            {t('filter.clear')}
          </button>
        </div>
      ) : null}
    </>
  );
}
