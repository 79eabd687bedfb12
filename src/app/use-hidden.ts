import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}

/** Whether nobody can see the page. */
export function useHidden(): boolean {
  return useSyncExternalStore(subscribe, () => document.hidden);
}
