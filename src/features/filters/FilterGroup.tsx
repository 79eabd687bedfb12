import { numberWords } from '#i18n/number-words.ts';
import { still } from '#i18n/still.ts';
import { t } from '#i18n/translate.ts';
import { memo, useId, useState, type ReactNode } from 'react';

/** One line of a filter: what it stands for, how many people it would show, whether it is chosen. */
export type FilterOption = {
  readonly key: string;
  readonly label: string;
  /** Follows from the key. */
  readonly mark: ReactNode;
  /** Undefined where the level does not tell. */
  readonly count: number | undefined;
  readonly chosen: boolean;
};

const SHOWN_AT_FIRST = 6;

type Line = { readonly option: FilterOption; readonly onToggle: (key: string) => void };

function isSameLine({ option: a, onToggle }: Line, { option: b, onToggle: other }: Line): boolean {
  return (
    a.key === b.key &&
    a.label === b.label &&
    a.count === b.count &&
    a.chosen === b.chosen &&
    onToggle === other
  );
}

type ControlProps = Pick<FilterOption, 'chosen' | 'mark'> & {
  readonly of: string;
  readonly onToggle: (key: string) => void;
};

/** What of a line stays while its count changes: React writes an input's attributes each time it is drawn. */
const Control = memo(
  function Control({ of, chosen, mark, onToggle }: ControlProps) {
    return (
      <>
        <input
          type="checkbox"
          checked={chosen}
          onChange={() => onToggle(of)}
          className="absolute inset-0 m-0 cursor-pointer appearance-none outline-none"
        />
        <span aria-hidden className="grid w-4 shrink-0 place-items-center">
          {mark}
        </span>
      </>
    );
  },
  (a, b) => a.of === b.of && a.chosen === b.chosen && a.onToggle === b.onToggle,
);

/** Drawn anew only if it says something else: a poll changes a few counts. */
const Option = still(function Option({ option, onToggle }: Line) {
  return (
    <label className="relative flex min-h-8 items-center gap-2.5 rounded-lg px-2 text-soft hover:bg-raised has-checked:bg-raised has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent has-disabled:opacity-55">
      <Control of={option.key} chosen={option.chosen} mark={option.mark} onToggle={onToggle} />
      <bdi className="min-w-0 flex-1 truncate">{option.label}</bdi>
      <span className="text-[0.8125rem] text-faint tabular-nums">{numberWords(option.count)}</span>
      {option.chosen ? (
        <span aria-hidden className="absolute inset-y-1.5 start-0 w-0.5 rounded-full bg-accent" />
      ) : null}
    </label>
  );
}, isSameLine);

/**
 * A property that people are filtered by; several words of it widen the choice. Where the level does not bring
 * what the filter needs, `note` says so.
 */
export function FilterGroup({
  legend,
  options,
  note,
  help,
  control,
  onToggle,
}: {
  readonly legend: string;
  readonly options: readonly FilterOption[];
  readonly note?: string | undefined;
  /** Stands at the end of the legend's line. */
  readonly help?: ReactNode;
  /** Stands above the options and says what they mean. */
  readonly control?: ReactNode;
  readonly onToggle: (key: string) => void;
}) {
  const [all, setAll] = useState(false);
  const id = useId();
  const cut = options.length > SHOWN_AT_FIRST + 1 && !all;
  const shown = cut ? options.filter((option, index) => index < SHOWN_AT_FIRST || option.chosen) : options;
  return (
    <fieldset className="relative mt-5" aria-describedby={note === undefined ? undefined : id}>
      <legend className="px-2 pb-1 text-[0.6875rem] font-semibold tracking-wider text-faint uppercase">
        {legend}
      </legend>
      {help === undefined ? null : <div className="absolute end-1 top-0 -mt-6">{help}</div>}
      {control}
      {note === undefined ? null : (
        <p id={id} className="px-2 py-1 text-[0.8125rem] text-faint">
          {note}
        </p>
      )}
      {shown.map((option) => (
        <Option key={option.key} option={option} onToggle={onToggle} />
      ))}
      {options.length > SHOWN_AT_FIRST + 1 ? (
        <button
          type="button"
          aria-expanded={all}
          onClick={() => setAll(!all)}
          className="min-h-7 rounded-md px-2 text-[0.8125rem] text-accent hover:underline"
        >
          {all ? t('filter.fewer') : t('filter.more', { count: options.length - shown.length })}
        </button>
      ) : null}
    </fieldset>
  );
}
