import { PLACEMENTS } from '#contract/words.ts';
import type { StoredDevice, StoredLastSeen, StoredPerson, StoredTitle } from './store/presence-store.ts';

/** A title with the device that it is on. */
export type Placed = { readonly device: StoredDevice; readonly title: StoredTitle };

/** Every title of a person, device by device. */
export function placedTitles(devices: readonly StoredDevice[]): Placed[] {
  return devices.flatMap((device) => device.titles.map((title) => ({ device, title })));
}

/**
 * Orders titles by when they were last refreshed, the latest last. A console refreshes its titles together:
 * then what fills the screen comes after what runs in the background.
 */
export function byRefresh(a: Placed, b: Placed): number {
  if (a.title.lastModified !== b.title.lastModified) {
    return a.title.lastModified < b.title.lastModified ? -1 : 1;
  }
  return PLACEMENTS.indexOf(b.title.placement) - PLACEMENTS.indexOf(a.title.placement);
}

/** What remains of a title that was seen last at this time (contract §2.7). */
export function seenAt({ device, title }: Placed, timestamp: string): StoredLastSeen {
  return { sandbox: title.sandbox, deviceType: device.type, titleId: title.id, timestamp };
}

/** The same list with the entry in the place of what its sandbox had before. */
export function withLastSeen(
  lastSeen: readonly StoredLastSeen[],
  entry: StoredLastSeen,
): readonly StoredLastSeen[] {
  return [...lastSeen.filter(({ sandbox }) => sandbox !== entry.sandbox), entry];
}

/** What is left to see, in every sandbox, of somebody whose titles all go from sight at this time. */
export function lastSeenIfAllEnded(
  lastSeen: StoredPerson['lastSeen'],
  titles: readonly Placed[],
  timestamp: string,
): readonly StoredLastSeen[] {
  return titles
    .toSorted(byRefresh)
    .reduce((seen, placed) => withLastSeen(seen, seenAt(placed, timestamp)), lastSeen);
}

/** Takes titles away; a device that loses its last title goes too, one that had none stays. */
export function withoutTitles(
  devices: readonly StoredDevice[],
  isGone: (title: StoredTitle) => boolean,
): readonly StoredDevice[] {
  return devices.flatMap((device) => {
    const titles = device.titles.filter((title) => !isGone(title));
    if (titles.length === device.titles.length) return [device];
    return titles.length === 0 ? [] : [{ ...device, titles }];
  });
}

/**
 * A person as of now: titles past their time are gone, and each has left its trace in `lastSeen`, with the
 * time of its last refresh (contract §3.6). The one that ended last is the one that shows.
 * @param now milliseconds since 1970 UTC
 * @returns the argument itself if nothing ended
 */
export function settle(person: StoredPerson, now: number): StoredPerson {
  const isOver = ({ expiresAt }: StoredTitle): boolean => expiresAt !== undefined && expiresAt <= now;
  if (!person.devices.some(({ titles }) => titles.some(isOver))) return person;
  const over = placedTitles(person.devices).filter(({ title }) => isOver(title));
  over.sort((a, b) => (a.title.expiresAt ?? 0) - (b.title.expiresAt ?? 0) || byRefresh(a, b));
  return {
    ...person,
    devices: withoutTitles(person.devices, isOver),
    lastSeen: over.reduce(
      (seen, placed) => withLastSeen(seen, seenAt(placed, placed.title.lastModified)),
      person.lastSeen,
    ),
  };
}
