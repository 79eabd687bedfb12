import { levelHas, type Level } from '#contract/level.ts';
import { t } from '#i18n/translate.ts';
import { deviceName } from './device-words.ts';
import { stateHeading } from './display-state.ts';
import type { Friend } from './friend.ts';
import { isDashboard } from './headline.ts';
import { placementSentence } from './placement-words.ts';
import { lastSeenTitleName, titleName } from './title-words.ts';
import { MOST_TOLD } from './told.ts';

function withDevices(words: string, friend: Friend): string {
  const count = friend.record?.devices?.length ?? 0;
  return count > 1 ? `${words} · ${t('state.devices', { count })}` : words;
}

function onlineWords(friend: Friend, level: Level): string {
  const { record, headline } = friend;
  if (record && record.state !== 'Online') {
    return record.state === 'Unknown' ? t('state.unknown') : record.state;
  }
  if (!levelHas(level, 'title')) return t('state.online');
  return headline && isDashboard(headline.title) ? t('state.dashboard') : t('state.online');
}

/** The state of a person in words, such as "In Contoso 5 · 2 devices". */
export function stateWords(friend: Friend, level: Level): string {
  if (friend.leaving) return t('conn.justLeft');
  switch (friend.state) {
    case 'title': {
      const title = friend.headline ? titleName(friend.headline.title) : t('state.aTitle');
      return withDevices(t('state.inTitle', { title }), friend);
    }
    case 'online':
      return withDevices(onlineWords(friend, level), friend);
    case 'away':
      return withDevices(t('state.away'), friend);
    case 'offline':
      return lastSeenWords(friend);
    case 'hidden':
      return friend.record && friend.record.state !== 'Offline'
        ? onlineWords(friend, level)
        : stateHeading('hidden');
    case 'nodata':
      return t('state.nodataLong');
  }
}

/** Where somebody was last seen, such as "Last seen in Contoso 5 on Xbox One". */
function lastSeenWords(friend: Friend): string {
  const lastSeen = friend.record?.lastSeen;
  if (!lastSeen) return stateHeading('hidden');
  const title = lastSeenTitleName(lastSeen);
  const device = lastSeen.deviceType === undefined ? undefined : deviceName(lastSeen.deviceType);
  if (title === undefined)
    return device === undefined ? t('state.lastSeen') : t('state.lastSeenOn', { device });
  return device === undefined ? t('state.lastSeenIn', { title }) : t('state.lastSeenInOn', { title, device });
}

/** Where the titles of a person stand, a sentence each, and how many more there are; empty if none is known. */
export function placesOf(friend: Friend): string {
  const titles = (friend.record?.devices ?? []).flatMap((device) =>
    (device.titles ?? []).map((title) => ({ title, device })),
  );
  const places = titles.slice(0, MOST_TOLD).map(({ title, device }) => placementSentence(title, device));
  const count = titles.length - places.length;
  return (count > 0 ? [...places, t('list.moreTitles', { count })] : places).join('; ');
}
