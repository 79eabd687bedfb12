import { create } from 'zustand';
import type { DisplayState } from '#model/display-state.ts';

type Collapsed = { readonly states: ReadonlySet<DisplayState> };

const useStore = create<Collapsed>(() => ({ states: new Set() }));

/** The groups that are folded away. */
export function useCollapsed(): ReadonlySet<DisplayState> {
  return useStore(({ states }) => states);
}

/** A group's heading was pressed. */
export function collapsedToggled(state: DisplayState): void {
  useStore.setState(({ states }) => {
    const next = new Set(states);
    if (!next.delete(state)) next.add(state);
    return { states: next };
  });
}
