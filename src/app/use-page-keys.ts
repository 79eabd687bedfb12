import { useEffect, useEffectEvent, useRef } from 'react';
import { pageKey, type PageShortcut } from '#model/keymap.ts';
import { takesLetters } from './takes-letters.ts';

/** Milliseconds within which a sequence of two keys has to be finished. */
const PATIENCE = 1500;

/**
 * Hears every key of the page before anybody else does. Made outside of what is drawn: a listener stays as long as
 * the page does, and with it all that was at hand where it was made, such as everybody of the first picture.
 */
function followKeys(onKey: (event: KeyboardEvent) => void): () => void {
  const listener = (event: KeyboardEvent): void => onKey(event);
  window.addEventListener('keydown', listener, { capture: true });
  return () => window.removeEventListener('keydown', listener, { capture: true });
}

/**
 * Listens to the shortcuts of the page, wherever the focus is. It hears keys before the list does, so that the
 * second key of a sequence is not taken for one of the list's; a modal dialog has the keys to itself.
 * @param singleKeys whether keys without Ctrl or ⌘ are shortcuts at all
 */
export function usePageKeys(singleKeys: boolean, onShortcut: (id: PageShortcut) => void): void {
  const begun = useRef<{ readonly key: string; readonly at: number }>(undefined);
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.isComposing || event.repeat || /^(Shift|Control|Alt|Meta|CapsLock)$/.test(event.key)) return;
    const { key, ctrlKey, metaKey, altKey: alt, shiftKey: shift, target, timeStamp } = event;
    const before = begun.current;
    begun.current = undefined;
    const meaning = pageKey(
      { key, mod: ctrlKey || metaKey, alt, shift, inText: takesLetters(target) },
      before && timeStamp - before.at < PATIENCE ? before.key : undefined,
      singleKeys,
    );
    const hasModal = document.querySelector('dialog:modal') !== null;
    // The palette's key is never the browser's, or it would do something else while a dialog is open.
    if (!meaning || (hasModal && !('id' in meaning && meaning.id === 'palette'))) return;
    event.preventDefault();
    event.stopPropagation();
    if ('begun' in meaning) begun.current = { key: meaning.begun, at: timeStamp };
    else if (!hasModal) onShortcut(meaning.id);
  });
  // Talks to the keyboard of the whole page.
  useEffect(() => followKeys(onKey), []);
}
