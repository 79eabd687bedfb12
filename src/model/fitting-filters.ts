import type { DisplayState } from './display-state.ts';
import type { Filters } from './view.ts';

/**
 * Takes away the filters that mean nothing where one goes. Among the viewer's friends nobody can be without
 * data: their group names only whom it tells of, while a named roster knows whom it asked for. Everything else
 * means the same wherever one looks, though it may find nobody.
 * @param toFriends whether one goes to the viewer's friends, rather than to a named roster
 * @returns the filters that are left, and the states that were dropped
 */
export function fittingFilters(
  filters: Filters,
  toFriends: boolean,
): { readonly filters: Filters; readonly dropped: readonly DisplayState[] } {
  if (!toFriends || !filters.states.includes('nodata')) return { filters, dropped: [] };
  return {
    filters: { ...filters, states: filters.states.filter((state) => state !== 'nodata') },
    dropped: ['nodata'],
  };
}
