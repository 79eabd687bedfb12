import type { World, WorldActivity, WorldDevice, WorldTitle } from '../world.ts';
import { HOME_ID } from './consoles.ts';
import { linesOf, statisticKey } from './lines.ts';
import type { Random } from './random.ts';

type DeviceType = WorldDevice['type'];
type Weighted = (readonly [weight: number, titleId: string])[];
type PlayerData = World['people'][number]['playerData'];

/**
 * What people of a world do, learned from what the world file says of them: which titles stand where on
 * which devices, and what they say. So a world of anybody's own comes to life with its own titles.
 */
export type Repertoire = {
  readonly hasHome: boolean;
  /** Device types, by how many people have them. */
  readonly deviceTypes: readonly (readonly [weight: number, type: DeviceType])[];
  /** Titles for the front of a device; never empty unless the world has no title but Home. */
  front(type: DeviceType): Weighted;
  /** Titles that are snapped beside others. */
  readonly side: Weighted;
  /** Titles that run behind others more often than in front of them, such as music. */
  readonly behind: Weighted;
  /**
   * What a title may say next.
   * @param before what it said, to go on from; undefined for a title that just started
   */
  activity(
    titleId: string,
    own: PlayerData,
    random: Random,
    before?: WorldActivity,
  ): WorldActivity | undefined;
};

/** Counts by key, in the order in which the keys came. */
class Tally<Key> {
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
type Sightings = {
  readonly types: Tally<DeviceType>;
  readonly front: Map<DeviceType, Tally<string>>;
  readonly active: Tally<string>;
  readonly side: Tally<string>;
  readonly behind: Tally<string>;
  readonly texts: Map<string, string[]>;
  readonly media: Map<string, NonNullable<WorldActivity['media']>[]>;
  /** Values of a statistic, by `statisticKey`. */
  readonly values: Map<string, (string | number)[]>;
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

function sightingsOf(world: World): Sightings {
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
      for (const [name, value] of Object.entries(statistics))
        append(seen.values, statisticKey(scid, name), value);
    }
  }
  return seen;
}

/** Learns from a world what its people do. */
export function repertoireOf(world: World): Repertoire {
  const seen = sightingsOf(world);
  const playable = world.titles.map(({ id }) => id).filter((id) => id !== HOME_ID);
  const unseen = playable.filter((id) => ![...seen.front.values()].some((tally) => tally.of(id) > 0));
  const fronts = new Map<DeviceType, Weighted>();
  const linesByScid = new Map(
    world.richPresence.map(
      (configuration) => [configuration.scid, linesOf(configuration, seen.values)] as const,
    ),
  );
  const scids = new Map(world.titles.map(({ id, scid }) => [id, scid] as const));
  const everywhere: Weighted = playable.map((id) => [1, id] as const);

  function front(type: DeviceType): Weighted {
    const known = fronts.get(type);
    if (known) return known;
    const learned = seen.front.get(type)?.weighted() ?? [];
    // Titles of which the world says nothing may be anywhere, unless they only ever stand beside or behind.
    const fresh = unseen
      .filter((id) => seen.side.of(id) + seen.behind.of(id) === 0)
      .map((id) => [1, id] as const);
    const list = [...learned, ...fresh];
    fronts.set(type, list.length > 0 ? list : everywhere);
    return fronts.get(type) ?? everywhere;
  }

  return {
    hasHome: world.titles.some(({ id }) => id === HOME_ID),
    deviceTypes: seen.types.weighted(),
    front,
    side: seen.side.weighted(),
    behind: seen.behind.weighted().filter(([count, id]) => count >= seen.active.of(id)),
    activity(titleId, own, random, before) {
      const scid = scids.get(titleId);
      const spoken = before?.richPresence;
      const earlier = typeof spoken === 'object' && spoken.scid === scid ? spoken : undefined;
      const line =
        scid === undefined
          ? undefined
          : linesByScid.get(scid)?.(own, random, earlier && { id: earlier.id, params: earlier.params ?? [] });
      const richPresence = line
        ? { id: line.id, scid: scid ?? '', ...(line.params.length > 0 ? { params: [...line.params] } : {}) }
        : random.pick(seen.texts.get(titleId) ?? []);
      const media =
        before?.media && random.chance(0.5) ? before.media : random.pick(seen.media.get(titleId) ?? []);
      if (richPresence === undefined && media === undefined) return undefined;
      return {
        ...(richPresence === undefined ? {} : { richPresence }),
        ...(media === undefined ? {} : { media }),
        ...(before?.broadcast ? { broadcast: before.broadcast } : {}),
      };
    },
  };
}
