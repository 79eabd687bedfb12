import { gatewayAnswers } from '#client/probe.ts';

const KEY = 'loaded-anew';

/** Within this time, in milliseconds, a page that was loaded anew and fails again has another fault. */
const ONE_TRY = 60_000;

/** Whether the page may load itself anew; it may once, and notes that it did. */
function mayReload(now: number): boolean {
  try {
    if (now - Number(sessionStorage.getItem(KEY)) < ONE_TRY) return false;
    sessionStorage.setItem(KEY, String(now));
    return true;
  } catch {
    // Without a note there could be no end of it.
    return false;
  }
}

/** Loads the page anew, if there is a gateway to load it from and it was not done just now. */
export async function loadAnew(): Promise<void> {
  if ((await gatewayAnswers()) && mayReload(Date.now())) location.reload();
}

/** A part of the page that cannot be loaded belongs to a build that is gone: the page loads itself anew, once. */
export function reloadWhenPartsAreGone(): void {
  window.addEventListener('vite:preloadError', () => void loadAnew());
}
