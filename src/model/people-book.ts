import type { AlertBook } from './alert-rules.ts';

/*
 * What a person has written down in this browser about people: rosters, aliases, notes, favourites, alerts. Every change
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
  /** What they want to be told of, and were told lately; undefined: nothing yet. */
  readonly alerts?: AlertBook | undefined;
};

/** One change of the book. It must give the same result each time, since it may be applied more than once. */
export type BookChange = (book: PeopleBook) => PeopleBook;

/** What can be said about a person. */
export type PersonDetails = Partial<Pick<KnownPerson, 'alias' | 'note' | 'favourite'>>;

export const EMPTY_BOOK: PeopleBook = { people: new Map(), rosters: [] };

/** Several changes as one. */
export function inOrder(...changes: readonly BookChange[]): BookChange {
  return (book) => changes.reduce((before, change) => change(before), book);
}

/** Whether the book holds anybody who is not of the sample: then the sample has served its purpose. */
export function hasOwnPeople(book: PeopleBook): boolean {
  return book.rosters.some(({ xuids }) => xuids.some((xuid) => book.people.get(xuid)?.sample !== true));
}
