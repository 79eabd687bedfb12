import {
  peopleDescribed,
  personDescribed,
  rosterAdded,
  rosterEdited,
  sameName,
  tidyName,
} from './book-changes.ts';
import {
  inOrder,
  type BookChange,
  type OwnRoster,
  type PeopleBook,
  type PersonDetails,
} from './people-book.ts';
import { tidyAlias, tidyNote, usableLines, type PeopleLine } from './people-lines.ts';

/** A roster as it stands in the editor, before it is saved. */
export type RosterDraft = {
  readonly name: string;
  /** What was pasted. */
  readonly lines: readonly PeopleLine[];
  readonly picked: ReadonlySet<string>;
  readonly removed: ReadonlySet<string>;
  /** What was changed about its people. */
  readonly described: ReadonlyMap<string, PersonDetails>;
};

/** What keeps a draft from being saved. */
export type DraftFault = 'nameMissing' | 'nameTaken' | 'noneUsable';

/** The first thing that keeps a draft from being saved; undefined if nothing does. */
export function draftFault(draft: RosterDraft, others: readonly OwnRoster[]): DraftFault | undefined {
  if (tidyName(draft.name) === '') return 'nameMissing';
  if (others.some(({ name }) => sameName(name, draft.name))) return 'nameTaken';
  const addsNobody = usableLines(draft.lines).length === 0 && draft.picked.size === 0;
  return draft.lines.length > 0 && addsNobody ? 'noneUsable' : undefined;
}

/** A name that no roster has yet, such as "My roster 2". */
export function freeName(wanted: string, others: readonly OwnRoster[]): string {
  let name = wanted;
  for (let n = 2; others.some((other) => sameName(other.name, name)); n += 1) name = `${wanted} ${n}`;
  return name;
}

function tidied({ alias, note, ...rest }: PersonDetails): PersonDetails {
  return {
    ...rest,
    ...(alias === undefined ? {} : { alias: tidyAlias(alias) }),
    ...(note === undefined ? {} : { note: tidyNote(note) }),
  };
}

/**
 * Whether saving a draft puts something in place of what was there: people are taken out, or lines speak of a
 * roster or of people known before.
 */
export function draftOverwrites(
  { lines, removed }: RosterDraft,
  roster: OwnRoster | undefined,
  book: PeopleBook,
): boolean {
  const usable = usableLines(lines);
  return (
    removed.size > 0 ||
    (roster !== undefined && usable.length > 0) ||
    usable.some(({ xuid }) => book.people.has(xuid))
  );
}

/**
 * Saves a draft as one change: its people are described, then the roster made or edited.
 * @param id of the roster
 * @param isNew whether it is made with this
 * @param fromSample whether people who are picked are invented, unless somebody entered them before
 */
export function draftSaved(id: string, isNew: boolean, draft: RosterDraft, fromSample: boolean): BookChange {
  const usable = usableLines(draft.lines);
  const name = tidyName(draft.name);
  const added = [...usable.map(({ xuid }) => xuid), ...draft.picked];
  return inOrder(
    ...[...draft.picked].map((xuid) => personDescribed(xuid, {}, fromSample)),
    peopleDescribed(new Map(usable.map(({ xuid, details }) => [xuid, { ...details, sample: false }]))),
    peopleDescribed(new Map([...draft.described].map(([xuid, details]) => [xuid, tidied(details)]))),
    isNew
      ? rosterAdded({ id, name, xuids: added })
      : rosterEdited(id, { name, added, removed: [...draft.removed] }),
  );
}
