/**
 * Remembers every entry that was ever seen and gives back the same map while nothing is new, so that names stay
 * when an answer that brought them is gone.
 */
export function entryKeeper<Key, Value>(): (
  ...entries: Iterable<readonly [Key, Value]>[]
) => ReadonlyMap<Key, Value> {
  let kept: ReadonlyMap<Key, Value> = new Map();
  return (...sources) => {
    let next: Map<Key, Value> | undefined;
    for (const source of sources) {
      for (const [key, value] of source) {
        if ((next ?? kept).get(key) === value) continue;
        next ??= new Map(kept);
        next.set(key, value);
      }
    }
    kept = next ?? kept;
    return kept;
  };
}

/**
 * Keeps the order in which things were first seen and forgets none, so that a list cut into pieces keeps its
 * pieces when somebody joins or leaves.
 */
export function firstSeenOrder<T>(): (things: readonly T[]) => readonly T[] {
  let order: readonly T[] = [];
  let last: readonly T[] | undefined;
  return (things) => {
    if (things === last) return order;
    last = things;
    const all = new Set([...order, ...things]);
    const isFirst = order.length === 0 && all.size === things.length;
    if (all.size > order.length) order = isFirst ? things : [...all];
    return order;
  };
}

/** Gives the value before back while the next one says the same; for what is short enough to be written down. */
export function sameKeeper<T>(): (value: T) => T {
  let kept: { readonly value: T; readonly text: string | undefined } | undefined;
  return (value) => {
    const text = JSON.stringify(value) as string | undefined;
    if (kept?.text !== text || !kept) kept = { value, text };
    return kept.value;
  };
}
