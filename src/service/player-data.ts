import type { PlayerDataRequest } from '#contract/title-request.ts';
import type { StoredPerson } from './store/presence-store.ts';

/** How many statistics one person may have over all service configurations. */
export const MAX_STATISTICS = 1000;

/** How many statistics of a person are kept. */
export function countStatistics({ playerData }: StoredPerson): number {
  return [...playerData.values()].reduce((sum, statistics) => sum + statistics.size, 0);
}

/** A person after statistics of one service configuration were written: those named change, others stay. */
export function mergeStatistics(
  person: StoredPerson,
  scid: string,
  { stats }: PlayerDataRequest,
): StoredPerson {
  const statistics = new Map(person.playerData.get(scid));
  for (const [name, { value }] of Object.entries(stats.title)) statistics.set(name, value);
  return { ...person, playerData: new Map(person.playerData).set(scid, statistics) };
}
