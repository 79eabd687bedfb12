/*
 * What a person has written down in this browser about people: rosters, aliases, notes, favourites. Every change
 * is a function from one book to the next, so that it can be applied to whatever another tab has stored since.
 */

/** What was written down about somebody, once for all rosters. */
export type KnownPerson = {
  readonly xuid: string;
  /** Shown instead of the gamertag; empty for none. */
  readonly alias: string;
  readonly note: string;
  /** Undefined: as the gateway has it. */
  readonly favourite: boolean | undefined;
  /** Whether this is an invented person: such people are never exported, and gone where the sample is. */
  readonly sample: boolean;
};

/** A roster made in this browser. */
export type OwnRoster = { readonly id: string; readonly name: string; readonly xuids: readonly string[] };

export type PeopleBook = {
  /** By XUID; only people of whom there is something to say. */
  readonly people: ReadonlyMap<string, KnownPerson>;
  /** In the order in which they were made. */
  readonly rosters: readonly OwnRoster[];
};

/** One change of the book. It must give the same result each time, since it may be applied more than once. */
export type BookChange = (book: PeopleBook) => PeopleBook;

/** What can be said about a person. */
export type PersonDetails = Partial<Pick<KnownPerson, 'alias' | 'note' | 'favourite'>>;

export const EMPTY_BOOK: PeopleBook = { people: new Map(), rosters: [] };

/** Longest texts, in characters. */
export const MAX_ALIAS = 100;
export const MAX_NOTE = 2000;

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

/** Several changes as one. */
export function inOrder(...changes: readonly BookChange[]): BookChange {
  return (book) => changes.reduce((before, change) => change(before), book);
}

/** Whether the book holds anybody who is not of the sample: then the sample has served its purpose. */
export function hasOwnPeople(book: PeopleBook): boolean {
  return book.rosters.some(({ xuids }) => xuids.some((xuid) => book.people.get(xuid)?.sample !== true));
}
