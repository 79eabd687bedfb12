import { useEffect, useLayoutEffect, useState } from 'react';
import { readClocks, type Clocks } from '#client/wall-clock.ts';

/** Without a movement for so long, in milliseconds, pointer and way out are gone. */
const STILL_AFTER = 3000;

/** Whether somebody has moved the pointer, touched or pressed Tab just now. */
export function useStirred(): boolean {
  const [stirred, setStirred] = useState(false);
  // Talks to the pointer and the keyboard of the whole page.
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stir = (event: Event): void => {
      if (event instanceof KeyboardEvent && event.key !== 'Tab') return;
      setStirred(true);
      clearTimeout(timer);
      timer = setTimeout(() => setStirred(false), STILL_AFTER);
    };
    for (const name of ['pointermove', 'pointerdown', 'keydown']) window.addEventListener(name, stir);
    return () => {
      clearTimeout(timer);
      for (const name of ['pointermove', 'pointerdown', 'keydown']) window.removeEventListener(name, stir);
    };
  }, []);
  return stirred;
}

/** Both clocks, told anew every second: a wall's clock is never late by a minute. */
export function useClocks(): Clocks {
  const [clocks, setClocks] = useState(readClocks);
  // Talks to the browser's timer.
  useEffect(() => {
    const timer = setInterval(() => setClocks(readClocks()), 1000);
    return () => clearInterval(timer);
  }, []);
  return clocks;
}

/** Tells the whole page that it is a wall, while it is one: its styles have no scrollbar then. */
export function useWallPage(): void {
  // Talks to the page's root. A style that looked for the wall would have the browser look with each element that
  // comes or goes, on every page.
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset['wall'] = '';
    return () => {
      delete dataset['wall'];
    };
  }, []);
}

/** Keeps the screen awake while the wall is seen, where the browser allows it. */
export function useWakeLock(): void {
  // Talks to the machine's screen: the lock is lost whenever the page is hidden.
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let ended = false;
    const hold = async (): Promise<void> => {
      if (document.hidden || !('wakeLock' in navigator)) return;
      try {
        const held = await navigator.wakeLock.request('screen');
        if (ended) await held.release();
        else lock = held;
      } catch {
        // Not allowed, or low on power: the wall does without.
      }
    };
    const seen = (): void => void hold();
    void hold();
    document.addEventListener('visibilitychange', seen);
    return () => {
      ended = true;
      document.removeEventListener('visibilitychange', seen);
      void lock?.release().catch(() => undefined);
    };
  }, []);
}

/**
 * Turns pages while there are several, until it is told to wait.
 * @returns the number of the page
 */
export function useTurning(pages: number, everyMs: number, waits: boolean): number {
  const [page, setPage] = useState(0);
  // Talks to the browser's timer.
  useEffect(() => {
    if (waits || pages < 2) return undefined;
    const timer = setInterval(() => setPage((before) => before + 1), everyMs);
    return () => clearInterval(timer);
  }, [pages, everyMs, waits]);
  return page % Math.max(1, pages);
}

/** How many columns and rows of a size, in ems of the element, fit into an element. */
export function useFit(
  element: HTMLElement | null,
  { width, height }: { readonly width: number; readonly height: number },
): { readonly columns: number; readonly rows: number } {
  const [fit, setFit] = useState({ columns: 1, rows: 1 });
  // Talks to the layout of the page.
  useEffect(() => {
    if (!element) return undefined;
    const measure = (): void => {
      const em = Number.parseFloat(getComputedStyle(element).fontSize);
      const columns = Math.max(1, Math.floor(element.clientWidth / (width * em)));
      const rows = Math.max(1, Math.floor(element.clientHeight / (height * em)));
      setFit((before) => (before.columns === columns && before.rows === rows ? before : { columns, rows }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [element, width, height]);
  return fit;
}

/** Listens to Space and Escape, wherever the focus is. */
export function useWallKeys(onSpace: () => void, onEscape: () => void): void {
  // Talks to the keyboard of the whole page.
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape') onEscape();
      else if (event.key === ' ' && !(event.target instanceof HTMLButtonElement)) {
        event.preventDefault();
        onSpace();
      }
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, [onSpace, onEscape]);
}
