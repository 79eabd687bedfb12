/** Numbers that look random and come out the same for the same seed. */
export type Random = {
  /** From 0 up to, but not including, 1. */
  next(): number;
  /** From `low` up to, but not including, `high`. */
  between(low: number, high: number): number;
  /** A whole number, both ends included. */
  whole(low: number, high: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** One of the list; undefined of an empty one. */
  pick<T>(list: readonly T[]): T | undefined;
  /** One of the list, each as likely as it weighs; undefined if nothing weighs anything. */
  weighted<T>(list: readonly (readonly [weight: number, item: T])[]): T | undefined;
  /** The list in another order. */
  shuffled<T>(list: readonly T[]): T[];
};

/** FNV-1a over UTF-16 units, with a last stir so that near keys end far apart. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x45d9f3b);
  return (value ^ (value >>> 13)) >>> 0;
}

/**
 * Makes a stream of numbers (mulberry32).
 * @param keys what the stream is for, such as a seed, an XUID and a purpose; other keys, another stream
 */
export function randomOf(...keys: readonly (string | number)[]): Random {
  let state = hash(keys.join('\u0000'));
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    whole,
    between: (low, high) => low + next() * (high - low),
    chance: (probability) => next() < probability,
    pick: (list) => list[whole(0, list.length - 1)],
    weighted: (list) => {
      let left = next() * list.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, item] of list) {
        left -= weight;
        if (left < 0) return item;
      }
      return undefined;
    },
    shuffled: (list) => {
      const result = [...list];
      for (let index = result.length - 1; index > 0; index -= 1) {
        const other = whole(0, index);
        [result[index], result[other]] = [
          result[other] as (typeof result)[number],
          result[index] as (typeof result)[number],
        ];
      }
      return result;
    },
  };
}
