import type { ReactNode } from 'react';

/** A small framed word. */
export function Chip({ children }: { readonly children: ReactNode }) {
  return (
    <span className="inline-flex h-5 shrink-0 items-center gap-1 rounded-md border border-line px-1 text-[0.6875rem] leading-none font-medium whitespace-nowrap text-soft">
      {children}
    </span>
  );
}
