import { create } from 'zustand';

export const useMeStore = create<{ readonly opened: boolean }>(() => ({ opened: false }));

/** Whether one's own presence is open. */
export function useMeOpened(): boolean {
  return useMeStore(({ opened }) => opened);
}
