import type { KeyboardEvent } from 'react';
import type { PlacedSection } from './list-layout.ts';
import { stepFrom, stepOf } from './list-steps.ts';
import { stopOf, type StopKeys } from './roving.ts';

/** The buttons inside a person, which the left and right arrows go through. */
function buttonsOf(stop: HTMLElement): HTMLElement[] {
  return [...stop.querySelectorAll<HTMLElement>('button, a[href]')];
}

/**
 * Moves the focus on among a person and their buttons.
 * @returns whether the key was of use
 */
function intoButtons(element: HTMLElement, forward: boolean): boolean {
  const ring = [element, ...buttonsOf(element)];
  const at = ring.indexOf(document.activeElement as HTMLElement);
  const next = ring[at + (forward ? 1 : -1)];
  next?.focus();
  if (next) return true;
  // What is off the screen of a tall card is not drawn yet.
  const { bottom } = element.getBoundingClientRect();
  const goesOn = forward && bottom > window.innerHeight;
  if (goesOn) window.scrollBy({ top: window.innerHeight / 2, behavior: 'instant' });
  return goesOn;
}

/**
 * A key was pressed in the list: arrows, Home, End, Page Up and Down move the focus through headings and people,
 * right and left go into a person's buttons and back.
 * @param goTo moves the focus to a stop
 * @param onKey what other keys do
 */
export function keyPressed(
  event: KeyboardEvent,
  sections: readonly PlacedSection[],
  goTo: (id: string) => void,
  onKey: StopKeys,
): void {
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
}
