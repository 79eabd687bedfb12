import { levelHas, type Level } from '#contract/level.ts';
import { deviceName } from '#model/device-words.ts';
import { stateHeading } from '#model/display-state.ts';
import type { Friend } from '#model/friend.ts';
import { isDashboard } from '#model/headline.ts';
import { placementSentence } from '#model/placement-words.ts';
import { lastSeenTitleName, titleName } from '#model/title-words.ts';

function deviceCount(friend: Friend): string {
  const count = friend.record?.devices?.length ?? 0;
  return count > 1 ? ` · ${count} devices` : '';
}

function onlineWords(friend: Friend, level: Level): string {
  const { record, headline } = friend;
  if (record && record.state !== 'Online') return record.state === 'Unknown' ? 'State unknown' : record.state;
  if (!levelHas(level, 'title')) return 'Online';
  return headline && isDashboard(headline.title) ? 'On the dashboard' : 'Online';
}

/** The state of a person in words, such as "In Contoso 5 · 2 devices". */
export function stateWords(friend: Friend, level: Level): string {
  switch (friend.state) {
    case 'title':
      return `In ${friend.headline ? titleName(friend.headline.title) : 'a title'}${deviceCount(friend)}`;
    case 'online':
      return onlineWords(friend, level) + deviceCount(friend);
    case 'away':
      return `Away${deviceCount(friend)}`;
    case 'offline':
      return lastSeenWords(friend);
    case 'hidden':
      return friend.record && friend.record.state !== 'Offline'
        ? onlineWords(friend, level)
        : stateHeading('hidden');
    case 'nodata':
      return 'No presence shared with this account';
  }
}

/** Where somebody was last seen, such as "Last seen in Contoso 5 on Xbox One". */
export function lastSeenWords(friend: Friend): string {
  const lastSeen = friend.record?.lastSeen;
  if (!lastSeen) return stateHeading('hidden');
  const title = lastSeenTitleName(lastSeen);
  const device = lastSeen.deviceType === undefined ? '' : ` on ${deviceName(lastSeen.deviceType)}`;
  return title === undefined && device === ''
    ? 'Last seen'
    : `Last seen${title === undefined ? '' : ` in ${title}`}${device}`;
}

/** Where each title of a person stands, a sentence each; empty if no title is known. */
export function placesOf(friend: Friend): string {
  const devices = friend.record?.devices ?? [];
  return devices
    .flatMap((device) => (device.titles ?? []).map((title) => placementSentence(title, device)))
    .join('; ');
}
