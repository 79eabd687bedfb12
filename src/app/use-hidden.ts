import { useSyncExternalStore } from 'react';

let keepsPace = false;

/** Somebody counts on the polls, seen or not: a wall, or who wants to be told of something. */
export function paceKept(kept: boolean): void {
  keepsPace = kept;
}

function subscribe(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}

/** Whether nobody can see the page, nor counts on it none the less. */
export function useHidden(): boolean {
  return useSyncExternalStore(subscribe, () => document.hidden && !keepsPace);
}
