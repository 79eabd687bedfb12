import type { ProfileResponse, ProfileUser } from '#contract/profile.ts';
import type { World, WorldPerson } from './world.ts';

/** What is known of a person, by the name of the setting; a name in any case is one and the same. */
const SETTINGS: ReadonlyMap<string, (person: WorldPerson) => string> = new Map([
  ['gamertag', ({ gamertag }: WorldPerson) => gamertag],
  ['moderngamertag', ({ gamertag }: WorldPerson) => gamertag],
  ['moderngamertagsuffix', () => ''],
  ['uniquemoderngamertag', ({ gamertag }: WorldPerson) => gamertag],
  ['gamedisplayname', ({ gamertag }: WorldPerson) => gamertag],
  ['appdisplayname', ({ gamertag }: WorldPerson) => gamertag],
  ['gamedisplaypicraw', ({ picture }: WorldPerson) => picture],
  ['appdisplaypicraw', ({ picture }: WorldPerson) => picture],
]);

/** Who people are. */
export type Profiles = {
  /** @returns what is known; unknown people and settings are left out (contract §9 on §5.1) */
  read(xuids: readonly string[], settings: readonly string[]): ProfileResponse;
};

function profileUser(person: WorldPerson, settings: readonly string[]): ProfileUser {
  return {
    id: person.xuid,
    hostId: person.xuid,
    settings: settings.flatMap((id) => {
      const value = SETTINGS.get(id.toLowerCase())?.(person);
      return value === undefined ? [] : [{ id, value }];
    }),
    isSponsoredUser: false,
  };
}

/** Makes the profiles of a world's people. */
export function createProfiles(world: World): Profiles {
  const people = new Map(world.people.map((person) => [person.xuid, person]));
  return {
    read: (xuids, settings) => {
      const wanted = [...new Set(settings)];
      return {
        profileUsers: [...new Set(xuids)].flatMap((xuid) => {
          const person = people.get(xuid);
          return person ? [profileUser(person, wanted)] : [];
        }),
      };
    },
  };
}
