import { useEffect, useState, type RefObject } from 'react';

/** A pointer that rests this long in the list no longer holds the order. */
export const REST_MS = 5000;

/** Follows whether a pointer moves over the element; it counts until it leaves or rests. */
function usePointerOver(ref: RefObject<HTMLElement | null>): boolean {
  const [isOver, setOver] = useState(false);
  // Talks to the pointer over the list, and to a timer that knows when it rests.
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = (): void => {
      clearTimeout(timer);
      setOver(false);
    };
    const move = (): void => {
      clearTimeout(timer);
      timer = setTimeout(leave, REST_MS);
      setOver(true);
    };
    const types = ['pointerover', 'pointermove', 'pointerdown'] as const;
    for (const type of types) element.addEventListener(type, move, { passive: true });
    element.addEventListener('pointerleave', leave);
    return () => {
      clearTimeout(timer);
      for (const type of types) element.removeEventListener(type, move);
      element.removeEventListener('pointerleave', leave);
    };
  }, [ref]);
  return isOver;
}

/** Follows whether the focus is in the element. */
function useFocusWithin(ref: RefObject<HTMLElement | null>): boolean {
  const [isWithin, setWithin] = useState(false);
  // Talks to the focus as it comes and goes.
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const enter = (): void => setWithin(true);
    const leave = (event: FocusEvent): void => {
      setWithin(event.relatedTarget instanceof Node && element.contains(event.relatedTarget));
    };
    element.addEventListener('focusin', enter);
    element.addEventListener('focusout', leave);
    return () => {
      element.removeEventListener('focusin', enter);
      element.removeEventListener('focusout', leave);
    };
  }, [ref]);
  return isWithin;
}

/** Follows whether text in the element is being selected. */
function useSelecting(ref: RefObject<HTMLElement | null>): boolean {
  const [isSelecting, setSelecting] = useState(false);
  // Talks to the document's selection.
  useEffect(() => {
    const update = (): void => {
      const selection = document.getSelection();
      setSelecting(
        selection !== null &&
          !selection.isCollapsed &&
          (ref.current?.contains(selection.anchorNode) ?? false),
      );
    };
    document.addEventListener('selectionchange', update);
    return () => document.removeEventListener('selectionchange', update);
  }, [ref]);
  return isSelecting;
}

/**
 * Whether somebody is busy in the list, so that nothing may move under them: a pointer that moves over it, the
 * focus in it, a selection of its text.
 */
export function useHold(ref: RefObject<HTMLElement | null>): boolean {
  const isOver = usePointerOver(ref);
  const isWithin = useFocusWithin(ref);
  const isSelecting = useSelecting(ref);
  return isOver || isWithin || isSelecting;
}
