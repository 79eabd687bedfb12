import { useState, type ReactNode } from 'react';

/**
 * Something that opens beside the button whose `popoverTarget` is its id. The browser closes it on Escape or a
 * press beside it, and gives the focus back. What is inside is drawn only while it is open.
 */
export function Popover({
  id,
  label,
  className,
  children,
}: {
  readonly id: string;
  readonly label: string;
  /** Its width. */
  readonly className: string;
  readonly children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  return (
    <div
      id={id}
      popover="auto"
      role="dialog"
      aria-label={label}
      onBeforeToggle={(event) => {
        if (event.newState === 'open') setOpen(true);
      }}
      // Not before it is closed: the browser gives the focus back only from what is still there.
      onToggle={(event) => {
        if (event.newState === 'closed') setOpen(false);
      }}
      className={`m-auto supports-[position-area:block-end]:inset-auto supports-[position-area:block-end]:my-1 supports-[position-area:block-end]:me-0 supports-[position-area:block-end]:ms-0 supports-[position-area:block-end]:[position-area:block-end_span-inline-start] supports-[position-area:block-end]:[position-try-fallbacks:flip-block,flip-inline,flip-block_flip-inline] max-w-[calc(100vw-1.5rem)] rounded-xl border border-line bg-card p-4 text-sm text-ink normal-case shadow-panel ${className}`}
    >
      {open ? children : null}
    </div>
  );
}
