/*
 * Of several tabs one speaks: the one that somebody saw last. All of them watch, so that any can take over.
 */

const NAME = 'presence-voice-1';

let mine = false;
/** What is under way: the lock asked for, or held. */
let turn: { readonly end: () => void } | undefined;

/** The lock is asked for, or taken from the tab that has it; held until the turn ends, or another tab takes it. */
function take(steal: boolean): void {
  turn?.end();
  if (!('locks' in navigator)) {
    mine = true;
    return;
  }
  const waiting = new AbortController();
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const own = {
    end: () => {
      mine = false;
      turn = undefined;
      letGo();
      waiting.abort();
    },
  };
  turn = own;
  navigator.locks
    .request(NAME, steal ? { steal } : { signal: waiting.signal }, () => {
      mine = turn === own;
      return held;
    })
    .catch(() => {
      if (turn !== own) return;
      // Another tab speaks now; this one is next when that is closed.
      take(false);
    });
}

/**
 * Makes this tab the one that speaks whenever it is seen.
 * @returns what ends it: another tab may speak then
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
    turn?.end();
    mine = false;
  };
}

/** Whether this is the tab that speaks. */
export function speaks(): boolean {
  return mine;
}
