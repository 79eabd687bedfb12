/** More names than this are not kept. */
export const MOST_NAMES = 12_000;

/**
 * The names to keep: those that are known now, and those kept before, which go on standing in for whoever could not be
 * asked about this time. Where there are too many, those known now stay.
 * @returns undefined where all of it is kept already
 */
export function namesToKeep(
  before: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> | undefined {
  if ([...now].every(([xuid, name]) => before.get(xuid) === name)) return undefined;
  const names = new Map<string, string>();
  for (const from of [now, before]) {
    for (const [xuid, name] of from) {
      if (names.size >= MOST_NAMES) return names;
      if (!names.has(xuid)) names.set(xuid, name);
    }
  }
  return names;
}
