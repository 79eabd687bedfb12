import { arrival, nextScene, type Mover, type Scene } from './moves.ts';
import type { Random } from './random.ts';
import type { Visit } from './visits.ts';

const MINUTE = 60_000;

/** Somebody who is there, played forward from their arrival. */
export class Stay {
  readonly visit: Visit;
  readonly #mover: Mover;
  readonly #random: Random;
  scene: Scene;
  /** Since when the scene shows; milliseconds since 1970 UTC. */
  since: number;
  /** When they do the next thing; their leaving is not one. */
  next: number;

  /** @param opening what shows already, and since when; without it they arrive as the visit begins */
  constructor(
    mover: Mover,
    visit: Visit,
    random: Random,
    opening?: { readonly scene: Scene; readonly at: number },
  ) {
    this.visit = visit;
    this.#mover = mover;
    this.#random = random;
    this.scene = opening?.scene ?? arrival(mover, random, visit.begins);
    this.since = opening?.at ?? visit.begins;
    this.next = opening
      ? opening.at + random.between(0.1, 16) * MINUTE
      : visit.begins + random.between(0.2, 4) * MINUTE;
  }

  /** Plays on until a moment, or until they leave. */
  playUntil(moment: number): void {
    while (this.next <= moment && this.next < this.visit.ends) {
      const scene = nextScene(this.scene, this.#mover, this.#random, this.next);
      if (scene !== this.scene) this.since = this.next;
      this.scene = scene;
      this.next += this.#random.between(3, 15) * MINUTE;
    }
  }
}
