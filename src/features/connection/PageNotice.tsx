import type { ReactNode } from 'react';

const LOOK =
  'pointer-events-auto mt-2 w-fit max-w-full rounded-xl border border-line px-4 py-2 text-[0.8125rem] shadow-panel';

/** A notice over the page that stays until what it tells of is over; null: nothing is shown, and nothing is told. */
export function PageNotice({
  ground,
  children,
}: {
  /** The class of its ground. */
  readonly ground: 'bg-card' | 'bg-warn-soft';
  readonly children: ReactNode;
}) {
  return (
    <div role="status" className={children === null ? 'sr-only' : `${LOOK} ${ground}`}>
      {children}
    </div>
  );
}
