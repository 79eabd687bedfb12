import { queryOptions } from '@tanstack/react-query';
import { PROFILE_BATCH_PATH, PROFILE_PREFIX } from '#contract/paths.ts';
import { gamertagOf, PROFILE_SETTINGS, readProfiles } from '#contract/profile.ts';
import { request } from './http.ts';
import { pictured } from './pictured.ts';
import { rememberedNames } from './remembered-names.ts';

const HOURS = 60 * 60 * 1000;

/** How long a gamertag is taken for granted: they change rarely. */
export const PROFILE_KEPT = 6 * HOURS;

/**
 * The gamertags of up to 100 people, by XUID; people without one are left out.
 * @param xuids at most `MAX_PROFILE_USERS`
 */
export function gamertagsQuery(xuids: readonly string[], languages: string) {
  return queryOptions({
    queryKey: ['gamertags', xuids],
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, string>> => {
      let answer: unknown;
      try {
        answer = await request(PROFILE_PREFIX + PROFILE_BATCH_PATH, {
          languages,
          signal,
          body: { userIds: xuids, settings: PROFILE_SETTINGS },
        });
      } catch (error) {
        const known = rememberedNames(xuids);
        if (known) return known;
        throw error;
      }
      const names = new Map<string, string>();
      for (const profile of readProfiles(answer)) {
        const gamertag = gamertagOf(profile);
        if (gamertag !== undefined) names.set(profile.xuid, gamertag);
        if (profile.settings.get('GameDisplayPicRaw')) pictured.add(profile.xuid);
      }
      return names;
    },
    structuralSharing: false,
    staleTime: PROFILE_KEPT,
    gcTime: PROFILE_KEPT,
  });
}
