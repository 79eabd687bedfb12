import type { DeviceRecord, TitleRecord } from '#contract/record.ts';
import { byTelling, deviceHeadline } from './headline.ts';

/** So many of anybody's devices, and of the titles of each, are told at once; the details have them all. */
export const MOST_TOLD = 10;

/** The titles of a device that are told: all, or those that tell most. */
export function titlesTold(titles: readonly TitleRecord[]): readonly TitleRecord[] {
  return titles.length > MOST_TOLD ? titles.toSorted(byTelling).slice(0, MOST_TOLD) : titles;
}

function byHeadline(a: DeviceRecord, b: DeviceRecord): number {
  const [one, other] = [deviceHeadline(a), deviceHeadline(b)];
  return one && other ? byTelling(one, other) : Number(!one) - Number(!other);
}

/** The devices of a person that are told, in their order: all, or those whose headline tells most. */
export function devicesTold(devices: readonly DeviceRecord[]): readonly DeviceRecord[] {
  if (devices.length <= MOST_TOLD) return devices;
  const told = new Set(devices.toSorted(byHeadline).slice(0, MOST_TOLD));
  return devices.filter((device) => told.has(device));
}
