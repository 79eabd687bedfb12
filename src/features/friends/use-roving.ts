import {
  useLayoutEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import type { PlacedSection } from './list-layout.ts';
import { firstStop, stepFrom, stepOf, stopOf, type Stop } from './roving.ts';

/** The element in the list that carries a stop, by its `data-stop`. */
function elementOf(list: HTMLElement | null, id: string): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-stop="${CSS.escape(id)}"]`) ?? null;
}

/** The buttons inside a person, which the left and right arrows go through. */
function buttonsOf(stop: HTMLElement): HTMLElement[] {
  return [...stop.querySelectorAll<HTMLElement>('button, a[href]')];
}

/** Keys that act on the stop that has the focus; true if the key was one of theirs. */
export type StopKeys = (key: string, stop: Stop) => boolean;

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

  const intoButtons = (element: HTMLElement, forward: boolean): boolean => {
    const ring = [element, ...buttonsOf(element)];
    const at = ring.indexOf(document.activeElement as HTMLElement);
    const next = ring[at + (forward ? 1 : -1)];
    next?.focus();
    return next !== undefined;
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const element = (event.target as HTMLElement).closest<HTMLElement>('[data-stop]');
    const id = element?.dataset['stop'];
    const stop = id === undefined ? undefined : stopOf(sections, id);
    if (!element || !stop) return;
    // A button inside a person has these keys to itself.
    if (event.target !== element && (event.key === 'Enter' || event.key === ' ')) return;
    const step = stepOf(event.key);
    const target = step && stepFrom(sections, stop.id, step, window.innerHeight * 0.8);
    const forward = (event.key === 'ArrowRight') === (getComputedStyle(element).direction === 'ltr');
    const isSideways = event.key === 'ArrowRight' || event.key === 'ArrowLeft';
    if (target) goTo(target.id);
    const done =
      step !== undefined ||
      (isSideways && !stop.isHeading && intoButtons(element, forward)) ||
      onKey(isSideways ? (forward ? 'ArrowRight' : 'ArrowLeft') : event.key, stop);
    if (done) event.preventDefault();
  };

  const onFocus = (event: FocusEvent): void => {
    const id = (event.target as HTMLElement).closest<HTMLElement>('[data-stop]')?.dataset['stop'];
    if (id !== undefined) setChosenId(id);
  };

  const refocus = (): void => {
    wanted.current = chosenId;
  };

  return { activeId, onKeyDown, onFocus, refocus };
}
