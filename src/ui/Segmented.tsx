import { useId, type ReactNode } from 'react';

export type Segment<Value extends string> = {
  readonly value: Value;
  /** The name of the choice; shown unless `content` stands in its place. */
  readonly label: string;
  readonly content?: ReactNode;
  /** A few words on what the choice brings. */
  readonly hint?: string;
};

/** One choice out of a few, as a row of radio buttons. */
export function Segmented<Value extends string>({
  legend,
  segments,
  value,
  onChoose,
}: {
  readonly legend: string;
  readonly segments: readonly Segment<Value>[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
}) {
  const id = useId();
  return (
    <fieldset className="flex min-h-9 max-w-full min-w-0 shrink-0 flex-wrap rounded-lg border border-line bg-card p-0.5">
      <legend className="sr-only">{legend}</legend>
      {segments.map((segment) => (
        <label
          key={segment.value}
          title={segment.hint ?? segment.label}
          className="relative grid min-h-7.5 min-w-8 place-items-center rounded-md px-2.5 text-soft select-none hover:text-ink has-checked:bg-raised has-checked:font-semibold has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent forced-colors:has-checked:outline-2"
        >
          <input
            type="radio"
            name={id}
            value={segment.value}
            checked={segment.value === value}
            onChange={() => onChoose(segment.value)}
            aria-label={segment.label}
            aria-describedby={segment.hint && `${id}-${segment.value}`}
            className="absolute inset-0 m-0 cursor-pointer appearance-none outline-none"
          />
          <span aria-hidden>{segment.content ?? segment.label}</span>
          {segment.hint && (
            <span id={`${id}-${segment.value}`} hidden>
              {segment.hint}
            </span>
          )}
        </label>
      ))}
    </fieldset>
  );
}
