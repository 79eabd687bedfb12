/** Values that are kept while they are asked for, up to a number of bytes. */
export type Recent<Key, Value> = {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): void;
};

/**
 * Keeps what was used of late. Two generations: what is used moves into the young one, and when that has half
 * of the limit, it becomes the old one and what the old one still held is forgotten. That costs one look-up
 * where a list in order of use would have to be relinked, and bounds what is kept all the same.
 * @param limit of all values together, in bytes; a value with more than half of it is not kept
 * @param sizeOf how many bytes a value holds, about
 */
export function createRecent<Key, Value>(
  limit: number,
  sizeOf: (value: Value, key: Key) => number,
): Recent<Key, Value> {
  let young = new Map<Key, Value>();
  let old = new Map<Key, Value>();
  let size = 0;

  const set = (key: Key, value: Value): void => {
    const added = sizeOf(value, key);
    const replaced = young.get(key);
    if (replaced !== undefined) size -= sizeOf(replaced, key);
    old.delete(key);
    if (added > limit / 2) {
      young.delete(key);
      return;
    }
    young.set(key, value);
    size += added;
    if (size <= limit / 2) return;
    old = young;
    young = new Map();
    size = 0;
  };

  return {
    get: (key) => {
      const value = young.get(key);
      if (value !== undefined) return value;
      const older = old.get(key);
      if (older !== undefined) set(key, older);
      return older;
    },
    set,
  };
}
