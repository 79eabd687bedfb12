/*
 * What becomes of the connection once the page is drawn: it comes after the list, as what brings it about does.
 */
import { INTERVAL_KEY, useConnection } from './connection-store.ts';

/** Another interval was chosen; it is remembered in this browser. */
export function intervalChosen(interval: number): void {
  useConnection.setState({ interval });
  try {
    localStorage.setItem(INTERVAL_KEY, String(interval));
  } catch {
    // Storage may be blocked; then the choice holds for this visit.
  }
}

/** The browser says that it is offline, and the gateway did not answer. */
export function cutOff(): void {
  useConnection.setState({ offline: true });
}

/** The network is back, or the gateway answers without it. */
export function reachable(): void {
  useConnection.setState({ offline: false });
}

/** The clock on the wall has jumped: the browser was asleep. */
export function wokenUp(at: number): void {
  useConnection.setState({ sleptAt: at });
}
