import { formatter } from '#i18n/formatter.ts';
import { deviceFamily, familyName, type DeviceFamily } from './device-words.ts';
import { DISPLAY_STATES, stateHeading, type DisplayState } from './display-state.ts';
import type { Friend } from './friend.ts';
import { placementChip, placementKind } from './placement-words.ts';
import { titleName } from './title-words.ts';
import type { Grouping, Sort } from './view.ts';

/** What a group has in common. */
export type GroupKind =
  | { readonly kind: 'state'; readonly state: DisplayState }
  | { readonly kind: 'title'; readonly titleId: string; readonly name: string }
  | { readonly kind: 'device'; readonly family: DeviceFamily }
  | { readonly kind: 'everybody' };

/** People who belong together, in the order in which they stand. */
export type FriendGroup = {
  /** Names the group among the others. */
  readonly key: string;
  readonly of: GroupKind;
  readonly friends: readonly Friend[];
};

type Compare = (a: Friend, b: Friend) => number;

/** The words of a group's heading; empty where there is no need of one. */
export function groupHeading(of: GroupKind): string {
  switch (of.kind) {
    case 'state':
      return stateHeading(of.state);
    case 'title':
      return of.name;
    case 'device':
      return familyName(of.family);
    case 'everybody':
      return '';
  }
}

function byTime(a: Friend, b: Friend): number {
  if (a.since === b.since) return 0;
  if (a.since === undefined) return 1;
  return b.since === undefined ? -1 : b.since - a.since;
}

/** Texts by which a column is ordered; people without one come last, whichever way it runs. */
const COLUMN_TEXTS: Readonly<
  Record<'title' | 'placement' | 'device' | 'presence', (friend: Friend) => string | undefined>
> = {
  title: ({ headline }) => headline && titleName(headline.title),
  placement: ({ headline }) => headline && placementChip(placementKind(headline.title.placement)),
  device: ({ record }) => record?.devices?.[0] && familyName(deviceFamily(record.devices[0].type)),
  presence: ({ headline }) => headline?.title.activity?.richPresence,
};

function chosenOrder({ key, descending }: Sort, names: Intl.Collator): Compare {
  const sign = descending ? -1 : 1;
  if (key === 'name') return (a, b) => sign * names.compare(a.name, b.name);
  if (key === 'state') {
    return (a, b) => sign * (DISPLAY_STATES.indexOf(a.state) - DISPLAY_STATES.indexOf(b.state));
  }
  if (key === 'since') {
    // Longest first; who has no time stands last either way.
    return (a, b) =>
      a.since === undefined || b.since === undefined ? byTime(a, b) : sign * (a.since - b.since);
  }
  const textOf = COLUMN_TEXTS[key];
  return (a, b) => {
    const [left, right] = [textOf(a), textOf(b)];
    if (left === undefined || right === undefined)
      return Number(left === undefined) - Number(right === undefined);
    return sign * names.compare(left, right);
  };
}

/**
 * Favourites first, then names as people count them; the offline by who was seen last, and those in one title by
 * what they do there, unless an order was chosen. Those who compare as 0 stand where their XUIDs say.
 */
function ranking(of: GroupKind, sort: Sort | undefined, names: Intl.Collator): Compare {
  // Mostly it is the same person, before and after.
  const byName: Compare = (a, b) => (a.name === b.name ? 0 : names.compare(a.name, b.name));
  if (sort) {
    const chosen = chosenOrder(sort, names);
    return (a, b) => chosen(a, b) || byName(a, b);
  }
  const byFavorite: Compare = (a, b) => Number(b.favorite) - Number(a.favorite);
  if (of.kind === 'title') {
    const together = chosenOrder({ key: 'presence', descending: false }, names);
    return (a, b) => byFavorite(a, b) || together(a, b) || byName(a, b);
  }
  if (of.kind === 'state' && of.state === 'offline') {
    return (a, b) => byFavorite(a, b) || byTime(a, b) || byName(a, b);
  }
  return (a, b) => byFavorite(a, b) || byName(a, b);
}

