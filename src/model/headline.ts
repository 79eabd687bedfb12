import type { DeviceRecord, PresenceRecord, TitleRecord } from '#contract/record.ts';
import { parseTimestamp } from '#contract/timestamp.ts';

/** The console's own dashboard, under the ids it has had. */
const DASHBOARD_IDS: ReadonlySet<string> = new Set(['714681658', '750323071']);

/** Whether a title is the console's dashboard, which never counts as being in a title. */
export function isDashboard(title: TitleRecord): boolean {
  return title.id === '' ? title.name === 'Home' : DASHBOARD_IDS.has(title.id);
}

/** Whether a title is in front of the person: active, not behind, not the dashboard. */
export function isInFront(title: TitleRecord): boolean {
  return title.state === 'Active' && title.placement !== 'Background' && !isDashboard(title);
}

const ACTIVE_RANK: Readonly<Record<string, number>> = { Full: 0, Fill: 1, Snapped: 2, Background: 5 };

/** Lower is more telling: active full, fill, snapped, other; inactive but visible; background; dashboard last. */
function rank(title: TitleRecord, placement = title.placement): number {
  if (isDashboard(title)) return 10;
  if (placement === 'Background') return 5;
  return title.state === 'Active' ? (ACTIVE_RANK[placement] ?? 3) : 4;
}

function since(title: TitleRecord): number {
  return (title.lastModified === undefined ? undefined : parseTimestamp(title.lastModified)) ?? 0;
}

/** Orders titles by how much they tell of a person; ties go to the newest, then to the lower id. */
export function byTelling(a: TitleRecord, b: TitleRecord): number {
  return rank(a) - rank(b) || since(b) - since(a) || Number(a.id) - Number(b.id) || 0;
}

/** The title that stands for a device; undefined where none is known. */
export function deviceHeadline(device: DeviceRecord): TitleRecord | undefined {
  return device.titles?.reduce<TitleRecord | undefined>(
    (best, title) => (best && byTelling(best, title) <= 0 ? best : title),
    undefined,
  );
}

/** The title that stands for a person, and the device it is on. */
export type Headline = { readonly title: TitleRecord; readonly device: DeviceRecord };

/** Lower is more telling of a person. A title beside a snapped one is in front as much as one alone. */
function personRank(title: TitleRecord): number {
  return rank(title, title.placement === 'Fill' ? 'Full' : title.placement);
}

function byTellingOfPerson(a: TitleRecord, b: TitleRecord): number {
  return personRank(a) - personRank(b) || since(b) - since(a) || Number(a.id) - Number(b.id) || 0;
}

/** The headline of a person: that of the device whose headline tells most; ties go to the newest. */
export function personHeadline(record: PresenceRecord): Headline | undefined {
  let best: Headline | undefined;
  for (const device of record.devices ?? []) {
    const title = deviceHeadline(device);
    if (title && (!best || byTellingOfPerson(title, best.title) < 0)) best = { title, device };
  }
  return best;
}
