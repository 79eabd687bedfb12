import type { ReactNode } from 'react';

/** A quiet page-wide message in place of a list: what is so, and what can be done. */
export function Notice({
  title,
  children,
  actions,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className="mx-auto grid max-w-md justify-items-center gap-3 px-4 py-16 text-center">
      <h2 className="text-base font-semibold">{title}</h2>
      {children === undefined ? null : <div className="text-soft">{children}</div>}
      {actions === undefined ? null : (
        <div className="mt-1 flex flex-wrap justify-center gap-2">{actions}</div>
      )}
    </div>
  );
}

/** A button with words. */
export function TextButton({
  children,
  onClick,
}: {
  readonly children: ReactNode;
  readonly onClick: () => void;
}) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="min-h-8 rounded-lg border border-line bg-card px-3 py-1 font-medium hover:bg-raised"
    >
      {children}
    </button>
  );
}
