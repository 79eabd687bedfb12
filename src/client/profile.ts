import { noop, queryOptions } from '@tanstack/react-query';
import { PROFILE_BATCH_PATH, PROFILE_PREFIX } from '#contract/paths.ts';
import { gamertagOf, MAX_PROFILE_USERS, PROFILE_SETTINGS, readProfiles } from '#contract/profile.ts';
import { chunks } from '#model/questions.ts';
import { request } from './http.ts';
import { pictured } from './pictured.ts';

const HOURS = 60 * 60 * 1000;

/** How long a gamertag is taken for granted: they change rarely. */
export const PROFILE_KEPT = 6 * HOURS;

/** Gamertags by XUID. */
export type Gamertags = Pick<ReadonlyMap<string, string>, 'get'> & Iterable<readonly [string, string]>;

/**
 * So many questions for names are on their way at once. A browser has six connections to a host: who is where is
 * asked for again and again, and must never wait for names.
 */
const AT_ONCE = 4;

/** The last question of each line of those that wait. */
const lines: Promise<unknown>[] = [];
let asked = 0;

/** Asks when it is its turn. Until then no time runs that an answer may take. */
function inTurn<T>(ask: () => Promise<T>): Promise<T> {
  const line = asked % AT_ONCE;
  asked += 1;
  const answer = (lines[line] ?? Promise.resolve()).then(ask);
  lines[line] = answer.then(noop, noop);
  return answer;
}

/**
 * Names beside the list of those who were asked about: a map of a hundred takes several times the room. A class,
 * since React Query takes plain objects apart to compare them.
 */
class NamesOfAsked implements Gamertags {
  readonly #xuids: readonly string[];
  readonly #names: readonly (string | undefined)[];

  constructor(xuids: readonly string[], names: ReadonlyMap<string, string>) {
    this.#xuids = xuids;
    this.#names = xuids.map((xuid) => names.get(xuid));
  }

  get(xuid: string): string | undefined {
    return this.#names[this.#xuids.indexOf(xuid)];
  }

  *[Symbol.iterator](): Generator<readonly [string, string]> {
    for (const [index, xuid] of this.#xuids.entries()) {
      const name = this.#names[index];
      if (name !== undefined) yield [xuid, name];
    }
  }
}

/**
 * The gamertags of up to 100 people, by XUID; people without one are left out. Where they cannot be asked for, those
 * that this browser has kept stand in, beside the failure.
 * @param xuids at most `MAX_PROFILE_USERS`
 */
export function gamertagsQuery(xuids: readonly string[], languages: string) {
  return queryOptions({
    queryKey: ['gamertags', xuids],
    queryFn: async ({ client, queryKey, signal }): Promise<Gamertags> => {
      let answer: unknown;
      try {
        answer = await inTurn(() =>
          request(PROFILE_PREFIX + PROFILE_BATCH_PATH, {
            languages,
            signal,
            body: { userIds: xuids, settings: PROFILE_SETTINGS },
          }),
        );
      } catch (error) {
        if (client.getQueryData(queryKey) === undefined) {
          // Mostly nothing fails, so what reads them is loaded only now.
          const names = await import('./last-picture.ts').then((last) => last.keptNames(xuids)).catch(noop);
          // Who has given up asking wants nothing in its place.
          if (!signal.aborted) client.setQueryData<Gamertags>(queryKey, (before) => before ?? names);
        }
        throw error;
      }
      const names = new Map<string, string>();
      for (const profile of readProfiles(answer)) {
        const gamertag = gamertagOf(profile);
        if (gamertag !== undefined) names.set(profile.xuid, gamertag);
        if (profile.settings.get('GameDisplayPicRaw')) pictured.add(profile.xuid);
      }
      return new NamesOfAsked(xuids, names);
    },
    structuralSharing: false,
    staleTime: PROFILE_KEPT,
    gcTime: PROFILE_KEPT,
  });
}

/** The questions for the gamertags of any number of people. */
export function gamertagsQueries(xuids: readonly string[], languages: string) {
  return chunks(xuids, MAX_PROFILE_USERS).map((some) => gamertagsQuery(some, languages));
}
