import { create } from 'zustand';

const KEY = 'dots';

const useStore = create<{ readonly plain: boolean }>(() => ({
  plain: document.documentElement.dataset['dots'] === 'plain',
}));

/** Whether states are drawn as plain dots, not as shapes. */
export function usePlainDots(): boolean {
  return useStore(({ plain }) => plain);
}

/** Plain dots were switched on or off; `public/theme.js` draws them before the first paint of the next visit. */
export function plainDotsSwitched(plain: boolean): void {
  useStore.setState({ plain });
  if (plain) document.documentElement.dataset['dots'] = 'plain';
  else delete document.documentElement.dataset['dots'];
  try {
    if (plain) localStorage.setItem(KEY, 'plain');
    else localStorage.removeItem(KEY);
  } catch {
    // Storage may be blocked; then the choice holds for this visit.
  }
}
