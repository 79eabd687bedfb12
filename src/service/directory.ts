import type { BatchGroup } from '#contract/batch.ts';
import { pickText, textsOf, type LocalePreference } from './locale.ts';
import { presenceStringsOf, type PresenceStrings } from './rich-presence.ts';
import type { World, WorldPerson } from './world.ts';

/** What never changes while the service runs: who exists, who follows whom, and what things are called. */
export type Directory = {
  /** Who may see a person; undefined for everybody, and for whom the world does not know. */
  privacy(xuid: string): WorldPerson['privacy'] | undefined;
  /** Whether the first follows the second. */
  follows(xuid: string, other: string): boolean;
  /** The XUIDs of a person's group, in the order of the world; none for whom the world does not know. */
  group(owner: string, group: BatchGroup): readonly string[];
  /** Empty for a title that nothing names (contract §9 on §2.3). */
  titleName(titleId: string, preference: LocalePreference): string;
  presenceStrings(scid: string): PresenceStrings | undefined;
  /** Every language tag that some text has, in lower case. */
  readonly locales: ReadonlySet<string>;
};

function localesOf({ titles, richPresence }: World): Set<string> {
  const texts = [
    ...titles.map(({ name }) => name),
    ...richPresence.flatMap(({ strings, enumerations }) => [
      ...Object.values(strings).map(({ text }) => text),
      ...Object.values(enumerations).flatMap((entries) => Object.values(entries)),
    ]),
  ];
  const locales = new Set(texts.flatMap((text) => Object.keys(text)).map((tag) => tag.toLowerCase()));
  locales.delete('default');
  return locales;
}

/** Makes the directory of a world. */
export function createDirectory(world: World): Directory {
  const people = new Map(world.people.map((person) => [person.xuid, person]));
  const followed = new Map(world.people.map((person) => [person.xuid, new Set(person.people)]));
  const titleNames = new Map(world.titles.map(({ id, name }) => [id, textsOf(name)]));
  const presenceStrings = new Map(
    world.richPresence.map((configuration) => [configuration.scid, presenceStringsOf(configuration)]),
  );
  // Few set anything, and a table of few is looked up quickly, which is done for everybody in every answer.
  const reserved = new Map(
    world.people.flatMap(({ xuid, privacy }) => (privacy === 'everyone' ? [] : [[xuid, privacy] as const])),
  );
  const follows = (xuid: string, other: string): boolean => followed.get(xuid)?.has(other) ?? false;

  return {
    privacy: (xuid) => reserved.get(xuid),
    follows,
    group: (owner, group) => {
      const person = people.get(owner);
      if (!person) return [];
      if (group === 'Favorites') return person.favorites;
      if (group === 'Friends') return person.people.filter((xuid) => follows(xuid, owner));
      return person.people;
    },
    titleName: (titleId, preference) => {
      const texts = titleNames.get(titleId);
      return texts ? pickText(texts, preference) : '';
    },
    presenceStrings: (scid) => presenceStrings.get(scid),
    locales: localesOf(world),
  };
}
