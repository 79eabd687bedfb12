import { create } from 'zustand';
import type { Level } from '#contract/level.ts';
import type { DisplayState } from '#model/display-state.ts';
import { readAddress, writeAddress } from '#model/view-address.ts';
import type { Filters, Layout, View } from '#model/view.ts';

type ViewState = {
  readonly view: View;
  /** Parts of the address that nobody knows, until the notice is put away. */
  readonly ignored: readonly string[];
  /** States that were filtered by and mean nothing in the roster that was chosen, until the notice is put away. */
  readonly dropped: readonly DisplayState[];
};

export const useViewStore = create<ViewState>(() => ({
  ...readAddress(location.pathname, location.search),
  dropped: [],
}));

/** What is being looked at. */
export function useView(): View {
  return useViewStore(({ view }) => view);
}

/** What of the address was ignored. */
export function useIgnored(): readonly string[] {
  return useViewStore(({ ignored }) => ignored);
}

/** Milliseconds between two writes of the address while somebody types: Safari refuses 100 within 30 s. */
const TYPING_PAUSE = 300;

let typing: ReturnType<typeof setTimeout> | undefined;

function writeNow(step: 'push' | 'replace'): void {
  clearTimeout(typing);
  typing = undefined;
  const address = writeAddress(useViewStore.getState().view);
  if (address !== location.pathname + location.search) {
    history[step === 'push' ? 'pushState' : 'replaceState'](null, '', address);
  }
}

/** Discrete choices make a step that Back returns from; typing does not, and belongs to the step before. */
export function change(view: View, step: 'push' | 'replace' | 'typing'): void {
  if (typing !== undefined && step === 'push') writeNow('replace');
  useViewStore.setState({ view });
  if (step === 'typing') typing ??= setTimeout(() => writeNow('replace'), TYPING_PAUSE);
  else writeNow(step);
}

/** Filters are changed; what is not named stays. */
export function changeFilters(filters: Partial<Filters>, step: 'push' | 'typing' = 'push'): void {
  const { view } = useViewStore.getState();
  change({ ...view, filters: { ...view.filters, ...filters } }, step);
}

/** A level was chosen. */
export function levelChosen(level: Level): void {
  change({ ...useViewStore.getState().view, level }, 'push');
}

/** Another way to lay people out was chosen. */
export function layoutChosen(layout: Layout): void {
  change({ ...useViewStore.getState().view, layout }, 'push');
}

/** How people are arranged in a layout was chosen: density, groups or order; what is not named stays. */
export function arrangementChosen(arrangement: Partial<Pick<View, 'density' | 'by' | 'sort'>>): void {
  change({ ...useViewStore.getState().view, ...arrangement }, 'push');
}

/** Somebody's details were asked for; asking for the same person again closes them. */
export function personOpened(xuid: string): void {
  const { view } = useViewStore.getState();
  change({ ...view, person: view.person === xuid ? undefined : xuid }, 'push');
}

/** A title was pressed on somebody's screen: only people who have it are wanted. */
export function titlePressed(titleId: string): void {
  if (titleId !== '') changeFilters({ titles: [titleId], notTitles: [], unseenTitles: [] });
}

/** Something was typed into the search. */
export function searchTyped(search: string): void {
  changeFilters({ search }, 'typing');
}

/**
 * Keeps view and address one: the address is put into its canonical order, and Back and Forward change the view.
 * @returns how to stop
 */
export function followAddress(): () => void {
  const read = (): void => {
    clearTimeout(typing);
    typing = undefined;
    useViewStore.setState({ ...readAddress(location.pathname, location.search), dropped: [] });
  };
  change(useViewStore.getState().view, 'replace');
  window.addEventListener('popstate', read);
  return () => window.removeEventListener('popstate', read);
}
