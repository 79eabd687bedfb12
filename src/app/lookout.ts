import type { Picture } from '#client/picture.ts';
import { alertsAfter, type Alert, type AlertSources, type Watching } from '#model/alerts.ts';
import { withSight, type HourOfSights } from '#model/hour-of-sights.ts';
import { thingsOf } from '#model/rule-scope.ts';
import type { Sight } from '#model/sightings.ts';

/** A picture under the name of the question that it answers. */
export type NamedPicture = { readonly name: string; readonly picture: Picture };

/** Watches pictures come, one sight after the other. */
export type Lookout = {
  /**
   * Looks at the pictures, if each of them is newer than at the last look; else two looks would be one.
   * @param sleptAt when the machine was last found to have slept, by the clock that only goes forward
   * @returns what is to be told
   */
  look(pictures: readonly NamedPicture[], sleptAt: number, sources: () => AlertSources): readonly Alert[];
  /** Updates were paused: nobody watches until the next look. */
  paused(): void;
  readonly hour: () => HourOfSights | undefined;
  readonly watching: () => Watching | undefined;
};

function peopleOf(pictures: readonly NamedPicture[]): Sight['people'] {
  const people = new Map<string, ReadonlySet<string> | undefined>();
  for (const { picture } of pictures) {
    for (const [xuid, record] of picture.records) {
      // A record that is only kept is no evidence of anything.
      if (!picture.missing.has(xuid)) people.set(xuid, thingsOf(record));
    }
    for (const xuid of picture.missing.keys()) if (!people.has(xuid)) people.set(xuid, undefined);
  }
  return people;
}

/** Makes a lookout that has seen nothing yet. */
export function createLookout(): Lookout {
  let watching: Watching | undefined;
  let hour: HourOfSights | undefined;
  let seenAt: ReadonlyMap<string, number> = new Map();
  let watch = 0;
  let isBroken = false;
  return {
    look: (pictures, sleptAt, sources) => {
      if (pictures.length === 0) return [];
      if (pictures.some(({ name, picture }) => picture.at <= (seenAt.get(name) ?? -Infinity))) return [];
      seenAt = new Map(pictures.map(({ name, picture }) => [name, picture.at]));
      const at = Math.max(...pictures.map(({ picture }) => picture.at));
      const clock = Math.max(...pictures.map(({ picture }) => picture.clock));
      if (isBroken || (watching && sleptAt > watching.seen.at)) watch += 1;
      isBroken = false;
      const sight: Sight = { at, clock, watch, people: peopleOf(pictures) };
      hour = withSight(hour, sight);
      // The last step of the hour is this look.
      const { changed } = hour.steps.at(-1) ?? {};
      const result = alertsAfter(watching, { ...sight, changed }, sources());
      ({ watching } = result);
      return result.alerts;
    },
    paused: () => {
      isBroken = true;
    },
    hour: () => hour,
    watching: () => watching,
  };
}
