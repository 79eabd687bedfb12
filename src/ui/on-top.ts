import { createPortal } from 'react-dom';
import type { ReactNode, ReactPortal } from 'react';

/**
 * Where notices are drawn, one over the other; it moves, so that they stay what they are. Over a centred dialog they
 * are at the top, and not on its actions.
 */
const place = document.createElement('div');
place.className =
  'pointer-events-none fixed inset-x-3 bottom-3 z-40 flex max-h-[calc(100dvh-4.5rem)] flex-col-reverse lg:start-64 [.centred_&]:top-3 [.centred_&]:bottom-auto [.centred_&]:flex-col';
document.body.append(place);

/** The dialogs that are open over the page, the topmost last. */
const opened: HTMLDialogElement[] = [];

function moveToTop(): void {
  (opened.at(-1) ?? document.body).append(place);
}

/**
 * Notices over the page and over what was opened by `showOver`: while there is such a modal dialog they are in the
 * topmost, as whatever is outside of that is covered, not read out and cannot be pressed.
 */
export function onTop(notices: ReactNode): ReactPortal {
  return createPortal(notices, place);
}

/**
 * Opens a dialog over the page, and the notices with it.
 * @returns closes it; to be called while it is still on the page, as only then the focus goes back
 */
export function showOver(dialog: HTMLDialogElement): () => void {
  dialog.showModal();
  opened.push(dialog);
  moveToTop();
  return () => {
    opened.splice(opened.indexOf(dialog), 1);
    moveToTop();
    dialog.close();
  };
}
