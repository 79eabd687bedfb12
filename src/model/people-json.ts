import { parseXuid } from '#contract/identifier.ts';
import { MAX_RULES, ruleSaved } from './alert-changes.ts';
import type { AlertRule, RuleWho } from './alert-rules.ts';
import { readStoredRule } from './alerts-stored.ts';
import {
  MAX_ALIAS,
  MAX_NOTE,
  MAX_ROSTER_NAME,
  peopleDescribed,
  rosterAdded,
  rosterEdited,
  sameName,
  tidyName,
  withoutSample,
} from './book-changes.ts';
import { inOrder, type BookChange, type PeopleBook, type PersonDetails } from './people-book.ts';

/*
 * The file in which rosters leave this browser and come back. It is read by hand, member by member, and every
 * fault is named with its place; a file with a fault changes nothing.
 */

const FORMAT = 'friends-presence/people';
/** The first knew no rules; a file without any is still one of it, so that older pages read it. */
const VERSIONS: readonly unknown[] = [1, 2];

/** More than this is no list of friends but a mistake, or an attempt to fill the browser. */
const MAX_PEOPLE = 50_000;
const MAX_ROSTERS = 500;
/** Faults beyond this are counted, not listed. */
const MAX_FAULTS = 50;

/** Longest file that is read, in characters. */
export const MAX_FILE = 20_000_000;

/** A rule of alerts as a file states it. */
type FileRule = {
  /** One about a roster of this browser names it instead of giving its id. */
  readonly rule: AlertRule;
  /** Whether it is about such a roster: one of the gateway's may be called the same. */
  readonly isOfOwn: boolean;
};

/** What a file states. */
export type PeopleFile = {
  readonly people: ReadonlyMap<string, PersonDetails>;
  readonly rosters: readonly { readonly name: string; readonly xuids: readonly string[] }[];
  readonly rules: readonly FileRule[];
};

/** Writes the book, without anybody of the sample. */
export function writePeople(book: PeopleBook): string {
  const { people, rosters, alerts } = withoutSample(book);
  const rules = alerts?.rules ?? [];
  const file = {
    format: FORMAT,
    version: rules.length === 0 ? 1 : 2,
    people: [...people.values()].map(({ xuid, alias, note, favourite }) => ({
      xuid,
      ...(alias === '' ? {} : { alias }),
      ...(note === '' ? {} : { note }),
      ...(favourite === undefined ? {} : { favourite }),
    })),
    rosters: rosters.map(({ name, xuids }) => ({ name, xuids })),
    ...(rules.length === 0
      ? {}
      : { rules: rules.map((rule) => ({ ...rule, sample: undefined, who: whoInFile(rule.who, book) })) }),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * Whom a rule is about, where the ids of this browser mean nothing. Of a roster it says whose it is: pages that do not
 * know that member leave it alone.
 */
function whoInFile(who: RuleWho, { rosters }: PeopleBook): RuleWho & { readonly own?: boolean } {
  if (who.kind !== 'roster') return who;
  const own = rosters.find(({ id }) => id === who.roster);
  return own ? { ...who, roster: own.name, name: own.name, own: true } : { ...who, own: false };
}

type Faults = string[];

/** The own members of a JSON object, as a map: no name in it can mean anything but itself. */
function membersOf(
  value: unknown,
  place: string,
  known: readonly string[],
  faults: Faults,
): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    faults.push(`${place}: expected an object`);
    return undefined;
  }
  const members = new Map<string, unknown>(Object.entries(value));
  for (const name of members.keys()) {
    if (!known.includes(name)) faults.push(`${place}.${name}: unknown member`);
  }
  return members;
}

function listOf(value: unknown, place: string, most: number, faults: Faults): readonly unknown[] {
  if (!Array.isArray(value)) {
    faults.push(`${place}: expected a list`);
    return [];
  }
  if (value.length > most) {
    faults.push(`${place}: more than ${most} entries`);
    return [];
  }
  return value as unknown[];
}

function textOf(value: unknown, place: string, most: number, faults: Faults): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string') faults.push(`${place}: expected text`);
  else if (value.length > most) faults.push(`${place}: longer than ${most} characters`);
  else return value;
  return undefined;
}

function xuidOf(value: unknown, place: string, faults: Faults): string | undefined {
  const xuid = typeof value === 'string' ? parseXuid(value) : undefined;
  if (xuid === undefined) faults.push(`${place}: expected an XUID as a decimal string`);
  return xuid;
}

function readPeopleList(value: unknown, faults: Faults): Map<string, PersonDetails> {
  const people = new Map<string, PersonDetails>();
  for (const [index, each] of listOf(value, 'people', MAX_PEOPLE, faults).entries()) {
    const place = `people[${index}]`;
    const members = membersOf(each, place, ['xuid', 'alias', 'note', 'favourite'], faults);
    if (!members) continue;
    const xuid = xuidOf(members.get('xuid'), `${place}.xuid`, faults);
    const alias = textOf(members.get('alias'), `${place}.alias`, MAX_ALIAS, faults);
    const note = textOf(members.get('note'), `${place}.note`, MAX_NOTE, faults);
    const favourite = members.get('favourite');
    if (favourite !== undefined && typeof favourite !== 'boolean') {
      faults.push(`${place}.favourite: expected true or false`);
    }
    if (xuid === undefined) continue;
    if (people.has(xuid)) faults.push(`${place}.xuid: ${xuid} is there twice`);
    people.set(xuid, {
      ...(alias === undefined ? {} : { alias }),
      ...(note === undefined ? {} : { note }),
      ...(typeof favourite === 'boolean' ? { favourite } : {}),
    });
  }
  return people;
}

