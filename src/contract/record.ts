import { parseTitleId, parseXuid } from './identifier.ts';
import {
  readDeviceType,
  readPlacement,
  readTitleState,
  readUserState,
  type DeviceType,
  type Placement,
  type TitleState,
  type UserState,
  type Word,
} from './words.ts';

/** Who is where: contract §2.1. */
export type PresenceRecord = {
  readonly xuid: string;
  readonly state: Word<UserState | 'Unknown'>;
  /** Left out when the person is offline, and at level user. */
  readonly devices?: readonly DeviceRecord[];
  readonly lastSeen?: LastSeenRecord;
};

/** A device and what runs on it: contract §2.2. */
export type DeviceRecord = {
  readonly type: Word<DeviceType | 'Unknown'>;
  /** Left out at level device. */
  readonly titles?: readonly TitleRecord[];
};

/** A title on a device: contract §2.3. */
export type TitleRecord = {
  /** Decimal; empty if none was sent. */
  readonly id: string;
  /** In the reader's language; may be empty. */
  readonly name: string;
  readonly activity?: ActivityRecord;
  readonly placement: Word<Placement>;
  readonly state: Word<TitleState>;
  /** UTC date-time as sent; see `parseTimestamp`. */
  readonly lastModified?: string;
};

/** What happens inside a title: contract §2.4. Only at level all. */
export type ActivityRecord = {
  /** One line, ready to show, in the reader's language. */
  readonly richPresence?: string;
  readonly media?: MediaRecord;
  readonly broadcast?: BroadcastRecord;
};

/** What is played back: contract §2.5. */
export type MediaRecord = {
  readonly id: string;
  readonly idType: Word<'bing' | 'provider'>;
  readonly name: string;
};

/** A live broadcast of the title: contract §2.6. */
export type BroadcastRecord = {
  readonly id: string;
  readonly session: string;
  readonly provider: string;
  readonly started?: string;
  /** Approximate. */
  readonly viewers: number;
};

/** Where and when somebody was last: contract §2.7. */
export type LastSeenRecord = {
  readonly deviceType?: Word<DeviceType | 'Unknown'>;
  readonly titleId?: string;
  /** May be empty. */
  readonly titleName: string;
  readonly timestamp?: string;
};

/** What a list of records held. */
export type PresenceRecords = {
  /** One record per XUID, in the order in which they first came; of two for one XUID the last counts. */
  readonly records: readonly PresenceRecord[];
  /** Elements that were no records, and records that a later one replaced. */
  readonly dropped: number;
};

type Json = Readonly<Record<string, unknown>>;

/**
 * While it is put together: member by member, since spreading what may be left out is several times slower. What
 * nearly all have is written out in one piece: a member that is added later lies in memory of its own.
 */
type Begun<T> = { -readonly [Key in keyof T]: T[Key] };

/** Longer texts, in characters, are seldom the same. */
const SHARED_LENGTH = 100;

/**
 * Keeps texts that many records hold once.
 * @param kept so many texts are kept at most
 * @returns what gives the copy that is kept
 */
function sharing(kept: number): (text: string) => string {
  const copies = new Map<string, string>();
  return (line) => {
    if (line.length > SHARED_LENGTH) return line;
    const known = copies.get(line);
    if (known !== undefined) return known;
    if (copies.size === kept) copies.clear();
    copies.set(line, line);
    return line;
  };
}

/** A service has some thousands of titles. */
const sharedName = sharing(4096);

/** What is done in them is often the same of many people: in the menus, on one map, in the lobby. */
const sharedLine = sharing(1024);

let lastTime = '';

/** One copy of a time that stands in a record several times: a person's titles mostly changed at once. */
function sharedTime(time: string | undefined): string | undefined {
  if (time === lastTime) return lastTime;
  if (time !== undefined) lastTime = time;
  return time;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}

