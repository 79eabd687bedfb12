import type {
  ActivityRecord,
  DeviceRecord,
  LastSeenRecord,
  PresenceRecord,
  TitleRecord,
} from '#contract/record.ts';
import type { UserState } from '#contract/words.ts';
import type { Directory } from './directory.ts';
import type { LocalePreference } from './locale.ts';
import { richPresenceLine } from './rich-presence.ts';
import type {
  StoredActivity,
  StoredDevice,
  StoredLastSeen,
  StoredPerson,
  StoredTitle,
} from './store/presence-store.ts';

/** For whom a record is made. Readers of the same audience read the same record. */
export type Audience = {
  /** Whether it is the person themself: cloaking does not hide them from themself. */
  readonly isSelf: boolean;
  readonly sandbox: string;
  readonly preference: LocalePreference;
};

function activityRecord(
  { richPresence, media, broadcast }: StoredActivity,
  person: StoredPerson,
  { preference }: Audience,
  directory: Directory,
): ActivityRecord | undefined {
  const line =
    typeof richPresence === 'object'
      ? richPresenceLine(
          richPresence,
          directory.presenceStrings(richPresence.scid),
          person.playerData.get(richPresence.scid),
          preference,
        )
      : richPresence;
  if (line === undefined && !media && !broadcast) return undefined;
  return {
    ...(line === undefined ? {} : { richPresence: line }),
    ...(media ? { media } : {}),
    ...(broadcast ? { broadcast } : {}),
  };
}

function titleRecord(
  title: StoredTitle,
  person: StoredPerson,
  audience: Audience,
  directory: Directory,
): TitleRecord {
  const activity = title.activity && activityRecord(title.activity, person, audience, directory);
  return {
    id: title.id,
    ...(activity ? { activity } : {}),
    name: directory.titleName(title.id, audience.preference),
    placement: title.placement,
    state: title.state,
    lastModified: title.lastModified,
  };
}

function deviceRecords(person: StoredPerson, audience: Audience, directory: Directory): DeviceRecord[] {
  const inSandbox = ({ titles }: StoredDevice): readonly StoredTitle[] =>
    titles.filter(({ sandbox }) => sandbox === audience.sandbox);
  return person.devices
    .filter((device) => device.titles.length === 0 || inSandbox(device).length > 0)
    .map((device) => ({
      type: device.type,
      titles: inSandbox(device).map((title) => titleRecord(title, person, audience, directory)),
    }));
}

function lastSeenRecord(
  { deviceType, titleId, titleName, timestamp }: StoredLastSeen,
  { preference }: Audience,
  directory: Directory,
): LastSeenRecord {
  return {
    deviceType,
    ...(titleId === undefined ? {} : { titleId }),
    titleName: titleName ?? (titleId === undefined ? '' : directory.titleName(titleId, preference)),
    timestamp,
  };
}

/** On no device: offline. With an active title: online. Otherwise away (contract §2.1). */
function stateOf(devices: readonly DeviceRecord[]): UserState {
  if (devices.length === 0) return 'Offline';
  return devices.some(({ titles }) => titles?.some(({ state }) => state === 'Active')) ? 'Online' : 'Away';
}

/**
 * Makes the whole record of a person, at level all, members in the order of the wire (contract §2).
 * @param person as of now, see `settle`
 */
export function presenceRecord(
  xuid: string,
  person: StoredPerson,
  audience: Audience,
  directory: Directory,
): PresenceRecord {
  const cloak = audience.isSelf ? undefined : person.cloak;
  const devices = cloak ? [] : deviceRecords(person, audience, directory);
  const state = stateOf(devices);
  if (state !== 'Offline') return { xuid, state, devices };
  const seen = (cloak ?? person).lastSeen.find(({ sandbox }) => sandbox === audience.sandbox);
  return { xuid, state, ...(seen ? { lastSeen: lastSeenRecord(seen, audience, directory) } : {}) };
}