function readRosters(value: unknown, faults: Faults): { name: string; xuids: string[] }[] {
  const names = new Set<string>();
  return listOf(value, 'rosters', MAX_ROSTERS, faults).flatMap((each, index) => {
    const place = `rosters[${index}]`;
    const members = membersOf(each, place, ['name', 'xuids'], faults);
    if (!members) return [];
    const name = tidyName(textOf(members.get('name'), `${place}.name`, MAX_ROSTER_NAME, faults) ?? '');
    if (name === '') faults.push(`${place}.name: expected a name`);
    else if (names.has(name)) faults.push(`${place}.name: “${name}” is there twice`);
    names.add(name);
    const xuids = listOf(members.get('xuids'), `${place}.xuids`, MAX_PEOPLE, faults).flatMap(
      (xuid, position) => xuidOf(xuid, `${place}.xuids[${position}]`, faults) ?? [],
    );
    return [{ name, xuids: [...new Set(xuids)] }];
  });
}

/**
 * Rules are read as they are from the browser's own database: one that cannot be read is named as a fault. Older files
 * do not say whose a roster is: there it is the file's own if it has one of that name.
 */
function readRules(value: unknown, rosters: PeopleFile['rosters'], faults: Faults): FileRule[] {
  if (value === undefined) return [];
  return listOf(value, 'rules', MAX_RULES, faults).flatMap((each, index) => {
    const rule = readStoredRule(each);
    if (!rule) {
      faults.push(`rules[${index}]: expected a rule`);
      return [];
    }
    const { who } = rule;
    if (who.kind !== 'roster') return { rule, isOfOwn: false };
    const { own } = (each as { readonly who: { readonly own?: unknown } }).who;
    if (own !== undefined && typeof own !== 'boolean') {
      faults.push(`rules[${index}].who.own: expected true or false`);
    }
    const isOfOwn = typeof own === 'boolean' ? own : rosters.some(({ name }) => sameName(name, who.roster));
    return { rule, isOfOwn };
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * Reads a file of people. Never throws.
 * @returns what it states, or every fault with its place
 */
export function readPeopleFile(text: string): PeopleFile | { readonly faults: readonly string[] } {
  const value = parsed(text);
  if (value === undefined) return { faults: ['file: expected JSON'] };
  const faults: Faults = [];
  const members = membersOf(value, 'file', ['format', 'version', 'people', 'rosters', 'rules'], faults);
  if (members && members.get('format') !== FORMAT) faults.push(`file.format: expected “${FORMAT}”`);
  if (members && !VERSIONS.includes(members.get('version')))
    faults.push(`file.version: expected ${VERSIONS.join(' or ')}`);
  // What follows is only worth reading in a file of the right kind.
  if (!members || faults.some((fault) => /^file\.(?:format|version):/.test(fault))) return { faults };
  const people = readPeopleList(members.get('people'), faults);
  const rosters = readRosters(members.get('rosters'), faults);
  const rules = readRules(members.get('rules'), rosters, faults);
  if (faults.length === 0) return { people, rosters, rules };
  const more = faults.length - MAX_FAULTS;
  return { faults: more > 0 ? [...faults.slice(0, MAX_FAULTS), `… ${more} more`] : faults };
}

/**
 * What does not fit of a file's rules: those that take no other's place are more than there is room for.
 * @returns how many those are, and how many of them fit; undefined where all do
 */
export function rulesBeyond(
  { rules }: PeopleFile,
  { alerts }: PeopleBook,
): { readonly rules: number; readonly room: number; readonly most: number } | undefined {
  const known = new Set(alerts?.rules.map(({ id }) => id));
  const added = new Set(rules.map(({ rule }) => rule.id).filter((id) => !known.has(id)));
  const room = Math.max(0, MAX_RULES - (alerts?.rules.length ?? 0));
  return added.size > room ? { rules: added.size, room, most: MAX_RULES } : undefined;
}

/**
 * Joins a file with the book: a roster of the same name takes its people in, others are added, and what the
 * file says about a person stands over what was written before. A rule takes the place of the one with its id; there
 * must be room for the others.
 * @param newId makes an id for each roster that is added
 */
export function peopleImported(file: PeopleFile, book: PeopleBook, newId: () => string): BookChange {
  const described = new Map<string, PersonDetails & { sample: false }>();
  const listed = [...file.rosters.flatMap(({ xuids }) => xuids), ...file.people.keys()];
  for (const xuid of listed) described.set(xuid, { ...file.people.get(xuid), sample: false });
  const ids = file.rosters.map(({ name, xuids }) => {
    const known = book.rosters.find((roster) => sameName(roster.name, name));
    return { name, xuids, known, id: known?.id ?? newId() };
  });
  const whoHere = ({ rule: { who }, isOfOwn }: FileRule): RuleWho => {
    if (who.kind !== 'roster' || !isOfOwn) return who;
    const roster = ids.find(({ name }) => sameName(name, who.roster));
    return roster ? { ...who, roster: roster.id } : who;
  };
  return inOrder(
    peopleDescribed(described),
    ...ids.map(({ id, name, xuids, known }) =>
      known ? rosterEdited(id, { added: xuids }) : rosterAdded({ id, name, xuids }),
    ),
    ...file.rules.map((each) => ruleSaved({ ...each.rule, who: whoHere(each), sample: false })),
  );
}
