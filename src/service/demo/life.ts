import type { Presence } from '../presence.ts';
import type { World, WorldPerson } from '../world.ts';
import { habitsOf } from './habits.ts';
import { arrival, nextScene, type Mover, type Scene } from './moves.ts';
import { randomOf, type Random } from './random.ts';
import { repertoireOf, type Repertoire } from './repertoire.ts';
import { scheduleOf, type Schedule, type Visit } from './visits.ts';

const MINUTE = 60_000;

/** Somebody who is there, played forward from their arrival. */
class Stay {
  readonly visit: Visit;
  readonly #mover: Mover;
  readonly #random: Random;
  scene: Scene;
  /** When they do the next thing; their leaving is not one. */
  next: number;

  constructor(mover: Mover, visit: Visit, random: Random, opening?: Scene) {
    this.visit = visit;
    this.#mover = mover;
    this.#random = random;
    this.scene = opening ?? arrival(mover, random, visit.begins);
    this.next = visit.begins + random.between(0.2, opening ? 24 : 4) * MINUTE;
  }

  /** Plays on until a moment, or until they leave. */
  playUntil(moment: number): void {
    while (this.next <= moment && this.next < this.visit.ends) {
      this.scene = nextScene(this.scene, this.#mover, this.#random, this.next);
      this.next += this.#random.between(4, 20) * MINUTE;
    }
  }
}

/** One person's way through time. */
class Player {
  readonly #mover: Mover;
  readonly #schedule: Schedule;
  readonly #keys: readonly (string | number)[];
  #stay: Stay | undefined;
  /** Slots up to this one need no second look. */
  #slot = 0;
  #stated: Scene;
  #wakes: number;

  constructor(person: WorldPerson, repertoire: Repertoire, seed: number, start: number) {
    this.#keys = [seed, person.xuid];
    this.#mover = {
      person,
      repertoire,
      habits: habitsOf(person, repertoire, randomOf(...this.#keys, 'habits')),
    };
    const isThere = person.devices.length > 0;
    this.#schedule = scheduleOf(this.#keys, this.#mover.habits, isThere, start);
    this.#stated = person.devices;
    const first = this.#schedule.visitIn(0);
    if (first && isThere) this.#stay = new Stay(this.#mover, first, this.#streamOf(0), person.devices);
    else if (first) this.#slot = -1;
    this.#wakes = this.#wakeAfter(start);
  }

  #streamOf(slot: number): Random {
    return randomOf(...this.#keys, 'visit', slot);
  }

  /** The moment before which nothing more happens. */
  #wakeAfter(moment: number): number {
    if (this.#stay) return Math.min(this.#stay.next, this.#stay.visit.ends);
    const slot = this.#slot + 1;
    const next = this.#schedule.visitIn(slot);
    return Math.max(next?.begins ?? this.#schedule.slotBegins(slot + 1), moment);
  }

  /** Takes up the last visit that has begun by now, if it is a later one; those between are skipped. */
  #catchUp(now: number): void {
    const current = this.#schedule.slotAt(now);
    const comesLater = (this.#schedule.visitIn(current)?.begins ?? 0) > now;
    const until = comesLater ? current - 1 : current;
    for (let slot = until; slot > this.#slot; slot -= 1) {
      const visit = this.#schedule.visitIn(slot);
      if (!visit) continue;
      this.#stay = new Stay(this.#mover, visit, this.#streamOf(slot));
      break;
    }
    this.#slot = Math.max(this.#slot, until);
  }

  /** @returns how things stand now, one after the other, where that is news */
  advance(now: number): Scene[] {
    if (now < this.#wakes) return [];
    this.#catchUp(now);
    const news: Scene[] = [];
    if (this.#stay) {
      this.#stay.playUntil(now);
      if (this.#stay.scene !== this.#stated) news.push(this.#stay.scene);
      if (this.#stay.visit.ends <= now) {
        news.push([]);
        this.#stay = undefined;
      }
    }
    this.#stated = news.at(-1) ?? this.#stated;
    this.#wakes = this.#wakeAfter(now);
    return news;
  }
}

/** States scenes of one person in their order, also where the lever takes its time. */
function state(
  presence: Pick<Presence, 'restate'>,
  xuid: string,
  scenes: readonly Scene[],
): Promise<void> | undefined {
  let done: Promise<void> | undefined;
  for (const scene of scenes) {
    const next = (): void | Promise<void> => presence.restate(xuid, scene);
    done = (done ? done.then(next) : next()) ?? undefined;
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
