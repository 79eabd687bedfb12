import { levelHas, type Level } from '#contract/level.ts';
import type { Friend } from './friend.ts';
import { askableFilters, canAnswerHere, matchingFriends, unanswerable } from './matching.ts';
import type { Filters, View } from './view.ts';

/** What the page has at hand: who is watched, how deep it was looked, and how many match the view on screen. */
export type PictureAtHand = {
  readonly view: View;
  /** Undefined until the first answer. */
  readonly friends: readonly Friend[] | undefined;
  /** Undefined while it is not known who matches. */
  readonly shown: number | undefined;
};

/** Whether a filter means the same at two levels: what one brings and the other does not can be searched for. */
function meansTheSame(filters: Filters, one: Level, other: Level): boolean {
  if (one === other) return true;
  const states = filters.states.includes('title') === filters.states.includes('online');
  return filters.search.trim() === '' && (states || levelHas(one, 'title') === levelHas(other, 'title'));
}

/**
 * How many people a view would list, out of the picture at hand.
 * @returns undefined where the picture cannot tell: its people are others, or nobody looked deep enough
 */
export function countOfView(saved: View, { view, friends, shown }: PictureAtHand): number | undefined {
  if (!friends || saved.roster !== view.roster) return undefined;
  const { filters } = saved;
  if (saved.level === view.level && sameFilters(filters, view.filters)) return shown;
  const asked = askableFilters(filters);
  const isKnown =
    meansTheSame(filters, saved.level, view.level) &&
    unanswerable(filters, saved.level).length === unanswerable(filters, view.level).length &&
    (!asked || canAnswerHere(asked, view.level));
  return isKnown ? matchingFriends(friends, filters, view.level, undefined).length : undefined;
}

function sameFilters(a: Filters, b: Filters): boolean {
  return (Object.keys(a) as (keyof Filters)[]).every((name) => String(a[name]) === String(b[name]));
}
