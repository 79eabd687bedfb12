import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { focusIfAdrift } from './focus-kept.ts';
import { IconButton } from './IconButton.tsx';

/** How a button in it looks. */
export const UNDO_ACTION = 'min-h-8 rounded-md px-2 font-semibold text-accent hover:underline';

/**
 * What was done, in words, with a press that undoes it and one that puts this away. Where that took away what was
 * pressed, one goes on from here by keyboard.
 */
export function UndoBar({
  done,
  words,
  undoLabel,
  closeLabel,
  more,
  onUndo,
  onDismiss,
}: {
  /** What can be undone; another one is news. */
  readonly done: unknown;
  readonly words: string;
  readonly undoLabel: string;
  readonly closeLabel: string;
  /** What else can be done, before the undoing. */
  readonly more?: ReactNode;
  readonly onUndo: () => void;
  readonly onDismiss: () => void;
}) {
  const undo = useRef<HTMLButtonElement>(null);
  const offered = useRef<unknown>(undefined);
  // Talks to the focus, once for each that can be undone.
  useLayoutEffect(() => {
    if (offered.current === done || !undo.current) return;
    offered.current = done;
    focusIfAdrift(undo.current);
  });
  return (
    <p className="pointer-events-auto flex flex-wrap items-center gap-x-2 rounded-xl border border-line bg-card py-1.5 ps-4 pe-1.5 shadow-panel">
      <span className="min-w-0 [overflow-wrap:anywhere]">{words}</span>
      {/* Together, in a line of their own where there is no room for all. */}
      <span className="ms-auto flex flex-wrap items-center gap-x-2">
        {more}
        <button ref={undo} type="button" onClick={onUndo} className={UNDO_ACTION}>
          {undoLabel}
        </button>
        <IconButton
          icon="x"
          label={closeLabel}
          className="size-8 border-0 bg-transparent"
          onClick={onDismiss}
        />
      </span>
    </p>
  );
}
