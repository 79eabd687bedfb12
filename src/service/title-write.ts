import { formatTimestamp } from '#contract/timestamp.ts';
import type { RichPresenceRequest, TitleRequest } from '#contract/title-request.ts';
import { seenAt, settle, withLastSeen, withoutTitles } from './last-seen.ts';
import type { StoredActivity, StoredDevice, StoredPerson, StoredTitle } from './store/presence-store.ts';

/** Whose current title a write is about: what the token says (contract §1.2). */
export type Writer = {
  readonly xuid: string;
  readonly deviceType: string;
  readonly deviceId?: string;
  readonly titleId: string;
  readonly sandbox: string;
};

/**
 * The device that a write is about: the one of the same id, or of the same type where the token names no id
 * (contract §9 on §1.9). A world knows no ids: the first writer who names a title that it states, from a
 * device of that type, is taken to be that device.
 */
function deviceOf(devices: readonly StoredDevice[], writer: Writer): StoredDevice | undefined {
  const named = devices.find(({ id }) => id !== undefined && id === writer.deviceId);
  if (named) return named;
  const nameless = devices.filter(({ id, type }) => id === undefined && type === writer.deviceType);
  const withTitle = nameless.find(({ titles }) => titles.some(({ id }) => id === writer.titleId));
  if (writer.deviceId === undefined) return withTitle ?? nameless[0];
  const title = withTitle?.titles.find(({ id }) => id === writer.titleId);
  return title?.expiresAt === undefined ? withTitle : undefined;
}

function mergeRichPresence(
  before: StoredActivity['richPresence'],
  written: RichPresenceRequest,
): RichPresenceRequest {
  const isSameString = typeof before === 'object' && before.id === written.id && before.scid === written.scid;
  const params = written.params ?? (isSameString ? before.params : undefined);
  return { id: written.id, scid: written.scid, ...(params === undefined ? {} : { params }) };
}

function mergeActivity(before: StoredActivity | undefined, { activity }: TitleRequest): StoredActivity {
  return {
    ...before,
    ...(activity?.richPresence && {
      richPresence: mergeRichPresence(before?.richPresence, activity.richPresence),
    }),
    ...(activity?.media && { media: { ...activity.media, name: activity.media.name ?? '' } }),
  };
}

/**
 * A person after a title write: what the body names changes, the rest stays, and the whole title is fresh
 * again, also one that a world states (contract §1.9, §3.6).
 * @param now milliseconds since 1970 UTC
 * @param ttlMs how long the title lives without another write
 * @returns the person, and whether the title is new
 */
export function writeTitle(
  before: StoredPerson,
  writer: Writer,
  request: TitleRequest,
  now: number,
  ttlMs: number,
): { readonly person: StoredPerson; readonly isNew: boolean } {
  const person = settle(before, now);
  const device = deviceOf(person.devices, writer);
  const old = device?.titles.find(({ id }) => id === writer.titleId);
  const activity = mergeActivity(old?.activity, request);
  const title: StoredTitle = {
    id: writer.titleId,
    placement: request.placement ?? old?.placement ?? 'Full',
    state: request.state ?? old?.state ?? 'Active',
    ...(Object.keys(activity).length > 0 ? { activity } : {}),
    sandbox: writer.sandbox,
    lastModified: formatTimestamp(now),
    expiresAt: now + ttlMs,
  };
  const written: StoredDevice = {
    ...(writer.deviceId === undefined ? {} : { id: writer.deviceId }),
    type: writer.deviceType,
    titles: old
      ? (device?.titles ?? []).map((other) => (other === old ? title : other))
      : [...(device?.titles ?? []), title],
  };
  const devices = device
    ? person.devices.map((other) => (other === device ? written : other))
    : [...person.devices, written];
  return { person: { ...person, devices }, isNew: old === undefined };
}

/**
 * A person after their current title ended, seen last at this moment (contract §1.10).
 * @param now milliseconds since 1970 UTC
 * @returns the argument itself if there was nothing to end
 */
export function endTitle(before: StoredPerson, writer: Writer, now: number): StoredPerson {
  const person = settle(before, now);
  const device = deviceOf(person.devices, writer);
  const title = device?.titles.find(({ id }) => id === writer.titleId);
  if (!device || !title) return before;
  return {
    ...person,
    devices: withoutTitles(person.devices, (other) => other === title),
    lastSeen: withLastSeen(person.lastSeen, seenAt({ device, title }, formatTimestamp(now))),
  };
}
