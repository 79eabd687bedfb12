import { useCallback, useRef, useState } from 'react';
import type { MeasuredCard } from './list-layout.ts';

const NONE: ReadonlyMap<string, MeasuredCard> = new Map();

/** Attributes that tell the observer whose card it sees and what height was reckoned for it. */
export function cardAttributes(xuid: string, reckoned: number): Record<string, string> {
  return { 'data-card': xuid, 'data-reckoned': String(reckoned) };
}

/**
 * Watches the cards that are drawn and keeps the heights that differ from what was reckoned for them, as they
 * do when a reader's own text spacing makes lines taller.
 * @returns `measure`, the ref of an element that carries `cardAttributes`
 */
export function useCardHeights(): {
  readonly measured: ReadonlyMap<string, MeasuredCard>;
  readonly measure: (element: HTMLElement | null) => (() => void) | undefined;
} {
  const [measured, setMeasured] = useState(NONE);
  const observer = useRef<ResizeObserver>(undefined);
  const measure = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    observer.current ??= new ResizeObserver((entries) => {
      setMeasured((before) => withHeights(before, entries));
    });
    const watching = observer.current;
    watching.observe(element);
    return () => watching.unobserve(element);
  }, []);
  return { measured, measure };
}

/** The corrections as they stand after a change of size, or the same map if no card is off by half a pixel. */
function withHeights(
  before: ReadonlyMap<string, MeasuredCard>,
  entries: readonly ResizeObserverEntry[],
): ReadonlyMap<string, MeasuredCard> {
  let after: Map<string, MeasuredCard> | undefined;
  for (const { target, borderBoxSize } of entries) {
    const { card: xuid, reckoned: attribute } = (target as HTMLElement).dataset;
    const height = borderBoxSize[0]?.blockSize;
    if (xuid === undefined || height === undefined || height === 0) continue;
    const reckoned = Number(attribute);
    const known = (after ?? before).get(xuid);
    const expected = known?.reckoned === reckoned ? known.height : reckoned;
    if (Math.abs(expected - height) < 0.5) continue;
    after ??= new Map(before);
    after.set(xuid, { reckoned, height });
  }
  return after ?? before;
}
