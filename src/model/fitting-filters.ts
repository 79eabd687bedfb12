import type { DisplayState } from './display-state.ts';
import { FRIENDS_ROSTER, type Filters } from './view.ts';

/**
 * Takes away the filters that mean nothing in a roster. Among the friends nobody can be without data: the group
 * names only whom it tells of, while a named roster knows whom it asked for. Everything else means the same
 * wherever one looks, though it may find nobody.
 * @returns the filters that are left, and the states that were dropped
 */
export function fittingFilters(
  filters: Filters,
  roster: string,
): { readonly filters: Filters; readonly dropped: readonly DisplayState[] } {
  if (roster !== FRIENDS_ROSTER || !filters.states.includes('nodata')) return { filters, dropped: [] };
  return {
    filters: { ...filters, states: filters.states.filter((state) => state !== 'nodata') },
    dropped: ['nodata'],
  };
}
