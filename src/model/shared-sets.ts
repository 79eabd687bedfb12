/** So many different sets are shared; then it begins anew, so that a page that stays open for weeks does not grow. */
const MOST = 4096;

/**
 * Makes sets of ids, and gives the very same one where there is one with these ids: of thousands of people most are
 * in the same few titles.
 */
export function sharedSets(): (ids: readonly string[]) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  // Mostly the same ids come in the same order: then no set is made to find the one there is.
  const asListed = new Map<string, ReadonlySet<string>>();
  const shared = (ids: readonly string[]): ReadonlySet<string> => {
    const fresh = new Set(ids);
    const name = [...fresh].sort().join('\n');
    const before = known.get(name);
    if (before) return before;
    if (known.size === MOST) {
      known.clear();
      asListed.clear();
    }
    known.set(name, fresh);
    return fresh;
  };
  return (ids) => {
    const list = ids.join('\n');
    const before = asListed.get(list);
    if (before) return before;
    if (asListed.size === MOST) asListed.clear();
    const set = shared(ids);
    asListed.set(list, set);
    return set;
  };
}
