import { create } from 'zustand';

const KEY = 'single-keys';

function stored(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

const useStore = create<{ readonly singleKeys: boolean }>(() => ({ singleKeys: stored() }));

/** Whether keys without Ctrl or ⌘ are shortcuts outside the list. */
export function useSingleKeys(): boolean {
  return useStore(({ singleKeys }) => singleKeys);
}

/** Single-key shortcuts were switched; it is remembered in this browser. */
export function singleKeysSwitched(singleKeys: boolean): void {
  useStore.setState({ singleKeys });
  try {
    if (singleKeys) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'off');
  } catch {
    // Storage may be blocked; then the choice holds for this visit.
  }
}
