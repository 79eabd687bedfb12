import type { StoredPerson } from './presence-store.ts';

/** Milliseconds for which it is kept where somebody was last: 30 days. */
export const DEFAULT_LAST_SEEN_MS = 30 * 24 * 3600 * 1000;

/**
 * For how long anything of a person can matter to anybody: until the last title is over, and then as long as
 * it is kept where they were last. What a world states, a wish to appear offline, and statistics have no end.
 * @param now milliseconds since 1970 UTC
 * @param lastSeenMs how long it is kept where somebody was last
 * @returns milliseconds from now; Infinity for no end
 */
export function lifetimeOf(
  { devices, cloak, playerData }: StoredPerson,
  now: number,
  lastSeenMs: number,
): number {
  if (cloak || playerData.size > 0 || devices.some(({ titles }) => titles.length === 0)) return Infinity;
  const ends = devices.flatMap(({ titles }) => titles.map(({ expiresAt = Infinity }) => expiresAt));
  return Math.max(now, ...ends) - now + lastSeenMs;
}
