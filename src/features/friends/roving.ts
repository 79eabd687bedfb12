import { firstFrom, type PlacedSection } from './list-layout.ts';

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

/** A stop by its place: the section and the person in it, or `HEADING`. */
type At = { readonly section: number; readonly index: number };

const HEADING = -1;

function firstIn({ headingHeight }: PlacedSection): number {
  return headingHeight === 0 ? 0 : HEADING;
}

function locate(sections: readonly PlacedSection[], id: string): At | undefined {
  const xuid = personOf(id);
  for (const [section, placed] of sections.entries()) {
    const index = xuid === undefined ? undefined : placed.indexOf(xuid);
    if (index !== undefined) return { section, index };
    if (placed.headingHeight > 0 && headingId(placed.key) === id) return { section, index: HEADING };
  }
  return undefined;
}

function stopAt(sections: readonly PlacedSection[], at: At | undefined): Stop | undefined {
  const section = at && sections[at.section];
  if (!section) return undefined;
  if (at.index === HEADING) return { id: headingId(section.key), group: section.key, isHeading: true };
  const friend = section.friends[at.index];
  return friend && { id: personId(friend.xuid), group: section.key, isHeading: false };
}

/** The stop of an id, if it is there. */
export function stopOf(sections: readonly PlacedSection[], id: string): Stop | undefined {
  return stopAt(sections, locate(sections, id));
}

/** The first thing that the arrow keys stop at. */
export function firstStop(sections: readonly PlacedSection[]): Stop | undefined {
  return stepAlong(sections, { section: -1, index: 0 }, 1);
}

/** The stop after or before another in reading order. */
function stepAlong(sections: readonly PlacedSection[], from: At, by: 1 | -1): Stop | undefined {
  let { section, index } = { ...from, index: from.index + by };
  for (;;) {
    const placed = sections[section];
    if (placed && index >= firstIn(placed) && index < placed.friends.length)
      return stopAt(sections, { section, index });
    section += by;
    const next = sections[section];
    if (!next) return undefined;
    index = by === 1 ? firstIn(next) : next.friends.length - 1;
  }
}

/** The first person at or below a height of the list. */
function personFrom(sections: readonly PlacedSection[], y: number): Stop | undefined {
  for (const [section, placed] of sections.entries()) {
    const index = firstFrom(placed, y - placed.y - placed.headingHeight);
    if (index < placed.friends.length) return stopAt(sections, { section, index });
  }
  return undefined;
}

/** The last person at or above a height of the list. */
function personUpTo(sections: readonly PlacedSection[], y: number): Stop | undefined {
  for (let section = sections.length - 1; section >= 0; section -= 1) {
    const placed = sections[section];
    if (!placed) continue;
    const relative = y - placed.y - placed.headingHeight;
    let index = firstFrom(placed, relative) - 1;
    while (index + 1 < placed.friends.length && placed.top(index + 1) <= relative) index += 1;
    if (index >= 0) return stopAt(sections, { section, index });
  }
  return undefined;
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
  const at = locate(sections, id) ?? { section: 0, index: HEADING };
  const section = sections[at.section];
  if (!section) return undefined;
  const y = section.y + (at.index === HEADING ? 0 : section.headingHeight + section.top(at.index));
  const end = { section: sections.length, index: 0 };
  switch (step) {
    case 'next':
      return stepAlong(sections, at, 1);
    case 'previous':
      return stepAlong(sections, at, -1);
    case 'first':
      return personFrom(sections, 0) ?? firstStop(sections);
    case 'last':
      return personUpTo(sections, Infinity) ?? stepAlong(sections, end, -1);
    case 'pageDown':
      return personFrom(sections, y + page) ?? stepAlong(sections, end, -1);
    case 'pageUp':
      return personUpTo(sections, y - page) ?? firstStop(sections);
  }
}
