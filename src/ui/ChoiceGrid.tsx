import { useId, type ReactNode } from 'react';

/** One choice out of four or so that are too long for one row, two beside each other. */
export function ChoiceGrid<Value extends string>({
  legend,
  help,
  choices,
  value,
  onChoose,
}: {
  readonly legend: string;
  /** Stands at the end of the legend's line. */
  readonly help?: ReactNode;
  readonly choices: readonly { readonly value: Value; readonly label: string; readonly mark: ReactNode }[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
}) {
  const id = useId();
  return (
    <fieldset className="relative min-w-0">
      <legend className="pb-1 text-[0.8125rem] font-medium text-soft">{legend}</legend>
      {help === undefined ? null : <div className="absolute end-0 top-0 -mt-6.5">{help}</div>}
      <div className="grid grid-cols-2 gap-1.5">
        {choices.map((choice) => (
          <label
            key={choice.value}
            className="relative flex min-h-9 items-center gap-2 rounded-lg border border-line bg-card px-2.5 py-1 text-soft hover:bg-raised has-checked:border-accent has-checked:font-semibold has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent forced-colors:has-checked:outline-2"
          >
            <input
              type="radio"
              name={id}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChoose(choice.value)}
              className="absolute inset-0 m-0 cursor-pointer appearance-none outline-none"
            />
            {choice.mark}
            <span className="min-w-0">{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
