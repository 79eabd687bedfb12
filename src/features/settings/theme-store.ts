import { create } from 'zustand';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'theme';

function current(): Theme {
  const theme = document.documentElement.dataset['theme'];
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

const useStore = create<{ readonly theme: Theme }>(() => ({ theme: current() }));

/** The theme that was chosen. */
export function useTheme(): Theme {
  return useStore(({ theme }) => theme);
}

/** A theme was chosen; `public/theme.js` puts it on before the first paint of the next visit. */
export function themeChosen(theme: Theme): void {
  useStore.setState({ theme });
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Storage may be blocked; then the choice holds for this visit.
  }
}
