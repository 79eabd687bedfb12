import { parseTitleId } from './identifier.ts';
import type { Level } from './level.ts';
import type { DeviceRecord, PresenceRecord, TitleRecord } from './record.ts';
import { readDeviceType } from './words.ts';

/** How many XUIDs one batch may name, duplicates counted (contract §1.8, §9). */
export const MAX_BATCH_USERS = 1100;

/** The groups that a batch body may name (contract §1.8, A25). */
export const BATCH_GROUPS = ['People', 'Favorites', 'Friends'] as const;
export type BatchGroup = (typeof BATCH_GROUPS)[number];

/** The body of `POST /users/batch` (contract §1.8). */
export type BatchRequest = BatchFilters & {
  readonly users?: readonly string[];
  readonly level?: Level;
  readonly group?: BatchGroup;
  readonly groupXuid?: string;
};

/** The members that say which records, and which nodes of them, come back. Empty lists filter nothing. */
export type BatchFilters = {
  readonly deviceTypes?: readonly string[];
  readonly titles?: readonly (string | number)[];
  readonly onlineOnly?: boolean;
  readonly broadcastingOnly?: boolean;
};

/** A filter that is ready to be asked: one record in, what is left of it out. */
export type RecordFilter = (record: PresenceRecord) => PresenceRecord | undefined;

function isBroadcasting(record: PresenceRecord): boolean {
  return record.devices?.some((device) => device.titles?.some((title) => title.activity?.broadcast)) ?? false;
}

function pruned(
  devices: readonly DeviceRecord[],
  deviceTypes: ReadonlySet<string>,
  titles: ReadonlySet<string>,
): DeviceRecord[] {
  const kept: DeviceRecord[] = [];
  for (const device of devices) {
    if (deviceTypes.size > 0 && !deviceTypes.has(device.type)) continue;
    if (titles.size === 0) {
      kept.push(device);
      continue;
    }
    const matching: TitleRecord[] = (device.titles ?? []).filter((title) => titles.has(title.id));
    if (matching.length > 0) kept.push({ ...device, titles: matching });
  }
  return kept;
}

/**
 * Makes the filter of a batch: OR inside one member, AND across members (contract §1.8). Device types match
 * in any case and by their older names. Devices and titles that do not match are cut away; a person of whom
 * nothing is left is left out. `broadcastingOnly` chooses people and cuts nothing. The state stays as it was
 * before cutting. Ask it of whole records, before `trimToLevel`.
 */
export function batchFilter(filters: BatchFilters): RecordFilter {
  const deviceTypes = new Set((filters.deviceTypes ?? []).map(readDeviceType));
  const titles = new Set((filters.titles ?? []).map((id) => parseTitleId(id) ?? String(id)));
  const byPath = deviceTypes.size > 0 || titles.size > 0;
  return (record) => {
    if (filters.onlineOnly === true && record.state === 'Offline') return undefined;
    if (filters.broadcastingOnly === true && !isBroadcasting(record)) return undefined;
    if (!byPath) return record;
    const devices = pruned(record.devices ?? [], deviceTypes, titles);
    return devices.length > 0 ? { ...record, devices } : undefined;
  };
}
