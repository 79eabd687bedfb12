import { useLayoutEffect, useState, type RefObject } from 'react';

/** The part of the list that is worth drawing, relative to its top, and the room there is. */
export type Stretch = {
  readonly from: number;
  readonly to: number;
  readonly width: number;
  /** Root font size over 16. */
  readonly scale: number;
};

/** Scrolling is told in steps, so that most frames of it draw nothing anew. */
const STEP = 60;
const MARGIN = 120;

function measure(element: HTMLElement): Stretch {
  const { top, width } = element.getBoundingClientRect();
  const from = Math.floor((-top - MARGIN) / STEP) * STEP;
  const to = Math.ceil((window.innerHeight - top + MARGIN) / STEP) * STEP;
  const scale = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
  return { from, to, width, scale };
}

function same(a: Stretch | undefined, b: Stretch): boolean {
  return a !== undefined && a.from === b.from && a.to === b.to && a.width === b.width && a.scale === b.scale;
}

/**
 * Follows which stretch of an element is on screen as the page scrolls and changes size.
 * @returns undefined before the element is there
 */
export function useStretch(ref: RefObject<HTMLElement | null>): Stretch | undefined {
  const [stretch, setStretch] = useState<Stretch>();
  // Talks to the window's scrolling and to the size of the element and of what stands above it.
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const update = (): void => {
      const next = measure(element);
      setStretch((before) => (same(before, next) ? before : next));
    };
    update();
    const sizes = new ResizeObserver(update);
    sizes.observe(element);
    sizes.observe(document.body);
    window.addEventListener('scroll', update, { passive: true });
    window.addEventListener('resize', update);
    return () => {
      sizes.disconnect();
      window.removeEventListener('scroll', update);
      window.removeEventListener('resize', update);
    };
  }, [ref]);
  return stretch;
}