/** No two people are level. */
function ordering(rank: Compare): Compare {
  return (a, b) => rank(a, b) || (a.xuid < b.xuid ? -1 : 1);
}

function groupOf(friend: Friend, by: Grouping): GroupKind {
  const { headline, record } = friend;
  if (by === 'none') return { kind: 'everybody' };
  if (by === 'title' && friend.state === 'title' && headline) {
    return { kind: 'title', titleId: headline.title.id, name: titleName(headline.title) };
  }
  const device = headline?.device ?? record?.devices?.[0];
  if (by === 'device' && device) return { kind: 'device', family: deviceFamily(device.type) };
  return { kind: 'state', state: friend.state };
}

function keyOf(of: GroupKind): string {
  switch (of.kind) {
    case 'state':
      return of.state;
    case 'title':
      return `title ${of.titleId === '' ? of.name : of.titleId}`;
    case 'device':
      return `device ${of.family}`;
    case 'everybody':
      return 'everybody';
  }
}

/** Titles and devices with most people first, then the states in their order. */
function placeOfGroup(a: FriendGroup, b: FriendGroup, names: Intl.Collator): number {
  if (a.of.kind === 'state' && b.of.kind === 'state') {
    return DISPLAY_STATES.indexOf(a.of.state) - DISPLAY_STATES.indexOf(b.of.state);
  }
  if (a.of.kind === 'state' || b.of.kind === 'state') return a.of.kind === 'state' ? 1 : -1;
  return (
    b.friends.length - a.friends.length ||
    names.compare(groupHeading(a.of), groupHeading(b.of)) ||
    (a.key < b.key ? -1 : 1)
  );
}

/** How people are to be grouped and ordered. */
export type Arrangement = {
  readonly by: Grouping;
  readonly sort: Sort | undefined;
  /** The language whose alphabet orders the names. */
  readonly locale: string;
};

function alphabet(locale: string): Intl.Collator {
  return formatter(Intl.Collator, locale, { numeric: true, sensitivity: 'base' });
}

/**
 * Groups people and orders them: groups by state in the order of the states, groups by title or device by how
 * many there are, with those who have none after them by state. Inside a title favourites come first, then the
 * others, each by what they do there. Groups without people are left out.
 */
export function arrangeFriends(
  friends: readonly Friend[],
  { by, sort, locale }: Arrangement,
): readonly FriendGroup[] {
  const names = alphabet(locale);
  const groups = new Map<string, { of: GroupKind; friends: Friend[] }>();
  for (const friend of friends) {
    const of = groupOf(friend, by);
    const key = keyOf(of);
    const group = groups.get(key);
    if (group) group.friends.push(friend);
    else groups.set(key, { of, friends: [friend] });
  }
  return [...groups]
    .map(([key, { of, friends: members }]) => ({
      key,
      of,
      friends: members.sort(ordering(ranking(of, sort, names))),
    }))
    .sort((a, b) => placeOfGroup(a, b, names));
}

/** Who is another than before, by who they were; undefined if others came, went or stand elsewhere in the list. */
function changesIn(before: readonly Friend[], after: readonly Friend[]): Map<Friend, Friend> | undefined {
  if (before.length !== after.length) return undefined;
  const changes = new Map<Friend, Friend>();
  for (let index = 0; index < after.length; index += 1) {
    const [was, is] = [before[index], after[index]];
    if (was === is) continue;
    if (!was || !is || was.xuid !== is.xuid) return undefined;
    changes.set(was, is);
  }
  return changes;
}

