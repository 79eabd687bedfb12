import type { Picture } from '#client/picture.ts';
import { alertsAfter, type Alert, type AlertSources, type Watching } from '#model/alerts.ts';
import { changesOf, peopleAfter, withSight, type HourOfSights } from '#model/hour-of-sights.ts';
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

/** What was seen before: the pictures of the last look, and what everybody was in then. */
type Before = { readonly pictures: readonly NamedPicture[]; readonly people: Sight['people'] };

/** Of how many people pictures tell; of whoever stands in several as often. */
function toldIn(pictures: readonly NamedPicture[]): number {
  let told = 0;
  for (const { picture } of pictures) {
    told += picture.records.size;
    for (const xuid of picture.missing.keys()) if (!picture.records.has(xuid)) told += 1;
  }
  return told;
}

/** What everybody is in. Of whom the very same record stands nothing is looked up. */
function peopleOf(pictures: readonly NamedPicture[], before: Before | undefined): Sight['people'] {
  const people = new Map<string, Things>();
  // Whoever stands in several pictures may be in what another one's record has.
  const isEachOnce = before !== undefined && toldIn(before.pictures) === before.people.size;
  for (const [index, { name, picture }] of pictures.entries()) {
    const last = isEachOnce ? before.pictures[index] : undefined;
    const records = last?.name === name ? last.picture.records : undefined;
    for (const [xuid, record] of picture.records) {
      // A record that is only kept is no evidence of anything.
      if (picture.missing.has(xuid)) continue;
      const things = records?.get(xuid) === record ? before?.people.get(xuid) : undefined;
      people.set(xuid, things ?? thingsOf(record));
    }
    for (const xuid of picture.missing.keys()) if (!people.has(xuid)) people.set(xuid, undefined);
  }
  return people;
}

/**
 * What is another where the same people are told of as before, each of them once: nearly every poll.
 * @returns undefined where everybody has to be looked at
 */
function changedAmong(
  before: Before,
  pictures: readonly NamedPicture[],
): ReadonlyMap<string, Things> | undefined {
  const changed = new Map<string, Things>();
  for (const [index, { name, picture }] of pictures.entries()) {
    const last = before.pictures[index];
    if (last?.name !== name || last.picture.records.size !== picture.records.size) return undefined;
    if (last.picture.missing.size > 0 || picture.missing.size > 0) return undefined;
    for (const [xuid, record] of picture.records) {
      const was = last.picture.records.get(xuid);
      if (was === record) continue;
      if (!was) return undefined;
      const things = thingsOf(record);
      if (things !== before.people.get(xuid)) changed.set(xuid, things);
    }
  }
  const isSameMany = before.pictures.length === pictures.length;
  return isSameMany && toldIn(pictures) === before.people.size ? changed : undefined;
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
      const before = hour && { pictures: last, people: hour.last };
      const changed = before && changedAmong(before, pictures);
      last = pictures;
      const people = hour && changed ? peopleAfter(hour.last, changed) : peopleOf(pictures, before);
      const sight: Sight = { ...when, people, changed: changed ?? (hour && changesOf(hour.last, people)) };
      hour = withSight(hour, sight);
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
