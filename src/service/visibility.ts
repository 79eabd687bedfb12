import { formatTimestamp } from '#contract/timestamp.ts';
import { lastSeenIfAllEnded, placedTitles, settle } from './last-seen.ts';
import type { StoredPerson } from './store/presence-store.ts';

/**
 * A person who from now on appears offline to others: seen last on what they refreshed last, at this moment,
 * and that does not move (contract §3.6, §9).
 * @param now milliseconds since 1970 UTC
 */
export function cloak(before: StoredPerson, now: number): StoredPerson {
  if (before.cloak) return before;
  const person = settle(before, now);
  const titles = placedTitles(person.devices);
  return {
    ...person,
    cloak: { lastSeen: lastSeenIfAllEnded(person.lastSeen, titles, formatTimestamp(now)) },
  };
}

/**
 * A person who shows themself again. What ended meanwhile stays untold: others see what they saw before.
 * @param now milliseconds since 1970 UTC
 */
export function uncloak(before: StoredPerson, now: number): StoredPerson {
  if (!before.cloak) return before;
  const { cloak: hidden, ...person } = settle(before, now);
  return { ...person, lastSeen: hidden?.lastSeen ?? person.lastSeen };
}
