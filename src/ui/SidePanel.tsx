import { useEffect, useEffectEvent, useLayoutEffect, useRef, type ReactNode } from 'react';
import { showOver } from './on-top.ts';

/** From this width on the panel stands beside the page; below it covers the page. */
const WIDE = '(min-width: 64rem)';

/**
 * A panel at the end of the page: on wide pages beside the list and under the header, whose controls stay in
 * sight; over all of it on narrow ones. Escape closes it, wherever the focus is,
 * unless something else is open and closes first. Focus goes back to what opened it, unless it has gone
 * elsewhere meanwhile.
 */
export function SidePanel({
  label,
  onClose,
  children,
}: {
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  // Talks to the browser's dialogs: modal only where the panel covers the page. Before the panel is taken out,
  // so that it can still be told whether focus was inside.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog) return undefined;
    const opener = document.activeElement;
    let close = (): void => dialog.close();
    if (matchMedia(WIDE).matches) dialog.show();
    else close = showOver(dialog);
    return () => {
      const isInside = dialog.contains(document.activeElement);
      close();
      if (isInside && opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    const isInside = event.target instanceof Node && ref.current?.contains(event.target);
    if (event.key !== 'Escape' || event.defaultPrevented || isInside) return;
    // What else is open closes first.
    if (!document.querySelector(':popover-open, dialog:modal')) onClose();
  });
  // Talks to the keyboard of the page: beside the page the panel is open wherever the focus is.
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
  return (
    <dialog
      ref={ref}
      aria-label={label}
      onCancel={(event) => {
        // Cancelling what lies inside, such as the picker of a select, bubbles up here too.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.currentTarget.querySelector(':popover-open')) return;
        onClose();
      }}
      className="fixed inset-y-0 start-auto end-0 z-30 m-0 h-dvh max-h-none w-full max-w-none overflow-y-auto border-line bg-side p-5 text-ink shadow-panel lg:top-(--header) lg:h-[calc(100dvh-var(--header))] lg:w-104 lg:border-s"
    >
      {children}
    </dialog>
  );
}
