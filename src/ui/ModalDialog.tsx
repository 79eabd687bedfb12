import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { showOver } from './on-top.ts';

/**
 * A modal dialog of the browser: it keeps the focus inside, Escape and a press beside it close it, and the
 * focus goes back to where it was.
 */
export function ModalDialog({
  label,
  className,
  onClose,
  children,
}: {
  readonly label: string;
  readonly className: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  // Talks to the browser's dialogs. It is closed before it leaves the page: only then the focus goes back.
  useLayoutEffect(() => (ref.current ? showOver(ref.current) : undefined), []);
  return (
    <dialog
      ref={ref}
      aria-label={label}
      closedby="any"
      onClose={(event) => {
        if (!event.currentTarget.open) onClose();
      }}
      className={`text-ink backdrop:bg-black/50 ${className}`}
    >
      {children}
    </dialog>
  );
}
