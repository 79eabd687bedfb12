import type { WorldDevice, WorldPerson } from '../world.ts';
import { HOME_ID } from './consoles.ts';
import type { Random } from './random.ts';
import type { Repertoire } from './repertoire.ts';

type DeviceType = WorldDevice['type'];

/** What stays the same about a person from visit to visit. */
export type Habits = {
  /** Where they play. */
  readonly device: DeviceType;
  /** What they pick up beside it, such as a phone. */
  readonly companion?: DeviceType;
  /** What they like to play, the best liked first. */
  readonly titles: readonly string[];
  /** How likely they are to come by in a slot of their schedule. */
  readonly eagerness: number;
};

const COMPANIONS: readonly DeviceType[] = ['Android', 'iOS', 'WindowsOneCore', 'Web'];

/**
 * Makes up what the world does not say of a person: their devices and titles come from their own statement
 * where there is one, else from what is common in the world.
 * @param random a stream of this person alone
 */
export function habitsOf(person: WorldPerson, repertoire: Repertoire, random: Random): Habits {
  const [first, second] = person.devices;
  const inUse = new Set(repertoire.deviceTypes.map(([, type]) => type));
  const device =
    first?.type ?? person.lastSeen?.deviceType ?? random.weighted(repertoire.deviceTypes) ?? 'Web';
  const handy = COMPANIONS.filter((type) => type !== device && inUse.has(type));
  const companion = second?.type ?? (random.chance(0.4) ? random.pick(handy) : undefined);
  const stated = [...(first?.titles.map(({ id }) => id) ?? []), person.lastSeen?.titleId];
  const front = repertoire.front(device);
  const own = stated.filter((id) => id !== HOME_ID && front.some(([, known]) => known === id)) as string[];
  const drawn = [1, 2, 3].map(() => random.weighted(front)).filter((id) => id !== undefined);
  return {
    device,
    ...(companion ? { companion } : {}),
    titles: [...new Set([...own, ...drawn])],
    eagerness: random.between(0.35, 0.88),
  };
}
