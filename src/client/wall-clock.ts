/** Both clocks of the browser at one moment, in milliseconds. */
export type Clocks = {
  /** The one on the wall: UTC, and it goes on while the machine sleeps, and somebody may set it. */
  readonly wall: number;
  /** The one that only goes forward, and may stand still while the machine sleeps. */
  readonly steady: number;
};

/** Less than this, in milliseconds, is a slow timer or a clock that is being put right. */
export const JUMP = 5000;

/** The clocks now. */
export function readClocks(): Clocks {
  return { wall: Date.now(), steady: performance.now() };
}

/**
 * Whether the machine may have slept between two moments: the clock on the wall has gone further than the other.
 * Somebody who set it forward looks the same; to ask anew is right then too.
 */
export function sleptBetween(before: Clocks, now: Clocks): boolean {
  return now.wall - before.wall - (now.steady - before.steady) > JUMP;
}
