import { useLayoutEffect, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';

/** The part of the list that is worth drawing, in pixels from its top. */
export type Stretch = { readonly from: number; readonly to: number };

/** The room that the list has. */
export type Room = {
  /** CSS pixels. */
  readonly width: number;
  /** Root font size over 16. */
  readonly scale: number;
};

/** Scrolling is told in steps, so that most frames of a slow one draw nothing anew. */
const STEP = 25;

/** So many pixels ahead of the screen are drawn, the way one scrolls; more where the screen is small. */
const AHEAD = 50;
const AT_LEAST = 950;

/** So much at the top of the screen lies under the page's header and the heading that sticks to it. */
const COVERED = 96;

function same<T extends Record<string, number>>(a: T | undefined, b: T): boolean {
  return a !== undefined && Object.entries(b).every(([name, value]) => a[name] === value);
}

/** Calls back as the element, or what stands above it, changes its size or place on the page. */
function watchSize(element: HTMLElement, update: () => void): () => void {
  const sizes = new ResizeObserver(update);
  sizes.observe(element);
  sizes.observe(document.body);
  window.addEventListener('resize', update);
  return () => {
    sizes.disconnect();
    window.removeEventListener('resize', update);
  };
}

/**
 * Follows how much room an element has.
 * @returns undefined before the element is there
 */
export function useRoom(ref: RefObject<HTMLElement | null>): Room | undefined {
  const [room, setRoom] = useState<Room>();
  // Talks to the size of the element.
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const update = (): void => {
      const { width } = element.getBoundingClientRect();
      const scale = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
      const next = { width, scale };
      setRoom((before) => (same(before, next) ? before : next));
    };
    update();
    return watchSize(element, update);
  }, [ref]);
  return room;
}

/**
 * Follows which stretch of an element is on screen as the page scrolls and changes size. What a scroll brings is
 * drawn in the frame that shows it.
 * @returns undefined before the element is there
 */
export function useStretch(ref: RefObject<HTMLElement | null>): Stretch | undefined {
  const [stretch, setStretch] = useState<Stretch>();
  // Talks to the window's scrolling, and to the size of the element and of what stands above it.
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    let scrolledBefore = 0;
    let goesUp = false;
    const update = (): void => {
      const { top } = element.getBoundingClientRect();
      if (scrollY !== scrolledBefore) goesUp = scrollY < scrolledBefore;
      scrolledBefore = scrollY;
      const screen = window.innerHeight;
      const ahead = Math.max(AHEAD, AT_LEAST - screen);
      const from = Math.floor((COVERED - top - (goesUp ? ahead : 0)) / STEP) * STEP;
      const to = Math.ceil((screen - top + (goesUp ? 0 : ahead)) / STEP) * STEP;
      setStretch((before) => (same(before, { from, to }) ? before : { from, to }));
    };
    const scrolled = (): void => flushSync(update);
    update();
    const unwatch = watchSize(element, update);
    window.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      unwatch();
      window.removeEventListener('scroll', scrolled);
    };
  }, [ref]);
  return stretch;
}
