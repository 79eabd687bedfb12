/** A source of chance that a number fixes: the same number, the same choices. */
export type Chance = {
  /** A whole number from 0 up to, without, the limit. */
  below(limit: number): number;
  /** Whether something comes true that does so once in so many times. */
  onceIn(times: number): boolean;
  pick<T>(choices: readonly [T, ...T[]]): T;
  /** What one of the makers makes. */
  make<T>(makers: readonly [() => T, ...(() => T)[]]): T;
  /** Bytes of any kind. */
  bytes(count: number): Buffer;
};

/** Makes chance out of two numbers: of a run, and of a request in it. */
export function createChance(seed: number, index: number): Chance {
  let state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) + Math.imul(index + 1, 0xc2b2ae35)) | 0;
  // mulberry32
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    onceIn: (times) => below(times) === 0,
    make: (makers) => (makers[below(makers.length)] ?? makers[0])(),
    pick: (choices) => choices[below(choices.length)] ?? choices[0],
    bytes: (count) => Buffer.from(Array.from({ length: count }, () => below(256))),
  };
}
