import type { WorldPerson } from '../world.ts';
import { habitsOf } from './habits.ts';
import type { Mover, Scene } from './moves.ts';
import { randomOf, type Random } from './random.ts';
import type { Repertoire } from './repertoire.ts';
import { Stay } from './stay.ts';
import { scheduleOf, type Schedule } from './visits.ts';

/** How things stand with somebody, and since when; milliseconds since 1970 UTC. */
export type News = { readonly scene: Scene; readonly at: number };

/** One person's way through time. */
export class Player {
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
    if (first && isThere) {
      const opening = { scene: person.devices, at: start };
      this.#stay = new Stay(this.#mover, first, this.#streamOf(0), opening);
    } else if (first && first.begins > start) {
      this.#slot = -1;
    }
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
  advance(now: number): News[] {
    if (now < this.#wakes) return [];
    this.#catchUp(now);
    const news: News[] = [];
    if (this.#stay) {
      this.#stay.playUntil(now);
      const { scene, since, visit } = this.#stay;
      if (scene !== this.#stated) news.push({ scene, at: since });
      if (visit.ends <= now) {
        // Long ago, where nobody looked meanwhile: they were not seen since.
        news.push({ scene: [], at: visit.ends });
        this.#stay = undefined;
      }
    }
    this.#stated = news.at(-1)?.scene ?? this.#stated;
    this.#wakes = this.#wakeAfter(now);
    return news;
  }
}
