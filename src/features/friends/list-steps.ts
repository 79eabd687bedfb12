import type { PlacedSection } from './list-layout.ts';
import { headingOf, personId, type Stop } from './roving.ts';

type PlacedStop = Stop & {
  /** Pixels from the top of the list. */
  readonly y: number;
};

/** What the arrow keys stop at in a section, in reading order. */
function stopsIn(section: PlacedSection): PlacedStop[] {
  const { key, y, headingHeight, friends, top } = section;
  const people = friends.map(({ xuid }, index) => ({
    id: personId(xuid),
    group: key,
    isHeading: false,
    y: y + headingHeight + top(index),
  }));
  return headingHeight === 0 ? people : [{ ...headingOf(section), y }, ...people];
}

/** Where a key leads from a stop; undefined if it leads nowhere. */
export type Step = 'next' | 'previous' | 'first' | 'last' | 'pageDown' | 'pageUp';

const STEPS: Readonly<Record<string, Step>> = {
  ArrowDown: 'next',
  j: 'next',
  ArrowUp: 'previous',
  k: 'previous',
  Home: 'first',
  End: 'last',
  PageDown: 'pageDown',
  PageUp: 'pageUp',
};

/** The step that a key stands for. */
export function stepOf(key: string): Step | undefined {
  return Object.hasOwn(STEPS, key) ? STEPS[key] : undefined;
}

/**
 * The stop that a step leads to. Home and End go to people, past the headings.
 * @param page pixels that a page up or down goes
 */
export function stepFrom(
  sections: readonly PlacedSection[],
  id: string,
  step: Step,
  page: number,
): Stop | undefined {
  // Everybody is put in line only when a key is pressed.
  const stops = sections.flatMap(stopsIn);
  const at = Math.max(
    0,
    stops.findIndex((stop) => stop.id === id),
  );
  const y = stops[at]?.y ?? 0;
  switch (step) {
    case 'next':
      return stops[at + 1];
    case 'previous':
      return stops[at - 1];
    case 'first':
      return stops.find(({ isHeading }) => !isHeading) ?? stops[0];
    case 'last':
      return stops.findLast(({ isHeading }) => !isHeading) ?? stops.at(-1);
    case 'pageDown':
      return stops.find((stop) => !stop.isHeading && stop.y >= y + page) ?? stops.at(-1);
    case 'pageUp':
      return stops.findLast((stop) => !stop.isHeading && stop.y <= y - page) ?? stops[0];
  }
}
