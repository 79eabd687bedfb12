import type { Picture } from '#client/picture.ts';
import { alertsAfter, type Alert, type AlertSources, type Watching } from '#model/alerts.ts';
import { withSight, withStep, type HourOfSights } from '#model/hour-of-sights.ts';
import { thingsOf } from '#model/rule-scope.ts';
import type { Sight, Things } from '#model/sightings.ts';

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
  const people = new Map<string, Things>();
  for (const { picture } of pictures) {
    for (const [xuid, record] of picture.records) {
      // A record that is only kept is no evidence of anything.
      if (!picture.missing.has(xuid)) people.set(xuid, thingsOf(record));
    }
    for (const xuid of picture.missing.keys()) if (!people.has(xuid)) people.set(xuid, undefined);
  }
  return people;
}

/**
 * What is another where the same people are told of as before, each of them once: nearly every poll. Of whom the
 * very same record stands nothing is looked up.
 * @returns undefined where everybody has to be looked at
 */
function changedAmong(
  people: Sight['people'],
  before: readonly NamedPicture[],
  pictures: readonly NamedPicture[],
): ReadonlyMap<string, Things> | undefined {
  const changed = new Map<string, Things>();
  let told = 0;
  for (const [index, { name, picture }] of pictures.entries()) {
    const last = before[index];
    if (last?.name !== name || last.picture.records.size !== picture.records.size) return undefined;
    if (last.picture.missing.size > 0 || picture.missing.size > 0) return undefined;
    told += picture.records.size;
    for (const [xuid, record] of picture.records) {
      const was = last.picture.records.get(xuid);
      if (was === record) continue;
      if (!was) return undefined;
      const things = thingsOf(record);
      if (things !== people.get(xuid)) changed.set(xuid, things);
    }
  }
  return before.length === pictures.length && told === people.size ? changed : undefined;
}

/** Makes a lookout that has seen nothing yet. */
export function createLookout(): Lookout {
  let watching: Watching | undefined;
  let hour: HourOfSights | undefined;
  let last: readonly NamedPicture[] = [];
  let watch = 0;
  let isBroken = false;
  return {
    look: (pictures, sleptAt, sources) => {
      if (pictures.length === 0) return [];
      const lastAt = new Map(last.map(({ name, picture }) => [name, picture.at]));
      if (pictures.some(({ name, picture }) => picture.at <= (lastAt.get(name) ?? -Infinity))) return [];
      const at = Math.max(...pictures.map(({ picture }) => picture.at));
      const clock = Math.max(...pictures.map(({ picture }) => picture.clock));
      if (isBroken || (watching && sleptAt > watching.seen.at)) watch += 1;
      isBroken = false;
      const when = { at, clock, watch };
      const changed = hour && changedAmong(hour.last, last, pictures);
      last = pictures;
      hour =
        hour && changed
          ? withStep(hour, { ...when, changed })
          : withSight(hour, { ...when, people: peopleOf(pictures) });
      // The last step of the hour is this look.
      const sight: Sight = { ...when, people: hour.last, changed: hour.steps.at(-1)?.changed };
      const result = alertsAfter(watching, sight, sources());
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
