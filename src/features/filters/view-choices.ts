/*
 * What is chosen beside the list: views, rosters, filters. It comes after the list, as what offers it does.
 */
import type { DisplayState } from '#model/display-state.ts';
import { fittingFilters } from '#model/fitting-filters.ts';
import { readAddress } from '#model/view-address.ts';
import { FRIENDS_ROSTER, NO_FILTERS, type Filters, type Kiosk } from '#model/view.ts';
import { change, changeFilters, useViewStore } from './view-store.ts';

/** How a title can be filtered by; a title is in one of these lists only. */
const TITLE_LISTS = ['titles', 'notTitles', 'unseenTitles'] as const;
export type TitleList = (typeof TITLE_LISTS)[number];

/** The lists of a filter that words can be added to and taken from. */
type FilterList = 'states' | 'devices' | 'placements';

/** A whole view was chosen, by the address that it has. */
export function viewOpened(address: string): void {
  const { pathname, search } = new URL(address, location.origin);
  const { view, ignored } = readAddress(pathname, search);
  change(view, 'push');
  useViewStore.setState({ ignored, dropped: [] });
}

/**
 * A roster was chosen; filters stay as far as they mean something there.
 * @param isFriends whether it is the viewer's friends, rather than a named roster
 */
export function rosterChosen(roster: string, isFriends = roster === FRIENDS_ROSTER): void {
  const { view } = useViewStore.getState();
  const { filters, dropped } = fittingFilters(view.filters, isFriends);
  change({ ...view, roster, filters }, 'push');
  useViewStore.setState({ dropped });
}

function toggled<Word extends string>(words: readonly Word[], word: Word): readonly Word[] {
  return words.includes(word) ? words.filter((known) => known !== word) : [...words, word];
}

/** A word of a filter was pressed: it is added, or taken away if it was there. */
export function filterToggled<List extends FilterList>(list: List, word: Filters[List][number]): void {
  changeFilters({ [list]: toggled<string>(useViewStore.getState().view.filters[list], word) });
}

/** A title was pressed in one of the ways to filter by it; the other ways lose it. */
export function titleToggled(list: TitleList, id: string): void {
  const { filters } = useViewStore.getState().view;
  const others = TITLE_LISTS.filter((other) => other !== list);
  changeFilters({
    ...Object.fromEntries(others.map((other) => [other, filters[other].filter((known) => known !== id)])),
    [list]: toggled(filters[list], id),
  });
}

/** Filters were chosen all at once; what is not named stays. */
export function filtersChosen(filters: Partial<Filters>): void {
  changeFilters(filters);
}

/** "Online only" was switched. */
export function onlineOnlySwitched(onlineOnly: boolean): void {
  changeFilters({ onlineOnly });
}

/** "Favourites only" was switched. */
export function favoritesOnlySwitched(favoritesOnly: boolean): void {
  changeFilters({ favoritesOnly });
}

/** All filters and the search were cleared. */
export function filtersCleared(): void {
  changeFilters(NO_FILTERS);
}

/** The notice about what is not filtered by was put away. */
export function noticeDismissed(): void {
  useViewStore.setState({ ignored: [], dropped: [] });
}

/** The view was put on a wall, or taken off it. */
export function kioskChosen(kiosk: Kiosk): void {
  change({ ...useViewStore.getState().view, kiosk, person: undefined }, 'push');
}

/** The details were closed. */
export function personClosed(): void {
  change({ ...useViewStore.getState().view, person: undefined }, 'push');
}

/** What was filtered by and not kept when a roster was chosen. */
export function useDropped(): readonly DisplayState[] {
  return useViewStore(({ dropped }) => dropped);
}
