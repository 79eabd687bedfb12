/*
 * What opens one's own presence comes after the list, as the entry that leads to it does.
 */
import { useMeStore } from './me-store.ts';

/** One's own presence was asked for. */
export function meOpened(): void {
  useMeStore.setState({ opened: true });
}

/** One's own presence was closed. */
export function meClosed(): void {
  useMeStore.setState({ opened: false });
}
