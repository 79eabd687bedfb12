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

/** Favourites first, offline by who was seen last, then names as people count them. */
function comparison(sort: Sort | undefined, names: Intl.Collator): Compare {
  const byName: Compare = (a, b) => names.compare(a.name, b.name) || (a.xuid < b.xuid ? -1 : 1);
  if (sort) {
    const chosen = chosenOrder(sort, names);
    return (a, b) => chosen(a, b) || byName(a, b);
  }
  return (a, b) =>
    Number(b.favorite) - Number(a.favorite) ||
    (a.state === 'offline' && b.state === 'offline' ? byTime(a, b) : 0) ||
    byName(a, b);
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

/**
 * Groups people and orders them: groups by state in the order of the states, groups by title or device by how
 * many there are, with those who have none after them by state. Inside a title those who do the same there
 * stand together. Groups without people are left out.
 * @param locale the language whose alphabet orders the names
 */
export function arrangeFriends(
  friends: readonly Friend[],
  { by, sort, locale }: { readonly by: Grouping; readonly sort: Sort | undefined; readonly locale: string },
): FriendGroup[] {
  const names = formatter(Intl.Collator, locale, { numeric: true, sensitivity: 'base' });
  const groups = new Map<string, { of: GroupKind; friends: Friend[] }>();
  for (const friend of friends) {
    const of = groupOf(friend, by);
    const key = keyOf(of);
    const group = groups.get(key);
    if (group) group.friends.push(friend);
    else groups.set(key, { of, friends: [friend] });
  }
  const compare = comparison(sort, names);
  const together = chosenOrder({ key: 'presence', descending: false }, names);
  return [...groups]
    .map(([key, { of, friends: members }]) => ({
      key,
      of,
      friends: members.sort(
        of.kind === 'title' && !sort ? (a, b) => together(a, b) || compare(a, b) : compare,
      ),
    }))
    .sort((a, b) => placeOfGroup(a, b, names));
}
