import type { DeviceRecord, PresenceRecord, TitleRecord } from './record.ts';

/** How deep a record goes, from shallow to deep (contract §1.3). */
export const LEVELS = ['user', 'device', 'title', 'all'] as const;
export type Level = (typeof LEVELS)[number];

/** What a question without a level gets. */
export const DEFAULT_LEVEL: Level = 'title';

/**
 * Reads a level in any case (contract §1.3).
 * @returns undefined for any other word, the empty one included
 */
export function parseLevel(text: string): Level | undefined {
  const lower = text.toLowerCase();
  return LEVELS.find((level) => level === lower);
}

/** Whether a record of this level has the nodes of that one. */
export function levelHas(level: Level, node: Level): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(node);
}

function withoutActivity(title: TitleRecord): TitleRecord {
  if (!title.activity) return title;
  const { activity: _, ...rest } = title;
  return rest;
}

function trimDevice(device: DeviceRecord, level: Level): DeviceRecord {
  if (level === 'device') return { type: device.type };
  return device.titles ? { ...device, titles: device.titles.map(withoutActivity) } : device;
}

/**
 * Cuts a record down to a level: user has no devices, device no titles, title no activity (contract §1.3).
 * `lastSeen` belongs to the user and stays.
 */
export function trimToLevel(record: PresenceRecord, level: Level): PresenceRecord {
  if (level === 'all' || !record.devices) return record;
  if (level === 'user') {
    const { devices: _, ...rest } = record;
    return rest;
  }
  return { ...record, devices: record.devices.map((device) => trimDevice(device, level)) };
}
