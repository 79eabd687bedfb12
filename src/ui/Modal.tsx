import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { IconButton } from './IconButton.tsx';
import { showOver } from './on-top.ts';

/**
 * A dialog over the page with a heading, a body that scrolls and actions that stay in sight. Escape and the
 * cross close it; focus stays inside and goes back to what opened it. Where room is short, notices lie on the
 * heading and not on the actions: what is drawn by `onTop` stands above in `.centred`.
 */
export function Modal({
  title,
  closeLabel,
  isAlert = false,
  actions,
  onClose,
  children,
}: {
  readonly title: string;
  readonly closeLabel: string;
  /** Whether it asks before something that cannot be undone. */
  readonly isAlert?: boolean;
  readonly actions?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Talks to the browser's modal dialogs, which give focus back only while they are on the page.
  useLayoutEffect(() => (ref.current ? showOver(ref.current) : undefined), []);
  return (
    <dialog
      ref={ref}
      role={isAlert ? 'alertdialog' : undefined}
      aria-labelledby={id}
      onCancel={(event) => {
        // Cancelling what lies inside, such as the picker of a file, bubbles up here too.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      className="centred m-auto flex max-h-[min(46rem,calc(100dvh-1.5rem))] w-[min(44rem,calc(100vw-1.5rem))] flex-col overflow-hidden rounded-2xl border border-line bg-card text-ink shadow-panel backdrop:bg-black/50"
    >
      <header className="flex items-center gap-3 border-b border-line py-2.5 ps-5 pe-3">
        <h2 id={id} className="min-w-0 flex-1 text-base font-semibold [overflow-wrap:anywhere]">
          {title}
        </h2>
        <IconButton
          icon="x"
          label={closeLabel}
          className="size-8 border-0 bg-transparent"
          onClick={onClose}
        />
      </header>
      <div
        // What scrolls must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto px-5 py-4 focus-visible:-outline-offset-2"
      >
        {children}
      </div>
      {actions === undefined ? null : (
        <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3">
          {actions}
        </footer>
      )}
    </dialog>
  );
}