function words(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function number(value: unknown): number {
  const read = typeof value === 'string' ? Number.parseFloat(value) : value;
  // Adding 0 makes one zero of both: JSON knows -0, and loses it when it is written again.
  return typeof read === 'number' && Number.isFinite(read) ? read + 0 : 0;
}

/** Numbers past 2^53 have lost digits before we see them: such an XUID would be somebody else's. */
function readXuid(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? parseXuid(String(value)) : undefined;
  if (typeof value !== 'string' || value === '') return undefined;
  return parseXuid(value) ?? (/^\d+$/.test(value) ? undefined : value);
}

function readId(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return parseTitleId(value) ?? (typeof value === 'string' && value !== '' ? value : undefined);
}

function readMedia(value: unknown): MediaRecord | undefined {
  if (!isObject(value)) return undefined;
  const idType = text(value['idType']) ?? '';
  return {
    id: text(value['id']) ?? '',
    idType: /^(bing|provider)$/i.test(idType) ? idType.toLowerCase() : idType,
    name: sharedLine(text(value['name']) ?? ''),
  };
}

function readBroadcast(value: unknown): BroadcastRecord | undefined {
  if (!isObject(value)) return undefined;
  const started = words(value['started']);
  return {
    id: text(value['id']) ?? '',
    session: text(value['session']) ?? '',
    provider: text(value['provider']) ?? '',
    ...(started === undefined ? {} : { started }),
    viewers: number(value['viewers']),
  };
}

/** One object on the wire; some clients expect a list, so a list is read by its first object. */
function readActivity(value: unknown): ActivityRecord | undefined {
  const activity: unknown = Array.isArray(value) ? value.find(isObject) : value;
  if (!isObject(activity)) return undefined;
  const line = words(activity['richPresence']);
  const richPresence = line === undefined ? undefined : sharedLine(line);
  const media = readMedia(activity['media']);
  const broadcast = readBroadcast(activity['broadcast']);
  if (!media && !broadcast) return richPresence === undefined ? undefined : { richPresence };
  if (media && !broadcast && richPresence === undefined) return { media };
  const read: Begun<ActivityRecord> = {};
  if (richPresence !== undefined) read.richPresence = richPresence;
  if (media) read.media = media;
  if (broadcast) read.broadcast = broadcast;
  return read;
}

function readTitle(value: unknown): TitleRecord | undefined {
  if (!isObject(value)) return undefined;
  const id = readId(value['id']);
  const name = sharedName(text(value['name']) ?? '');
  if (id === undefined && name === '') return undefined;
  const placement = readPlacement(words(value['placement']) ?? 'Full');
  const state = readTitleState(words(value['state']) ?? 'Inactive');
  const activity = readActivity(value['activity']);
  const lastModified = sharedTime(words(value['lastModified']) ?? words(value['timestamp']));
  if (lastModified !== undefined) {
    return activity
      ? { id: id ?? '', name, activity, placement, state, lastModified }
      : { id: id ?? '', name, placement, state, lastModified };
  }
  const title: Begun<TitleRecord> = { id: id ?? '', name, placement, state };
  if (activity) title.activity = activity;
  return title;
}

/** A list that grows by itself has room for seventeen; most hold one to three. */
function readList<T>(value: readonly unknown[], read: (element: unknown) => T | undefined): readonly T[] {
  const list = value.map(read);
  return list.every((item) => item !== undefined) ? list : list.filter((item) => item !== undefined);
}

function readDevice(value: unknown): DeviceRecord | undefined {
  if (!isObject(value)) return undefined;
  const type = words(value['type']);
  const titles = value['titles'];
  if (type === undefined && !Array.isArray(titles)) return undefined;
  const known = readDeviceType(type ?? 'Unknown');
  return Array.isArray(titles) ? { type: known, titles: readList(titles, readTitle) } : { type: known };
}

function readLastSeen(value: unknown): LastSeenRecord | undefined {
  if (!isObject(value)) return undefined;
  const deviceType = words(value['deviceType']);
  const titleId = readId(value['titleId']);
  const titleName = sharedName(text(value['titleName']) ?? '');
  const timestamp = words(value['timestamp']);
  if (deviceType === undefined && titleId === undefined && titleName === '' && timestamp === undefined) {
    return undefined;
  }
  if (deviceType !== undefined && titleId !== undefined && timestamp !== undefined) {
    return { deviceType: readDeviceType(deviceType), titleId, titleName, timestamp };
  }
  const lastSeen: Begun<LastSeenRecord> = { titleName };
  if (deviceType !== undefined) lastSeen.deviceType = readDeviceType(deviceType);
  if (titleId !== undefined) lastSeen.titleId = titleId;
  if (timestamp !== undefined) lastSeen.timestamp = timestamp;
  return lastSeen;
}

/**
 * Reads one presence record as tolerantly as it can: words in any case, ids as text or number, members
 * missing, `timestamp` for `lastModified`, unknown words kept (contract §2, §7). Never throws.
 * @param value parsed JSON
 * @param askedXuid whose record was asked for; stands in where the record names nobody
 * @returns the record, or undefined if nobody could tell whose it is
 */
export function readPresenceRecord(value: unknown, askedXuid?: string): PresenceRecord | undefined {
  if (!isObject(value)) return undefined;
  const xuid = readXuid(value['xuid']) ?? askedXuid;
  if (xuid === undefined) return undefined;
  const devices = value['devices'];
  const lastSeen = readLastSeen(value['lastSeen']);
  const state = readUserState(words(value['state']) ?? 'Unknown');
  const list = Array.isArray(devices) ? readList(devices, readDevice) : undefined;
  if (list) return lastSeen ? { xuid, state, devices: list, lastSeen } : { xuid, state, devices: list };
  return lastSeen ? { xuid, state, lastSeen } : { xuid, state };
}

/**
 * Reads the answer of a group or batch question. A single object counts as a list of one (contract A1);
 * anything else that is no list holds nothing. A junk element costs itself and nothing else. Never throws.
 * @param value parsed JSON
 */
export function readPresenceRecords(value: unknown): PresenceRecords {
  const elements: readonly unknown[] = Array.isArray(value) ? value : isObject(value) ? [value] : [];
  const byXuid = new Map<string, PresenceRecord>();
  for (const element of elements) {
    const record = readPresenceRecord(element);
    if (record) byXuid.set(record.xuid, record);
  }
  return { records: [...byXuid.values()], dropped: elements.length - byXuid.size };
}
