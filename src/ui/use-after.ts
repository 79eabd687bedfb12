import { useEffect, useState } from 'react';

/**
 * Whether so much time has passed since the component came, or since something else began.
 * @param ms milliseconds
 * @param runs whether the time runs; each time that it begins to, it begins anew
 */
export function useAfter(ms: number, runs = true): boolean {
  const [passed, setPassed] = useState(false);
  // Talks to the browser's timer.
  useEffect(() => {
    if (!runs) return undefined;
    const timer = setTimeout(() => setPassed(true), ms);
    return () => {
      clearTimeout(timer);
      setPassed(false);
    };
  }, [ms, runs]);
  return passed;
}
