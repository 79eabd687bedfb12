import type {
  StoredActivity,
  StoredDevice,
  StoredLastSeen,
  StoredPerson,
  StoredTitle,
} from './presence-store.ts';

/*
 * The text of a person in a store that keeps texts: JSON, in lists without names, since there may be a million
 * of them. A change of this form is a new number in front; a text of another number is read as unknown.
 */

const FORM = 1;

/** What stands where there is nothing; a member that can be 0 does not exist. */
type OrNone<T> = T | 0;

type TitleText = readonly [
  id: string,
  placement: StoredTitle['placement'],
  state: StoredTitle['state'],
  sandbox: string,
  lastModified: string,
  expiresAt: OrNone<number>,
  activity: OrNone<StoredActivity>,
];
type DeviceText = readonly [type: string, titles: readonly TitleText[], id: OrNone<string>];
type LastSeenText = readonly [
  sandbox: string,
  deviceType: string,
  timestamp: string,
  titleId: OrNone<string>,
  titleName: OrNone<string>,
];
type PersonText = readonly [
  form: number,
  devices: readonly DeviceText[],
  lastSeen: readonly LastSeenText[],
  cloak: OrNone<readonly LastSeenText[]>,
  playerData: readonly (readonly [
    scid: string,
    statistics: readonly (readonly [name: string, value: string | number])[],
  ])[],
];

function titleText(title: StoredTitle): TitleText {
  const { id, placement, state, sandbox, lastModified, expiresAt, activity } = title;
  return [id, placement, state, sandbox, lastModified, expiresAt ?? 0, activity ?? 0];
}

function titleOf([id, placement, state, sandbox, lastModified, expiresAt, activity]: TitleText): StoredTitle {
  return {
    id,
    placement,
    state,
    ...(activity === 0 ? {} : { activity }),
    sandbox,
    lastModified,
    ...(expiresAt === 0 ? {} : { expiresAt }),
  };
}

function deviceText({ type, titles, id }: StoredDevice): DeviceText {
  return [type, titles.map(titleText), id ?? 0];
}

function deviceOf([type, titles, id]: DeviceText): StoredDevice {
  return { ...(id === 0 ? {} : { id }), type, titles: titles.map(titleOf) };
}

function lastSeenText({ sandbox, deviceType, timestamp, titleId, titleName }: StoredLastSeen): LastSeenText {
  return [sandbox, deviceType, timestamp, titleId ?? 0, titleName ?? 0];
}

function lastSeenOf([sandbox, deviceType, timestamp, titleId, titleName]: LastSeenText): StoredLastSeen {
  return {
    sandbox,
    deviceType,
    ...(titleId === 0 ? {} : { titleId }),
    ...(titleName === 0 ? {} : { titleName }),
    timestamp,
  };
}

/** The text of a person; equal texts are equal people. */
export function writePersonText({ devices, lastSeen, cloak, playerData }: StoredPerson): string {
  const text: PersonText = [
    FORM,
    devices.map(deviceText),
    lastSeen.map(lastSeenText),
    cloak ? cloak.lastSeen.map(lastSeenText) : 0,
    [...playerData].map(([scid, statistics]) => [scid, [...statistics]] as const),
  ];
  return JSON.stringify(text);
}

/** Reads the text of a person; undefined where it is none of this form. */
export function readPersonText(text: string): StoredPerson | undefined {
  try {
    const [form, devices, lastSeen, cloak, playerData] = JSON.parse(text) as PersonText;
    if (form !== FORM) return undefined;
    return {
      devices: devices.map(deviceOf),
      lastSeen: lastSeen.map(lastSeenOf),
      ...(cloak === 0 ? {} : { cloak: { lastSeen: cloak.map(lastSeenOf) } }),
      playerData: new Map(playerData.map(([scid, statistics]) => [scid, new Map(statistics)])),
    };
  } catch {
    // Whatever it is, no person was written like this.
    return undefined;
  }
}
