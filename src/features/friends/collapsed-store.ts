import { create } from 'zustand';
import { kept } from '#i18n/kept.ts';

type Collapsed = { readonly keys: ReadonlySet<string> };

const KEY = 'collapsed';

function stored(): ReadonlySet<string> {
  try {
    const keys: unknown = JSON.parse(kept(KEY) ?? '[]');
    return new Set(Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : []);
  } catch {
    return new Set();
  }
}

const useStore = create<Collapsed>(() => ({ keys: stored() }));

/** Keys of the groups that are folded away. */
export function useCollapsed(): ReadonlySet<string> {
  return useStore(({ keys }) => keys);
}

/** A group was folded away or opened; it is remembered in this browser. */
export function collapsedToggled(key: string): void {
  const keys = new Set(useStore.getState().keys);
  if (!keys.delete(key)) keys.add(key);
  useStore.setState({ keys });
  try {
    localStorage.setItem(KEY, JSON.stringify([...keys]));
  } catch {
    // Storage may be blocked; then it holds for this visit.
  }
}
