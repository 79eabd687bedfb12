import type { World, WorldActivity, WorldDevice } from '../world.ts';
import { HOME_ID } from './consoles.ts';
import { linesOf } from './lines.ts';
import type { Random } from './random.ts';
import { sightingsOf } from './sightings.ts';

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
