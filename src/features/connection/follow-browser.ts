import { gatewayAnswers } from '#client/probe.ts';
import { readClocks, sleptBetween } from '#client/wall-clock.ts';
import { cutOff, reachable, wokenUp } from './connection-changes.ts';
import { isOffline } from './connection-store.ts';

/** How often the clocks are compared, in milliseconds. */
const CLOCK_WATCH = 1000;

/** The page is back from somewhere; several signs of it come together. */
const ONE_RETURN = 2000;

/**
 * Listens to what the browser tells of itself: network, visibility, sleep.
 * @param refresh asks everything anew; called once for each return
 * @param clockJumped makes what shows times draw them anew
 * @returns what ends it
 */
export function followBrowser(refresh: () => void, clockJumped: () => void): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  let clocks = readClocks();
  let returnedAt = -Infinity;

  const returned = (): void => {
    const now = performance.now();
    if (now - returnedAt < ONE_RETURN) return;
    returnedAt = now;
    refresh();
  };
  const probe = async (): Promise<void> => {
    const answers = await gatewayAnswers();
    if (signal.aborted) return;
    if (answers) online();
    else if (!navigator.onLine) cutOff();
  };
  const online = (): void => {
    if (!isOffline()) return;
    reachable();
    returned();
  };
  const seen = (): void => {
    watchClocks();
    if (document.hidden) return;
    if (isOffline()) void probe();
    else returned();
  };
  const watchClocks = (): void => {
    const now = readClocks();
    const slept = sleptBetween(clocks, now);
    clocks = now;
    if (!slept) return;
    wokenUp(now.steady);
    clockJumped();
    if (!isOffline()) returned();
  };

  window.addEventListener('offline', () => void probe(), { signal });
  window.addEventListener('online', online, { signal });
  window.addEventListener('pageshow', ({ persisted }) => persisted && seen(), { signal });
  document.addEventListener('visibilitychange', seen, { signal });
  const timer = setInterval(watchClocks, CLOCK_WATCH);
  if (!navigator.onLine) void probe();
  return () => {
    ended.abort();
    clearInterval(timer);
  };
}

/** The network was asked for again: if the gateway answers, polling goes on. */
export async function tryAgain(refresh: () => void): Promise<void> {
  if (!(await gatewayAnswers())) return;
  reachable();
  refresh();
}
