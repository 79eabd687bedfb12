import type { Plugin } from 'vite';

/** Vite's own, which also loads the styles of a part before its script. */
const PRELOAD_HELPER = '\0vite/preload-helper.js';

/**
 * Puts something smaller in the place of what Vite loads late parts of the page with: all styles are in one file, so
 * no part has any of its own. That a part could not be loaded is told by the same event.
 */
export function partLoader(): Plugin {
  return {
    name: 'part-loader',
    enforce: 'pre',
    load: (id) =>
      id === PRELOAD_HELPER
        ? `export const __vitePreload = (load) => load().catch((error) => {
             dispatchEvent(new Event('vite:preloadError'));
             throw error;
           });`
        : undefined,
  };
}
