import { create } from 'zustand';

const useStore = create<{ readonly opened: boolean }>(() => ({ opened: false }));

/** Whether one's own presence is open. */
export function useMeOpened(): boolean {
  return useStore(({ opened }) => opened);
}

/** One's own presence was asked for. */
export function meOpened(): void {
  useStore.setState({ opened: true });
}

/** One's own presence was closed. */
export function meClosed(): void {
  useStore.setState({ opened: false });
}
