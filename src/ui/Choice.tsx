import type { ComponentPropsWithRef } from 'react';

/** One choice out of many, by the browser's own list. */
export function Choice({
  choices,
  onChoose,
  ...rest
}: {
  readonly choices: readonly {
    readonly value: string;
    readonly label: string;
    /** The language of the label, where it is not the page's. */
    readonly lang?: string;
  }[];
  readonly onChoose: (value: string) => void;
} & Omit<ComponentPropsWithRef<'select'>, 'onChange' | 'children'>) {
  return (
    <select
      onChange={(event) => onChoose(event.target.value)}
      className="min-h-9 w-full min-w-0 cursor-pointer rounded-lg border border-edge bg-page px-2 py-1.5 text-ink aria-invalid:border-alarm"
      {...rest}
    >
      {choices.map(({ value, label, lang }) => (
        <option key={value} value={value} lang={lang}>
          {label}
        </option>
      ))}
    </select>
  );
}
