import type { Spent } from './budget.ts';

/** Of the budget's long window, so much is for polls; the rest is for what nobody foresees. */
const POLLED_PART = 0.6;
/** From this part on, what is left is spread over the time that is left. */
const NEAR_END = 0.75;
/** So many calls are never planned with: the viewer's own record, a renewed token, a retry. */
const RESERVE = 5;

export type PaceQuestion = {
  /** As configured, ms. */
  readonly baseMs: number;
  /** Calls that one round of polling costs: questions that somebody has asked lately. */
  readonly questions: number;
  readonly spent: Spent;
  /** ms */
  readonly windowMs: number;
  /** Whether the upstream limits anybody at all. */
  readonly isLimited: boolean;
};

/**
 * How long an answer is kept before its question is asked again. The more questions there are the longer, so
 * that all together stay within three fifths of the budget (contract §4); and where the budget was spent
 * otherwise, the interval grows so that what is left lasts until the window ends.
 * @returns ms, never less than configured
 */
export function paceOf({ baseMs, questions, spent, windowMs, isLimited }: PaceQuestion): number {
  if (!isLimited) return baseMs;
  const polls = Math.max(1, questions);
  const steady = (polls * windowMs) / (spent.limit * POLLED_PART);
  if (spent.used < spent.limit * NEAR_END) return Math.max(baseMs, steady);
  const left = spent.limit - RESERVE - spent.used;
  const stretched = left < polls ? spent.remainsMs : (polls * spent.remainsMs) / left;
  return Math.max(baseMs, steady, stretched);
}
