import { NO_ALERTS, type AlertBook } from './alert-rules.ts';
import type { BookChange, KnownPerson, OwnRoster, PeopleBook } from './people-book.ts';

/*
 * How a change of the book is taken back. Only what still is as the change left it goes back: whatever was
 * written since, here or in another tab, stays.
 */

function samePerson(one: KnownPerson | undefined, other: KnownPerson | undefined): boolean {
  return (
    one?.alias === other?.alias &&
    one?.note === other?.note &&
    one?.favourite === other?.favourite &&
    one?.sample === other?.sample
  );
}

function peopleReverted(
  now: PeopleBook['people'],
  before: PeopleBook['people'],
  after: PeopleBook['people'],
): PeopleBook['people'] {
  const people = new Map(now);
  for (const xuid of new Set([...before.keys(), ...after.keys()])) {
    const [was, became] = [before.get(xuid), after.get(xuid)];
    if (was === became || !samePerson(now.get(xuid), became)) continue;
    if (was) people.set(xuid, was);
    else people.delete(xuid);
  }
  return people;
}

/** The roster without what a change brought into it; undefined if the change made it and nothing else is in it. */
function rosterReverted(
  now: OwnRoster,
  before: OwnRoster | undefined,
  after: OwnRoster,
): OwnRoster | undefined {
  const had = new Set(before?.xuids);
  const got = new Set(after.xuids);
  const xuids = now.xuids.filter((xuid) => had.has(xuid) || !got.has(xuid));
  if (!before) return xuids.length === 0 ? undefined : { ...now, xuids };
  const isUntouched = now.xuids.length === got.size && now.xuids.every((xuid) => got.has(xuid));
  const gone = before.xuids.filter((xuid) => !got.has(xuid));
  return {
    ...now,
    name: now.name === after.name ? before.name : now.name,
    // Their old order, unless somebody came or went since.
    xuids: isUntouched ? before.xuids : [...new Set([...xuids, ...gone])],
  };
}

/** Rules that a change brought go, and those in whose place it put others are back; mutes and what was told stay. */
function rulesReverted(now: AlertBook, before: AlertBook, after: AlertBook): AlertBook {
  const [had, got] = [before, after].map(({ rules }) => new Map(rules.map((rule) => [rule.id, rule])));
  return {
    ...now,
    rules: now.rules.flatMap((rule) => {
      const [was, became] = [had?.get(rule.id), got?.get(rule.id)];
      if (was === became || JSON.stringify(rule) !== JSON.stringify(became)) return [rule];
      return was ?? [];
    }),
  };
}

/**
 * The change that takes back what made one book into another.
 * @param before the book as it was
 * @param after the book as the change left it
 */
export function reversal(before: PeopleBook, after: PeopleBook): BookChange {
  const rostersBefore = new Map(before.rosters.map((roster) => [roster.id, roster]));
  const rostersAfter = new Map(after.rosters.map((roster) => [roster.id, roster]));
  return (book) => {
    const rosters = book.rosters.flatMap((roster) => {
      const [was, became] = [rostersBefore.get(roster.id), rostersAfter.get(roster.id)];
      return became && was !== became ? (rosterReverted(roster, was, became) ?? []) : [roster];
    });
    for (const [place, roster] of before.rosters.entries()) {
      const isBack = rostersAfter.has(roster.id) || rosters.some(({ id }) => id === roster.id);
      if (!isBack) rosters.splice(place, 0, roster);
    }
    return {
      ...book,
      people: peopleReverted(book.people, before.people, after.people),
      rosters,
      ...(book.alerts
        ? { alerts: rulesReverted(book.alerts, before.alerts ?? NO_ALERTS, after.alerts ?? NO_ALERTS) }
        : {}),
    };
  };
}
