/*
 * Changes of the rosters in the book of people, and the book as it may leave this browser.
 */
import type { BookChange, OwnRoster, PeopleBook } from './people-book.ts';

/** Longest name, in characters. */
export const MAX_ROSTER_NAME = 60;

/** Adds a roster at the end; one that is there already (by its id) stays as it is. */
export function rosterAdded(roster: OwnRoster): BookChange {
  return (book) =>
    book.rosters.some(({ id }) => id === roster.id)
      ? book
      : { ...book, rosters: [...book.rosters, { ...roster, xuids: [...new Set(roster.xuids)] }] };
}

/** Puts a roster back to where it stood. */
export function rosterRestored(roster: OwnRoster, index: number): BookChange {
  return (book) =>
    book.rosters.some(({ id }) => id === roster.id)
      ? book
      : { ...book, rosters: book.rosters.toSpliced(index, 0, roster) };
}

/** Takes a roster away; what was written about its people stays, since they may be friends too. */
export function rosterRemoved(id: string): BookChange {
  return (book) => ({ ...book, rosters: book.rosters.filter((roster) => roster.id !== id) });
}

/** Renames a roster, takes people out of it and adds others at its end. */
export function rosterEdited(
  id: string,
  {
    name,
    added = [],
    removed = [],
  }: { readonly name?: string; readonly added?: readonly string[]; readonly removed?: readonly string[] },
): BookChange {
  const gone = new Set(removed);
  return (book) => ({
    ...book,
    rosters: book.rosters.map((roster) =>
      roster.id === id
        ? {
            ...roster,
            name: name ?? roster.name,
            xuids: [...new Set([...roster.xuids.filter((xuid) => !gone.has(xuid)), ...added])],
          }
        : roster,
    ),
  });
}

/** The book without anybody of the sample, as it may leave this browser. */
export function withoutSample(book: PeopleBook): PeopleBook {
  const isSample = (xuid: string): boolean => book.people.get(xuid)?.sample === true;
  return {
    people: new Map([...book.people].filter(([xuid]) => !isSample(xuid))),
    rosters: book.rosters
      .map((roster) => ({ ...roster, xuids: roster.xuids.filter((xuid) => !isSample(xuid)) }))
      // A roster of nobody but sample people was part of the trial.
      .filter(({ xuids }, index) => xuids.length > 0 || book.rosters[index]?.xuids.length === 0),
  };
}

/** A roster's name as it is kept: no space around it, runs of it one, not too long. */
export function tidyName(name: string): string {
  return name.replace(/\s+/gu, ' ').trim().slice(0, MAX_ROSTER_NAME).trim();
}
