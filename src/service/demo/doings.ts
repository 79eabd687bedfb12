import { formatTimestamp } from '#contract/timestamp.ts';
import type { WorldInput, WorldPerson } from '../world.ts';
import { habitsOf } from './habits.ts';
import { arrival, nextScene, type Mover } from './moves.ts';
import type { Random } from './random.ts';
import type { Repertoire } from './repertoire.ts';

type Doings = Pick<WorldInput['people'][number], 'devices' | 'lastSeen'>;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How long ago somebody was here who is offline: mostly today, seldom months ago. */
function minutesAgo(fraction: number): number {
  return Math.round(4 + 12 * 60 * fraction + ((120 * DAY) / MINUTE) * fraction ** 9);
}

/**
 * Makes up what somebody does of whom nothing is written, in the manner of those of whom it is.
 * @param share how likely they are to be there
 * @param now milliseconds since 1970 UTC; everything made up lies before it
 */
export function doingsOf(
  person: WorldPerson,
  share: number,
  repertoire: Repertoire,
  random: Random,
  now: number,
): Doings {
  const mover: Mover = { person, repertoire, habits: habitsOf(person, repertoire, random) };
  const { device, titles: liked } = mover.habits;
  if (!random.chance(share)) {
    const ago = minutesAgo(random.next()) * MINUTE + random.whole(0, MINUTE);
    const titleId = random.pick(liked);
    return {
      lastSeen: {
        deviceType: device,
        ...(titleId ? { titleId } : {}),
        timestamp: formatTimestamp(now - ago),
      },
    };
  }
  let at = now - random.between(1, 110) * MINUTE;
  let scene = arrival(mover, random, at);
  for (at += random.between(1, 4) * MINUTE; at < now; at += random.between(3, 15) * MINUTE) {
    scene = nextScene(scene, mover, random, at);
  }
  return { devices: scene };
}
