import type { PlacedSection } from './list-layout.ts';

/** A thing in the list that the arrow keys stop at. */
export type Stop = {
  /** `g ` and the group's key, or `p ` and the XUID. */
  readonly id: string;
  readonly group: string;
  readonly isHeading: boolean;
};

/** The id of a group's heading. */
export function headingId(key: string): string {
  return `g ${key}`;
}

/** The id of a person. */
export function personId(xuid: string): string {
  return `p ${xuid}`;
}

/** Whom a stop is; undefined for a heading. */
export function personOf(id: string | undefined): string | undefined {
  return id?.startsWith('p ') ? id.slice(2) : undefined;
}

function headingOf({ key }: PlacedSection): Stop {
  return { id: headingId(key), group: key, isHeading: true };
}

/** The stop of an id, if it is there. */
export function stopOf(sections: readonly PlacedSection[], id: string): Stop | undefined {
  const xuid = personOf(id);
  for (const section of sections) {
    if (xuid === undefined) {
      if (section.headingHeight > 0 && headingId(section.key) === id) return headingOf(section);
    } else if (section.indexOf(xuid) !== undefined) return { id, group: section.key, isHeading: false };
  }
  return undefined;
}

/** The first thing that the arrow keys stop at. */
export function firstStop([first]: readonly PlacedSection[]): Stop | undefined {
  if (!first || first.headingHeight > 0) return first && headingOf(first);
  const friend = first.friends[0];
  return friend && { id: personId(friend.xuid), group: first.key, isHeading: false };
}

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
