import { create } from 'zustand';
import type { Level } from '#contract/level.ts';
import type { DisplayState } from '#model/display-state.ts';
import { fittingFilters } from '#model/fitting-filters.ts';
import { readAddress, writeAddress } from '#model/view-address.ts';
import { FRIENDS_ROSTER, NO_FILTERS, type Filters, type Layout, type View } from '#model/view.ts';

type ViewState = {
  readonly view: View;
  /** Parts of the address that nobody knows, until the notice is put away. */
  readonly ignored: readonly string[];
  /** States that were filtered by and mean nothing in the roster that was chosen, until the notice is put away. */
  readonly dropped: readonly DisplayState[];
};

/** How a title can be filtered by; a title is in one of these lists only. */
const TITLE_LISTS = ['titles', 'notTitles', 'unseenTitles'] as const;
export type TitleList = (typeof TITLE_LISTS)[number];

/** The lists of a filter that words can be added to and taken from. */
type FilterList = 'states' | 'devices' | 'placements';

const useStore = create<ViewState>(() => ({
  ...readAddress(location.pathname, location.search),
  dropped: [],
}));

/** What is being looked at. */
export function useView(): View {
  return useStore(({ view }) => view);
}

/** What of the address was ignored. */
export function useIgnored(): readonly string[] {
  return useStore(({ ignored }) => ignored);
}

/** What was filtered by and not kept when a roster was chosen. */
export function useDropped(): readonly DisplayState[] {
  return useStore(({ dropped }) => dropped);
}

/** Milliseconds between two writes of the address while somebody types: Safari refuses 100 within 30 s. */
const TYPING_PAUSE = 300;

let typing: ReturnType<typeof setTimeout> | undefined;

function writeNow(step: 'push' | 'replace'): void {
  clearTimeout(typing);
  typing = undefined;
  const address = writeAddress(useStore.getState().view);
  if (address !== location.pathname + location.search) {
    history[step === 'push' ? 'pushState' : 'replaceState'](null, '', address);
  }
}

/** Discrete choices make a step that Back returns from; typing does not, and belongs to the step before. */
function change(view: View, step: 'push' | 'replace' | 'typing'): void {
  if (typing !== undefined && step === 'push') writeNow('replace');
  useStore.setState({ view });
  if (step === 'typing') typing ??= setTimeout(() => writeNow('replace'), TYPING_PAUSE);
  else writeNow(step);
}

function changeFilters(filters: Partial<Filters>, step: 'push' | 'typing' = 'push'): void {
  const { view } = useStore.getState();
  change({ ...view, filters: { ...view.filters, ...filters } }, step);
}

/** A whole view was chosen, by the address that it has. */
export function viewOpened(address: string): void {
  const { pathname, search } = new URL(address, location.origin);
  const { view, ignored } = readAddress(pathname, search);
  change(view, 'push');
  useStore.setState({ ignored, dropped: [] });
}

/** A level was chosen. */
export function levelChosen(level: Level): void {
  change({ ...useStore.getState().view, level }, 'push');
}

/** Another way to lay people out was chosen. */
export function layoutChosen(layout: Layout): void {
  change({ ...useStore.getState().view, layout }, 'push');
}

/** How people are arranged in a layout was chosen: density, groups or order; what is not named stays. */
export function arrangementChosen(arrangement: Partial<Pick<View, 'density' | 'by' | 'sort'>>): void {
  change({ ...useStore.getState().view, ...arrangement }, 'push');
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

/**
 * A roster was chosen; filters stay as far as they mean something there.
 * @param isFriends whether it is the viewer's friends, rather than a named roster
 */
export function rosterChosen(roster: string, isFriends = roster === FRIENDS_ROSTER): void {
  const { view } = useStore.getState();
  const { filters, dropped } = fittingFilters(view.filters, isFriends);
  change({ ...view, roster, filters }, 'push');
  useStore.setState({ dropped });
}

function toggled<Word extends string>(words: readonly Word[], word: Word): readonly Word[] {
  return words.includes(word) ? words.filter((known) => known !== word) : [...words, word];
}

/** A word of a filter was pressed: it is added, or taken away if it was there. */
export function filterToggled<List extends FilterList>(list: List, word: Filters[List][number]): void {
  changeFilters({ [list]: toggled<string>(useStore.getState().view.filters[list], word) });
}

/** A title was pressed in one of the ways to filter by it; the other ways lose it. */
export function titleToggled(list: TitleList, id: string): void {
  const { filters } = useStore.getState().view;
  const others = TITLE_LISTS.filter((other) => other !== list);
  changeFilters({
    ...Object.fromEntries(others.map((other) => [other, filters[other].filter((known) => known !== id)])),
    [list]: toggled(filters[list], id),
  });
}

/** A title was pressed on somebody's screen: only people who have it are wanted. */
export function titlePressed(titleId: string): void {
  if (titleId !== '') changeFilters({ titles: [titleId], notTitles: [], unseenTitles: [] });
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

/** Something was typed into the search. */
export function searchTyped(search: string): void {
  changeFilters({ search }, 'typing');
}

/** All filters and the search were cleared. */
export function filtersCleared(): void {
  changeFilters(NO_FILTERS);
}

/** The notice about what is not filtered by was put away. */
export function noticeDismissed(): void {
  useStore.setState({ ignored: [], dropped: [] });
}

/**
 * Keeps view and address one: the address is put into its canonical order, and Back and Forward change the view.
 * @returns how to stop
 */
export function followAddress(): () => void {
  const read = (): void => {
    clearTimeout(typing);
    typing = undefined;
    useStore.setState({ ...readAddress(location.pathname, location.search), dropped: [] });
  };
  change(useStore.getState().view, 'replace');
  window.addEventListener('popstate', read);
  return () => window.removeEventListener('popstate', read);
}
