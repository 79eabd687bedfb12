import type { PlacedSection } from './list-layout.ts';

/** A thing in the list that the arrow keys stop at. */
export type Stop = {
  /** `g ` and the group's key, or `p ` and the XUID. */
  readonly id: string;
  readonly group: string;
  readonly isHeading: boolean;
};

/** Keys that act on the stop that has the focus; true if the key was one of theirs. */
export type StopKeys = (key: string, stop: Stop) => boolean;

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

/** A group's heading as a stop. */
export function headingOf({ key }: PlacedSection): Stop {
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
