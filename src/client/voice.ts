/*
 * Of several tabs one speaks: the one that somebody saw last. All of them watch, so that any can take over.
 */

const NAME = 'presence-voice-1';

let mine = false;
let asking: AbortController | undefined;

/** The lock is asked for, or taken from the tab that has it. */
function take(steal: boolean): void {
  if (!('locks' in navigator)) {
    mine = true;
    return;
  }
  asking?.abort();
  const wanted = new AbortController();
  asking = wanted;
  // Held until the tab is gone, or until another takes it.
  const held = new Promise<never>(() => undefined);
  navigator.locks
    .request(NAME, steal ? { steal } : { signal: wanted.signal }, () => {
      mine = true;
      return held;
    })
    .catch(() => {
      if (asking !== wanted) return;
      mine = false;
      // Another tab speaks now; this one is next when that is closed.
      take(false);
    });
}

/**
 * Makes this tab the one that speaks whenever it is seen.
 * @returns what ends it
 */
export function followVoice(): () => void {
  const seen = (): void => {
    if (!document.hidden && !mine) take(true);
  };
  take(!document.hidden);
  document.addEventListener('visibilitychange', seen);
  window.addEventListener('focus', seen);
  return () => {
    document.removeEventListener('visibilitychange', seen);
    window.removeEventListener('focus', seen);
  };
}

/** Whether this is the tab that speaks. */
export function speaks(): boolean {
  return mine;
}
