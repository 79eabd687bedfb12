/** So many different sets are shared; then it begins anew, so that a page that stays open for weeks does not grow. */
const MOST = 4096;

/**
 * Makes sets of ids, and gives the very same one where there is one with these ids: of thousands of people most are
 * in the same few titles.
 */
export function sharedSets(): (ids: Iterable<string>) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  return (ids) => {
    const fresh = new Set(ids);
    const name = [...fresh].sort().join('\n');
    const before = known.get(name);
    if (before) return before;
    if (known.size === MOST) known.clear();
    known.set(name, fresh);
    return fresh;
  };
}
