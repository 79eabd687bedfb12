import { formatTimestamp } from '#contract/timestamp.ts';
import { lastSeenIfAllEnded, placedTitles, settle, withLastSeen, withoutTitles } from './last-seen.ts';
import type {
  StoredActivity,
  StoredDevice,
  StoredLastSeen,
  StoredPerson,
  StoredTitle,
} from './store/presence-store.ts';
import { wireTimestamp } from './wire-timestamp.ts';
import type { WorldActivity, WorldDevice, WorldLastSeen, WorldPerson, WorldTitle } from './world.ts';

/** Where the titles of a world are, and where readers look who name no sandbox (contract §9 on §1.12). */
export const RETAIL = 'RETAIL';

/** Somebody of whom nothing is known. */
export const NOBODY: StoredPerson = { devices: [], lastSeen: [], playerData: new Map() };

function statedActivity({ richPresence, media, broadcast }: WorldActivity): StoredActivity {
  return {
    ...(richPresence === undefined
      ? {}
      : typeof richPresence === 'string'
        ? { richPresence }
        : {
            richPresence: {
              id: richPresence.id,
              scid: richPresence.scid,
              ...(richPresence.params ? { params: richPresence.params } : {}),
            },
          }),
    ...(media ? { media } : {}),
    ...(broadcast
      ? {
          broadcast: {
            id: broadcast.id,
            session: broadcast.session,
            provider: broadcast.provider,
            ...(broadcast.started === undefined ? {} : { started: broadcast.started }),
            viewers: broadcast.viewers,
          },
        }
      : {}),
  };
}

function statedTitle(title: WorldTitle, now: number): StoredTitle {
  const activity = title.activity && statedActivity(title.activity);
  return {
    id: title.id,
    placement: title.placement,
    state: title.state,
    ...(activity && Object.keys(activity).length > 0 ? { activity } : {}),
    sandbox: RETAIL,
    lastModified: wireTimestamp(title.lastModified ?? '') ?? formatTimestamp(now),
  };
}

function statedDevice({ type, titles }: WorldDevice, now: number): StoredDevice {
  return { type, titles: titles.map((title) => statedTitle(title, now)) };
}

function statedLastSeen({ deviceType, titleId, titleName, timestamp }: WorldLastSeen): StoredLastSeen {
  return {
    sandbox: RETAIL,
    deviceType,
    ...(titleId === undefined ? {} : { titleId }),
    ...(titleName === undefined ? {} : { titleName }),
    timestamp,
  };
}

/**
 * A person as the world states them at the start.
 * @param start milliseconds since 1970 UTC: when titles without a time of their own were last refreshed
 */
export function statedPerson(person: WorldPerson, start: number): StoredPerson {
  const lastSeen = person.lastSeen ? [statedLastSeen(person.lastSeen)] : [];
  return {
    devices: person.devices.map((device) => statedDevice(device, start)),
    lastSeen,
    ...(person.cloaked ? { cloak: { lastSeen } } : {}),
    playerData: new Map(
      Object.entries(person.playerData).map(([scid, values]) => [scid, new Map(Object.entries(values))]),
    ),
  };
}

const isStated = ({ expiresAt }: StoredTitle): boolean => expiresAt === undefined;

/**
 * A person of whom the world now states something else. What was written stays beside it until it expires,
 * and hides what is stated of the same title on the same type of device.
 * @param at milliseconds since 1970 UTC: when what is no longer stated was seen last, unless something else
 *   was seen later still
 */
export function restate(before: StoredPerson, devices: readonly WorldDevice[], at: number): StoredPerson {
  const person = settle(before, at);
  const timestamp = formatTimestamp(at);
  const seenLater = person.lastSeen.filter((seen) => seen.timestamp > timestamp);
  const stated = placedTitles(person.devices).filter(({ title }) => isStated(title));
  const written = withoutTitles(person.devices, isStated).filter(({ titles }) => titles.length > 0);
  const isWritten = (type: string, titleId: string): boolean =>
    written.some((device) => device.type === type && device.titles.some(({ id }) => id === titleId));
  const news = devices.map((device) => statedDevice(device, at));
  return {
    ...person,
    devices: [
      ...news.flatMap((device) => withoutTitles([device], ({ id }) => isWritten(device.type, id))),
      ...written,
    ],
    lastSeen: seenLater.reduce(withLastSeen, lastSeenIfAllEnded(person.lastSeen, stated, timestamp)),
  };
}
