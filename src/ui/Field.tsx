import { useId, type ReactNode } from 'react';

/** What a control in a field carries, so that its name, hint and fault are read with it. */
export type FieldParts = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
};

/** A control under its name; below it what to know, and what is wrong with it. */
export function Field({
  label,
  hint,
  fault,
  children,
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
  readonly children: (parts: FieldParts) => ReactNode;
}) {
  const id = useId();
  const described = [hint === undefined ? [] : `${id}-hint`, fault === undefined ? [] : `${id}-fault`].flat();
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-[0.8125rem] font-medium text-soft">
        {label}
      </label>
      {children({
        id,
        'aria-describedby': described.length === 0 ? undefined : described.join(' '),
        'aria-invalid': fault !== undefined,
      })}
      {fault === undefined ? null : (
        <p id={`${id}-fault`} className="text-[0.8125rem] text-alarm">
          {fault}
        </p>
      )}
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="text-xs text-faint [overflow-wrap:anywhere]">
          {hint}
        </p>
      )}
    </div>
  );
}
