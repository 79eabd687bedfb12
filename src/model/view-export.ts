import type { Level } from '#contract/level.ts';
import { writeCsv } from './delimited-text.ts';
import { deviceName } from './device-words.ts';
import { isSignedIn, stateHeading } from './display-state.ts';
import { placesOf, stateWords } from './friend-words.ts';
import type { Friend } from './friend.ts';
import { placementChip, placementKind } from './placement-words.ts';
import { agoWords, lastingWords } from './time-words.ts';
import { lastSeenTitleName, titleName } from './title-words.ts';

/*
 * The people of a view as they leave the page: lines for people, rows for spreadsheets.
 */

function timeWords(friend: Friend, now: number): string {
  if (friend.since === undefined) return '';
  return isSignedIn(friend.state) ? lastingWords(friend.since, now) : agoWords(friend.since, now);
}

function line(friend: Friend, level: Level, now: number): string {
  const { headline } = friend;
  const doing =
    friend.state === 'title' && headline
      ? [
          titleName(headline.title),
          headline.title.activity?.richPresence ?? '',
          deviceName(headline.device.type),
        ]
      : [stateWords(friend, level)];
  return [friend.name, ...doing, timeWords(friend, now)].filter((part) => part !== '').join(' — ');
}

/**
 * One readable line for each person, such as "Ada — Contoso 5 — Team Deathmatch on Nirvana — Xbox One — 24 min".
 * @param now milliseconds since 1970 UTC
 */
export function viewText(friends: readonly Friend[], level: Level, now: number): string {
  return friends.map((friend) => `${line(friend, level, now)}\n`).join('');
}

/** Named for programs, so the same in every language. */
const HEADER = [
  'xuid',
  'name',
  'gamertag',
  'favourite',
  'state',
  'device',
  'title',
  'placement',
  'richPresence',
  'places',
  'since',
  'lastSeen',
] as const;

function instant(ms: number | undefined): string {
  return ms === undefined ? '' : new Date(ms).toISOString();
}

function devicesOf(friend: Friend): string {
  if (friend.headline) return deviceName(friend.headline.device.type);
  const lastSeenOn = friend.record?.lastSeen?.deviceType;
  if (lastSeenOn !== undefined) return deviceName(lastSeenOn);
  return (friend.record?.devices ?? []).map(({ type }) => deviceName(type)).join('; ');
}

function row(friend: Friend): string[] {
  const { headline, record } = friend;
  const present = isSignedIn(friend.state);
  const lastTitle = record?.lastSeen ? lastSeenTitleName(record.lastSeen) : undefined;
  return [
    friend.xuid,
    friend.name,
    friend.gamertag ?? '',
    friend.favorite ? 'yes' : '',
    stateHeading(friend.state),
    devicesOf(friend),
    headline ? titleName(headline.title) : (lastTitle ?? ''),
    headline ? placementChip(placementKind(headline.title.placement)) : '',
    headline?.title.activity?.richPresence ?? '',
    placesOf(friend),
    instant(present ? friend.since : undefined),
    instant(present ? undefined : friend.since),
  ];
}

/**
 * The people of a view as CSV, one row each: the headline's title and device, every title's place, and when it
 * began or when they were last seen, UTC with three fraction digits and Z.
 */
export function viewCsv(friends: readonly Friend[]): string {
  return writeCsv([HEADER, ...friends.map(row)]);
}
