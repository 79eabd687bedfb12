import {
  useLayoutEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import type { PlacedSection } from './list-layout.ts';
import { shapes } from './late-shapes.ts';
import { firstStop, stopOf, type StopKeys } from './roving.ts';

/** The element in the list that carries a stop, by its `data-stop`. */
function elementOf(list: HTMLElement | null, id: string): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-stop="${CSS.escape(id)}"]`) ?? null;
}

/**
 * Makes the list one tab stop: arrows, Home, End, Page Up and Down move the focus through headings and people,
 * right and left go into a person's buttons and back.
 * @param list the list's element
 * @param sections everybody, in reading order
 * @param onKey what other keys do
 */
export function useRoving(
  list: RefObject<HTMLElement | null>,
  sections: readonly PlacedSection[],
  onKey: StopKeys,
): {
  /** The stop that Tab leads to. */
  readonly activeId: string | undefined;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
  /** Gives the focus back to whoever had it, wherever the next drawing puts them. */
  readonly refocus: () => void;
} {
  const [chosenId, setChosenId] = useState<string>();
  const wanted = useRef<string>(undefined);
  const chosen = chosenId === undefined ? undefined : stopOf(sections, chosenId);
  const activeId = (chosen ?? firstStop(sections))?.id;

  // Talks to the focus: the stop that was asked for is there only once the list has drawn it.
  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    const element = elementOf(list.current, wanted.current);
    if (!element) return;
    wanted.current = undefined;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: 'nearest' });
  });

  const goTo = (id: string): void => {
    wanted.current = id;
    setChosenId(id);
    // Asking for the stop that is active already changes no state, so the focus is moved here.
    if (id === activeId) elementOf(list.current, id)?.focus();
  };

  // Nobody presses a key before the first people are there, and right after them comes what keys do.
  const onKeyDown = (event: KeyboardEvent): void => shapes.atHand()?.keyPressed(event, sections, goTo, onKey);

  const onFocus = (event: FocusEvent): void => {
    const id = (event.target as HTMLElement).closest<HTMLElement>('[data-stop]')?.dataset['stop'];
    if (id !== undefined) setChosenId(id);
  };

  const refocus = (): void => {
    wanted.current = chosenId;
  };

  return { activeId, onKeyDown, onFocus, refocus };
}
