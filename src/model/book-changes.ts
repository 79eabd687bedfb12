/*
 * What can be written down in the book of people, and the book as it may leave this browser.
 */
import type { AlertRule } from './alert-rules.ts';
import type { BookChange, KnownPerson, OwnRoster, PeopleBook, PersonDetails } from './people-book.ts';

/** Longest texts, in characters. */
export const MAX_ALIAS = 100;
export const MAX_NOTE = 2000;
export const MAX_ROSTER_NAME = 60;

/** What stands for a person about whom nothing was written down. */
function blank(xuid: string): KnownPerson {
  return { xuid, alias: '', note: '', favourite: undefined, sample: false };
}

function isBlank({ alias, note, favourite, sample }: KnownPerson): boolean {
  return alias === '' && note === '' && favourite === undefined && !sample;
}

function withPeople(book: PeopleBook, changed: Iterable<KnownPerson>): PeopleBook {
  const people = new Map(book.people);
  for (const person of changed) {
    if (isBlank(person)) people.delete(person.xuid);
    else people.set(person.xuid, person);
  }
  return { ...book, people };
}

/** A person of the book, or a blank one. */
export function knownPerson(book: PeopleBook, xuid: string): KnownPerson {
  return book.people.get(xuid) ?? blank(xuid);
}

/** Adds a roster at the end; one that is there already (by its id) stays as it is. */
export function rosterAdded(roster: OwnRoster): BookChange {
  return (book) =>
    book.rosters.some(({ id }) => id === roster.id)
      ? book
      : { ...book, rosters: [...book.rosters, { ...roster, xuids: [...new Set(roster.xuids)] }] };
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

/** Writes down something about people, and whether they are of the sample. What is not given stays. */
export function peopleDescribed(
  described: ReadonlyMap<string, PersonDetails & Partial<Pick<KnownPerson, 'sample'>>>,
): BookChange {
  return (book) =>
    withPeople(
      book,
      [...described].map(([xuid, details]) => ({ ...knownPerson(book, xuid), ...details })),
    );
}

/**
 * Writes down something about one person.
 * @param fromSample whether this person is known only because the sample shows them
 */
export function personDescribed(xuid: string, details: PersonDetails, fromSample: boolean): BookChange {
  return (book) => {
    const isNew = !book.people.has(xuid) && !book.rosters.some(({ xuids }) => xuids.includes(xuid));
    return peopleDescribed(new Map([[xuid, { ...details, ...(isNew ? { sample: fromSample } : {}) }]]))(book);
  };
}

/** The book without anybody of the sample, as it may leave this browser. */
export function withoutSample(book: PeopleBook): PeopleBook {
  const isSample = (xuid: string): boolean => book.people.get(xuid)?.sample === true;
  const { alerts } = book;
  const isOwn = ({ who, sample }: AlertRule): boolean =>
    !sample && (who.kind !== 'person' || !isSample(who.xuid));
  return {
    ...(alerts ? { alerts: { ...alerts, rules: alerts.rules.filter(isOwn) } } : {}),
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

/** Whether two names of rosters are one: letter case and spaces around and between make no other name. */
export function sameName(a: string, b: string): boolean {
  return tidyName(a).toLocaleLowerCase() === tidyName(b).toLocaleLowerCase();
}
