import type { Presence } from '../presence.ts';
import type { World } from '../world.ts';
import { Player, type News } from './player.ts';
import { repertoireOf } from './repertoire.ts';

/** States what is new of one person in its order, also where the lever takes its time. */
function state(
  presence: Pick<Presence, 'restate'>,
  xuid: string,
  news: readonly News[],
): Promise<void> | undefined {
  let done: Promise<void> | undefined;
  for (const { scene, at } of news) {
    const restate = (): void | Promise<void> => presence.restate(xuid, scene, at);
    done = (done ? done.then(restate) : restate()) ?? undefined;
  }
  return done;
}

/**
 * Lets the people of a world with `live: true` live: they come and go, start titles, snap and leave them,
 * go away and come back. The same world, seed and start give the same lives, however often somebody looks.
 * The first person, who is the viewer, is moved by whoever sits at the page and not by this.
 *
 * Catching up costs the same after a minute and after a month: at most two statements for each person.
 * @param options.presence what is moved; it sets `lastSeen` when somebody leaves
 * @param options.start milliseconds since 1970 UTC: when the world stands as its file says
 * @returns `advance`, to be called with the time now, in milliseconds since 1970 UTC; times that lie behind
 *   one given before change nothing. It is done when it returns, unless the lever answers with a promise:
 *   then it returns one too, which fails as the lever does
 */
export function createLife(options: {
  world: World;
  presence: Pick<Presence, 'restate'>;
  seed: number;
  start: number;
}): { advance(now: number): void | Promise<void> } {
  const { world, presence, seed, start } = options;
  const repertoire = repertoireOf(world);
  const people = world.live ? world.people.slice(1) : [];
  const players = people.map((person) => [person.xuid, new Player(person, repertoire, seed, start)] as const);
  return {
    advance(now) {
      const pending = players
        .map(([xuid, player]) => state(presence, xuid, player.advance(now)))
        .filter((done) => done !== undefined);
      if (pending.length > 0) return Promise.all(pending).then(() => undefined);
    },
  };
}
