import { batchFilter, type BatchFilters } from '#contract/batch.ts';
import { levelHas, type Level } from '#contract/level.ts';
import type { DeviceRecord, TitleRecord } from '#contract/record.ts';
import { deviceFamily, deviceName, familyTypes } from './device-words.ts';
import { isSignedIn, type DisplayState } from './display-state.ts';
import type { Friend } from './friend.ts';
import { placementKind } from './placement-words.ts';
import { lastSeenTitleName, titleName } from './title-words.ts';
import { hasFilters, type Filters } from './view.ts';

/** Whether only people who are signed in are wanted, by the control of its own or by the states chosen. */
function wantsOnlineOnly(filters: Filters): boolean {
  return filters.onlineOnly || (filters.states.length > 0 && filters.states.every(isSignedIn));
}

/**
 * The part of the filters that the batch endpoint can answer, or undefined if there is none. `other` devices
 * have no name to ask for, so a device filter that holds it is left to the page.
 */
export function askableFilters(filters: Filters): BatchFilters | undefined {
  const deviceTypes = filters.devices.includes('other') ? [] : filters.devices.flatMap(familyTypes);
  const onlineOnly = wantsOnlineOnly(filters);
  if (deviceTypes.length === 0 && filters.titles.length === 0 && !onlineOnly) return undefined;
  return {
    ...(deviceTypes.length > 0 ? { deviceTypes } : {}),
    ...(filters.titles.length > 0 ? { titles: filters.titles } : {}),
    ...(onlineOnly ? { onlineOnly } : {}),
  };
}

/** Whether the page can answer the askable filters itself with records of this level. */
export function canAnswerHere(asked: BatchFilters, level: Level): boolean {
  if ((asked.titles?.length ?? 0) > 0) return levelHas(level, 'title');
  return (asked.deviceTypes?.length ?? 0) === 0 || levelHas(level, 'device');
}

/** A filter that nobody can answer at a level. */
export type Unanswerable = 'Placement' | 'InTitle' | 'Other' | 'NotTitle';

/** Filters that only the page can answer, and that need more than this level brings. */
export function unanswerable(filters: Filters, level: Level): readonly Unanswerable[] {
  const missing: Unanswerable[] = [];
  if (!levelHas(level, 'title')) {
    if (filters.placements.length > 0) missing.push('Placement');
    if (filters.notTitles.length > 0 || filters.unseenTitles.length > 0) missing.push('NotTitle');
    if (filters.states.includes('title') && !filters.states.includes('online')) missing.push('InTitle');
  }
  if (filters.devices.includes('other') && !levelHas(level, 'device')) missing.push('Other');
  return missing;
}

function deviceMatches(device: DeviceRecord, filters: Filters): boolean {
  return filters.devices.length === 0 || filters.devices.includes(deviceFamily(device.type));
}

function titleMatches(title: TitleRecord, filters: Filters): boolean {
  const kind = placementKind(title.placement);
  return (
    (filters.titles.length === 0 || filters.titles.includes(title.id)) &&
    (filters.placements.length === 0 || (kind !== 'unknown' && filters.placements.includes(kind)))
  );
}

/** Title and placement must hold for one title, and the device for the device that has it. */
function devicesMatch(friend: Friend, filters: Filters, level: Level): boolean {
  const byDevice = filters.devices.length > 0 && levelHas(level, 'device');
  const byTitle = (filters.titles.length > 0 || filters.placements.length > 0) && levelHas(level, 'title');
  if (!byDevice && !byTitle) return true;
  return (friend.record?.devices ?? []).some(
    (device) =>
      deviceMatches(device, byDevice ? filters : { ...filters, devices: [] }) &&
      (!byTitle || (device.titles ?? []).some((title) => titleMatches(title, filters))),
  );
}

/**
 * Whether somebody is in none of the titles that are not wanted now, and was never seen in those that are not
 * to have been seen: not since the page was opened, nor where they were last seen. Who keeps their titles to
 * themselves has been seen in none.
 */
function avoidsTitles(friend: Friend, { notTitles, unseenTitles }: Filters, level: Level): boolean {
  if (!levelHas(level, 'title')) return true;
  return (
    !unseenTitles.some((id) => friend.seen.has(id)) &&
    (notTitles.length === 0 ||
      !friend.record?.devices?.some(({ titles = [] }) => titles.some(({ id }) => notTitles.includes(id))))
  );
}

function stateMatches(state: DisplayState, filters: Filters, level: Level): boolean {
  if (filters.states.length === 0 || filters.states.includes(state)) return true;
  // Below level title the group Online holds those in a title too.
  return state === 'online' && !levelHas(level, 'title') && filters.states.includes('title');
}

/** Everything about a person that search looks through, in lower case. */
function searchText(friend: Friend): string {
  const parts: string[] = [friend.name, friend.gamertag ?? '', friend.xuid];
  for (const device of friend.record?.devices ?? []) {
    parts.push(deviceName(device.type));
    for (const title of device.titles ?? []) parts.push(titleName(title), title.activity?.richPresence ?? '');
  }
  const lastSeen = friend.record?.lastSeen;
  if (lastSeen) parts.push(lastSeenTitleName(lastSeen) ?? '');
  return parts.join('\n').normalize('NFC').toLocaleLowerCase();
}

const searchTexts = new WeakMap<Friend, string>();

function searchMatches(friend: Friend, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  let text = searchTexts.get(friend);
  if (text === undefined) {
    text = searchText(friend);
    searchTexts.set(friend, text);
  }
  return words.every((word) => text.includes(word));
}

function searchWords(search: string): string[] {
  return search.normalize('NFC').toLocaleLowerCase().split(/\s+/).filter(Boolean);
}

/** What the batch endpoint said to the askable part of the filters: who matches, as far as it is known. */
export type BatchVerdict = ReadonlySet<string> | undefined;

/**
 * Chooses the people whom a view lists. What the batch endpoint said decides its part of the filters; until it
 * has spoken the page answers by the same rule of the contract, as far as its records go.
 * @param verdict the XUIDs that the batch endpoint let through, or undefined if it has not answered
 */
export function matchingFriends(
  friends: readonly Friend[],
  filters: Filters,
  level: Level,
  verdict: BatchVerdict,
): readonly Friend[] {
  if (!hasFilters(filters)) return friends;
  const asked = askableFilters(filters);
  const here = asked && batchFilter(asked);
  const words = searchWords(filters.search);
  return friends.filter((friend) => {
    // The service has let go already of who has just left; here they match as long as they stay.
    if (verdict && asked && !friend.leaving) {
      if (!verdict.has(friend.xuid)) return false;
    } else if (here && (!friend.record || !here(friend.record))) return false;
    return (
      stateMatches(friend.state, filters, level) &&
      devicesMatch(friend, filters, level) &&
      avoidsTitles(friend, filters, level) &&
      (friend.favorite || !filters.favoritesOnly) &&
      searchMatches(friend, words)
    );
  });
}
