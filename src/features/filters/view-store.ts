import { create } from 'zustand';
import type { Level } from '#contract/level.ts';
import { readAddress, writeAddress } from '#model/view-address.ts';
import {
  NO_FILTERS,
  type Density,
  type Filters,
  type Grouping,
  type Layout,
  type Sort,
  type View,
} from '#model/view.ts';

type ViewState = {
  readonly view: View;
  /** Parts of the address that nobody knows, until the notice is put away. */
  readonly ignored: readonly string[];
};

/** The lists of a filter that words can be added to and taken from. */
type FilterList = 'states' | 'devices' | 'titles' | 'placements';

const useStore = create<ViewState>(() => ({ ...readAddress(location.pathname, location.search) }));

/** What is being looked at. */
export function useView(): View {
  return useStore(({ view }) => view);
}

/** What of the address was ignored. */
export function useIgnored(): readonly string[] {
  return useStore(({ ignored }) => ignored);
}

/** Discrete choices make a step that Back returns from; typing does not. */
function change(view: View, step: 'push' | 'replace'): void {
  const address = writeAddress(view);
  if (address !== location.pathname + location.search) {
    history[step === 'push' ? 'pushState' : 'replaceState'](null, '', address);
  }
  useStore.setState({ view });
}

function changeFilters(filters: Partial<Filters>, step: 'push' | 'replace' = 'push'): void {
  const { view } = useStore.getState();
  change({ ...view, filters: { ...view.filters, ...filters } }, step);
}

/** A level was chosen. */
export function levelChosen(level: Level): void {
  change({ ...useStore.getState().view, level }, 'push');
}

/** Another way to lay people out was chosen. */
export function layoutChosen(layout: Layout): void {
  change({ ...useStore.getState().view, layout }, 'push');
}

/** Another grouping was chosen. */
export function groupingChosen(by: Grouping): void {
  change({ ...useStore.getState().view, by }, 'push');
}

/** Another order was chosen; undefined for the usual one. */
export function sortChosen(sort: Sort | undefined): void {
  change({ ...useStore.getState().view, sort }, 'push');
}

/** Another density was chosen. */
export function densityChosen(density: Density): void {
  change({ ...useStore.getState().view, density }, 'push');
}

/** Somebody's details were asked for; asking for the same person again closes them. */
export function personOpened(xuid: string): void {
  const { view } = useStore.getState();
  change({ ...view, person: view.person === xuid ? undefined : xuid }, 'push');
}

/** The details were closed. */
export function personClosed(): void {
  change({ ...useStore.getState().view, person: undefined }, 'push');
}

/** A roster was chosen; filters stay. */
export function rosterChosen(roster: string): void {
  change({ ...useStore.getState().view, roster }, 'push');
}

/** A word of a filter was pressed: it is added, or taken away if it was there. */
export function filterToggled<List extends FilterList>(list: List, word: Filters[List][number]): void {
  const words: readonly string[] = useStore.getState().view.filters[list];
  changeFilters({
    [list]: words.includes(word) ? words.filter((known) => known !== word) : [...words, word],
  });
}

/** A title was pressed on somebody's screen: only people who have it are wanted. */
export function titlePressed(titleId: string): void {
  if (titleId !== '') changeFilters({ titles: [titleId] });
}

/** "Online only" was switched. */
export function onlineOnlySwitched(onlineOnly: boolean): void {
  changeFilters({ onlineOnly });
}

/** Something was typed into the search. */
export function searchTyped(search: string): void {
  changeFilters({ search }, 'replace');
}

/** All filters and the search were cleared. */
export function filtersCleared(): void {
  changeFilters(NO_FILTERS);
}

/** The notice about the address was put away. */
export function ignoredDismissed(): void {
  useStore.setState({ ignored: [] });
}

/**
 * Keeps view and address one: the address is put into its canonical order, and Back and Forward change the view.
 * @returns how to stop
 */
export function followAddress(): () => void {
  const read = (): void => useStore.setState(readAddress(location.pathname, location.search));
  change(useStore.getState().view, 'replace');
  window.addEventListener('popstate', read);
  return () => window.removeEventListener('popstate', read);
}
