import type { World, WorldActivity, WorldDevice, WorldTitle } from '../world.ts';
import { HOME_ID } from './consoles.ts';
import { statisticKey, type KnownValues } from './lines.ts';

type DeviceType = WorldDevice['type'];

/** Counts by key, in the order in which the keys came. */
export class Tally<Key> {
  readonly #counts = new Map<Key, number>();

  add(key: Key): void {
    this.#counts.set(key, this.of(key) + 1);
  }

  of(key: Key): number {
    return this.#counts.get(key) ?? 0;
  }

  weighted(): (readonly [number, Key])[] {
    return [...this.#counts].map(([key, count]) => [count, key] as const);
  }
}

/** How often each title was seen where, and what it said. */
export type Sightings = {
  readonly types: Tally<DeviceType>;
  readonly front: Map<DeviceType, Tally<string>>;
  readonly active: Tally<string>;
  readonly side: Tally<string>;
  readonly behind: Tally<string>;
  readonly texts: Map<string, string[]>;
  readonly media: Map<string, NonNullable<WorldActivity['media']>[]>;
  /** Values of a statistic, by `statisticKey`. */
  readonly values: Map<string, KnownValues>;
};

function append<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

function seeInFront(seen: Sightings, type: DeviceType, titleId: string): void {
  const tally = seen.front.get(type) ?? new Tally<string>();
  seen.front.set(type, tally);
  tally.add(titleId);
}

function seeTitle(seen: Sightings, type: DeviceType, title: WorldTitle): void {
  if (title.id === HOME_ID) return;
  if (title.placement === 'Snapped') seen.side.add(title.id);
  else if (title.placement === 'Background') seen.behind.add(title.id);
  else {
    seeInFront(seen, type, title.id);
    if (title.state === 'Active') seen.active.add(title.id);
  }
  const { richPresence, media } = title.activity ?? {};
  if (typeof richPresence === 'string') append(seen.texts, title.id, richPresence);
  if (media) append(seen.media, title.id, media);
}

function withValue(known: KnownValues = { texts: new Set() }, value: string | number): KnownValues {
  if (typeof value === 'string') return { ...known, texts: new Set([...known.texts, value]) };
  const [least, most] = known.range ?? [value, value];
  return { ...known, range: [Math.min(least, value), Math.max(most, value)] };
}

/** Looks through a world file for who does what. */
export function sightingsOf(world: World): Sightings {
  const seen: Sightings = {
    types: new Tally(),
    front: new Map(),
    active: new Tally(),
    side: new Tally(),
    behind: new Tally(),
    texts: new Map(),
    media: new Map(),
    values: new Map(),
  };
  for (const person of world.people) {
    for (const device of person.devices) {
      seen.types.add(device.type);
      for (const title of device.titles) seeTitle(seen, device.type, title);
    }
    const { lastSeen } = person;
    if (lastSeen) {
      seen.types.add(lastSeen.deviceType);
      const { titleId } = lastSeen;
      const isKnown = world.titles.some(({ id }) => id === titleId);
      if (titleId !== undefined && titleId !== HOME_ID && isKnown)
        seeInFront(seen, lastSeen.deviceType, titleId);
    }
    for (const [scid, statistics] of Object.entries(person.playerData)) {
      for (const [name, value] of Object.entries(statistics)) {
        const key = statisticKey(scid, name);
        seen.values.set(key, withValue(seen.values.get(key), value));
      }
    }
  }
  return seen;
}
