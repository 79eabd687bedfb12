import type { BatchGroup } from '#contract/batch.ts';
import type { PlayerDataRequest, StateRequest, TitleRequest } from '#contract/title-request.ts';
import { createAnswers, type Answer, type Question } from './answers.ts';
import { createDirectory } from './directory.ts';
import { settle } from './last-seen.ts';
import { createLastSeenLimit, DEFAULT_LAST_SEEN_KEPT, withoutLastSeen } from './last-seen-limit.ts';
import { readAcceptLanguage, type LocalePreference } from './locale.ts';
import { countStatistics, MAX_STATISTICS, mergeStatistics } from './player-data.ts';
import { maySee, type Reader } from './privacy.ts';
import { createRecent } from './recent.ts';
import { createRender } from './renderings.ts';
import { NOBODY, restate, statedPerson } from './statement.ts';
import { createMemoryStore } from './store/memory.ts';
import type { PresenceStore, StoredPerson } from './store/presence-store.ts';
import { endTitle, writeTitle, type Writer } from './title-write.ts';
import { cloak, uncloak } from './visibility.ts';
import type { World, WorldDevice } from './world.ts';

/** Seconds until a title that nobody refreshes expires: two heartbeats (contract §3.6). */
export const DEFAULT_TTL_SECONDS = 600;

/** Of headers that were read of late, and what they say. */
const PREFERENCES_KEPT_BYTES = 256 * 1024;

/** Who is where. */
export type Presence = {
  /** The records of an answer, in the order of the question. */
  read(question: Question): Answer | Promise<Answer>;
  /** The XUIDs of somebody's group; none if the reader may not see that person (contract §9 on §1.2). */
  group(reader: Reader, owner: string, group: BatchGroup): readonly string[];
  /** The languages of a reader that some text has. */
  preference(acceptLanguage: string | null): LocalePreference;
  /** @returns whether the title was not there before (contract §1.9) */
  writeTitle(writer: Writer, request: TitleRequest): Promise<{ readonly isNew: boolean }>;
  /** Ends the writer's title now; without one nothing happens (contract §1.10). */
  endTitle(writer: Writer): Promise<void>;
  /** Hides a person from others, or shows them again (contract E10). */
  setState(xuid: string, request: StateRequest): Promise<void>;
  /** @returns false, and nothing is written, where that would be more than `MAX_STATISTICS` */
  writeStatistics(xuid: string, scid: string, request: PlayerDataRequest): Promise<boolean>;
  /**
   * States anew what a person does, in the terms of a world; for simulations and tests.
   * @param at milliseconds since 1970 UTC: when that began, where it was before now
   */
  restate(xuid: string, devices: readonly WorldDevice[], at?: number): void | Promise<void>;
};

/**
 * Makes the presence of a world's people.
 * @param options.clock milliseconds since 1970 UTC
 * @param options.ttlSeconds until a written title expires
 * @param options.lastSeenKept of how many people it is kept where they were last
 */
export function createPresence({
  world,
  clock,
  store = createMemoryStore(),
  ttlSeconds = DEFAULT_TTL_SECONDS,
  lastSeenKept = DEFAULT_LAST_SEEN_KEPT,
}: {
  readonly world: World;
  readonly clock: () => number;
  readonly store?: PresenceStore;
  readonly ttlSeconds?: number;
  readonly lastSeenKept?: number;
}): Presence {
  const directory = createDirectory(world);
  const start = clock();
  const stated = new Map(world.people.map((person) => [person.xuid, statedPerson(person, start)]));
  const known = (xuid: string, stored: StoredPerson | undefined): StoredPerson | undefined =>
    stored ?? stated.get(xuid);

  const answer = createAnswers({
    render: createRender(directory),
    known,
    isVisible: (reader, xuid) => maySee(reader, xuid, directory),
  });

  const preferences = createRecent<string, LocalePreference>(
    PREFERENCES_KEPT_BYTES,
    (preference, header) => 2 * header.length + 16 * preference.length + 100,
  );

  const limit = createLastSeenLimit(lastSeenKept);

  const change = (xuid: string, transition: (person: StoredPerson) => StoredPerson): void | Promise<void> => {
    const noted = (after: StoredPerson | undefined): void => limit.note(xuid, after, clock());
    const done = store.update(xuid, (stored) => transition(known(xuid, stored) ?? NOBODY));
    return done instanceof Promise ? done.then(noted) : noted(done);
  };

  /** Of somebody whom the world does not know, and who has no statistics, nothing at all is kept then. */
  const forgotten = (xuid: string, stored: StoredPerson | undefined): StoredPerson | undefined => {
    const person = withoutLastSeen(settle(known(xuid, stored) ?? NOBODY, clock()));
    const isNobody = person.devices.length === 0 && person.playerData.size === 0 && !person.cloak;
    return isNobody && !stated.has(xuid) ? undefined : person;
  };

  const forget = async (fallen: readonly string[]): Promise<void> => {
    for (const xuid of fallen) await store.update(xuid, (stored) => forgotten(xuid, stored));
  };
  /** @returns a promise only where there is something to forget, which is seldom */
  const forgetFallen = (): void | Promise<void> => {
    const fallen = limit.takeFallen(clock());
    return fallen.length === 0 ? undefined : forget(fallen);
  };

  const readNow = (question: Question): Answer | Promise<Answer> => {
    const stored = store.read(question.xuids);
    if (!(stored instanceof Promise)) return answer(question, stored, clock());
    return stored.then((found) => answer(question, found, clock()));
  };

  return {
    read: (question) => {
      const forgetting = forgetFallen();
      return forgetting ? forgetting.then(() => readNow(question)) : readNow(question);
    },

    group: (reader, owner, group) => (maySee(reader, owner, directory) ? directory.group(owner, group) : []),

    preference: (acceptLanguage) => {
      const header = acceptLanguage ?? '';
      const before = preferences.get(header);
      if (before) return before;
      const preference = readAcceptLanguage(header, directory.locales);
      preferences.set(header, preference);
      return preference;
    },

    writeTitle: async (writer, request) => {
      let isNew = false;
      await change(writer.xuid, (before) => {
        const written = writeTitle(before, writer, request, clock(), ttlSeconds * 1000);
        isNew = written.isNew;
        return written.person;
      });
      await forgetFallen();
      return { isNew };
    },

    endTitle: async (writer) => {
      await change(writer.xuid, (before) => endTitle(before, writer, clock()));
      await forgetFallen();
    },

    setState: async (xuid, { state }) => {
      await change(xuid, (before) =>
        state === 'Cloaked' ? cloak(before, clock()) : uncloak(before, clock()),
      );
    },

    writeStatistics: async (xuid, scid, request) => {
      let isWritten = false;
      await change(xuid, (before) => {
        const after = mergeStatistics(before, scid, request);
        isWritten = countStatistics(after) <= MAX_STATISTICS;
        return isWritten ? after : before;
      });
      return isWritten;
    },

    restate: (xuid, devices, at = Infinity) =>
      change(xuid, (before) => restate(before, devices, Math.min(at, clock()))),
  };
}
