import type { PlacedSection } from './list-layout.ts';

/** A thing in the list that the arrow keys stop at. */
export type Stop = {
  /** `g ` and the group's key, or `p ` and the XUID. */
  readonly id: string;
  readonly group: string;
  readonly isHeading: boolean;
  /** Pixels from the top of the list. */
  readonly y: number;
};

/** The id of a group's heading. */
export function headingId(key: string): string {
  return `g ${key}`;
}

/** The id of a person. */
export function personId(xuid: string): string {
  return `p ${xuid}`;
}

/** Everything that the arrow keys stop at, in reading order. */
export function stopsOf(sections: readonly PlacedSection[]): Stop[] {
  return sections.flatMap((section) => {
    const body = section.y + section.headingHeight;
    const people = section.people.map(({ friend, y }) => ({
      id: personId(friend.xuid),
      group: section.key,
      isHeading: false,
      y: body + y,
    }));
    if (section.headingHeight === 0) return people;
    return [{ id: headingId(section.key), group: section.key, isHeading: true, y: section.y }, ...people];
  });
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
export function stepFrom(stops: readonly Stop[], id: string, step: Step, page: number): Stop | undefined {
  const at = Math.max(
    0,
    stops.findIndex((stop) => stop.id === id),
  );
  const from = stops[at];
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
      return stops.find(({ isHeading, y }) => !isHeading && y >= (from?.y ?? 0) + page) ?? stops.at(-1);
    case 'pageUp':
      return stops.findLast(({ isHeading, y }) => !isHeading && y <= (from?.y ?? 0) - page) ?? stops[0];
  }
}