/** Where somebody stands among people who are in order. */
function placeAmong(people: readonly Friend[], friend: Friend, order: Compare): number {
  let low = 0;
  let high = people.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = people[middle];
    if (other && order(other, friend) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The same people and those who come, in order. */
function merged(people: readonly Friend[], coming: Friend[], order: Compare): Friend[] {
  const all: Friend[] = [];
  let from = 0;
  for (const friend of coming.sort(order)) {
    const to = placeAmong(people, friend, order);
    for (; from < to; from += 1) all.push(people[from] ?? friend);
    all.push(friend);
  }
  for (; from < people.length; from += 1) all.push(people[from] as Friend);
  return all;
}

/** Where so many of all move, putting everybody in order anew is quicker. */
const MANY = 1 / 8;

type Moves = {
  /** Groups in which somebody is another, comes or goes. */
  readonly touched: ReadonlySet<string>;
  /** Who stands where somebody stood, and undefined for who is gone from there. */
  readonly instead: ReadonlyMap<Friend, Friend | undefined>;
  /** Who comes to a group. */
  readonly coming: ReadonlyMap<string, { readonly of: GroupKind; readonly friends: Friend[] }>;
};

/** What the changes mean for the groups; undefined where it is as well to begin anew. */
function movesOf(changes: ReadonlyMap<Friend, Friend>, { by, sort, locale }: Arrangement): Moves | undefined {
  const names = alphabet(locale);
  const ranks = new Map<string, Compare>();
  const rankIn = (key: string, of: GroupKind): Compare => {
    const rank = ranks.get(key) ?? ranking(of, sort, names);
    ranks.set(key, rank);
    return rank;
  };
  const touched = new Set<string>();
  const instead = new Map<Friend, Friend | undefined>();
  const coming = new Map<string, { of: GroupKind; friends: Friend[] }>();
  for (const [was, is] of changes) {
    const [from, to] = [groupOf(was, by), groupOf(is, by)];
    const key = keyOf(to);
    touched.add(key);
    if (keyOf(from) === key) {
      // A title that has another name all at once: in another language, say.
      if (from.kind === 'title' && to.kind === 'title' && from.name !== to.name) return undefined;
      if (rankIn(key, to)(was, is) === 0) {
        instead.set(was, is);
        continue;
      }
    } else touched.add(keyOf(from));
    instead.set(was, undefined);
    const group = coming.get(key);
    if (group) group.friends.push(is);
    else coming.set(key, { of: to, friends: [is] });
  }
  return { touched, instead, coming };
}

function rearranged(
  groups: readonly FriendGroup[],
  { touched, instead, coming }: Moves,
  { sort, locale }: Arrangement,
): readonly FriendGroup[] {
  const names = alphabet(locale);
  const known = new Map(groups.map((group) => [group.key, group]));
  for (const key of touched) {
    const before = known.get(key);
    const more = coming.get(key);
    const of = before?.of ?? more?.of;
    if (!of) continue;
    const staying: Friend[] = [];
    for (const was of before?.friends ?? []) {
      const is = instead.has(was) ? instead.get(was) : was;
      if (is) staying.push(is);
    }
    const friends = more ? merged(staying, more.friends, ordering(ranking(of, sort, names))) : staying;
    if (friends.length === 0) known.delete(key);
    else known.set(key, { key, of, friends });
  }
  return [...known.values()].sort((a, b) => placeOfGroup(a, b, names));
}

/**
 * Arranges people again and again, as `arrangeFriends` does: only those of whom something changed are looked at,
 * and a group in which nobody changed is the same group.
 */
export function arranger(): (friends: readonly Friend[], how: Arrangement) => readonly FriendGroup[] {
  let last:
    | {
        readonly friends: readonly Friend[];
        readonly how: Arrangement;
        readonly groups: readonly FriendGroup[];
      }
    | undefined;
  const again = (friends: readonly Friend[], how: Arrangement): readonly FriendGroup[] | undefined => {
    if (last?.how.by !== how.by || last.how.sort !== how.sort || last.how.locale !== how.locale)
      return undefined;
    const changes = changesIn(last.friends, friends);
    if (!changes) return undefined;
    if (changes.size === 0) return last.groups;
    const moves = movesOf(changes, how);
    if (!moves) return undefined;
    let movers = 0;
    for (const { friends: comers } of moves.coming.values()) movers += comers.length;
    return movers > friends.length * MANY ? undefined : rearranged(last.groups, moves, how);
  };
  return (friends, how) => {
    const groups = again(friends, how) ?? arrangeFriends(friends, how);
    last = { friends, how, groups };
    return groups;
  };
}
