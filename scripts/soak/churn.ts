import type { Presence } from '#service/presence.ts';
import type { World } from '#service/world.ts';

/** How many people do something else at a time. */
const AT_ONCE = 8;

/** Moves people about, and puts everybody back. */
export type Churn = {
  /** The next few do what others of the world do: come, go, change devices and titles. */
  stir(): Promise<void>;
  /** Everybody is again where the world has them, so that what is read then can be compared. */
  calm(): Promise<void>;
};

/** Churn among the people of a world, the viewer left out; the same at each start. */
export function createChurn({ people: [, ...people] }: World, presence: Pick<Presence, 'restate'>): Churn {
  let turn = 0;
  return {
    stir: async () => {
      for (let count = 0; count < AT_ONCE; count += 1) {
        turn += 1;
        const who = people[(turn * 7) % people.length];
        const like = people[(turn * 13) % people.length];
        if (who && like) await presence.restate(who.xuid, like.devices);
      }
    },
    calm: async () => {
      for (const { xuid, devices } of people) await presence.restate(xuid, devices);
    },
  };
}
