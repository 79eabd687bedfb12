import { useEffect, useState } from 'react';

/**
 * Whether so much time has passed since the component came.
 * @param ms milliseconds
 */
export function useAfter(ms: number): boolean {
  const [passed, setPassed] = useState(false);
  // Talks to the browser's timer.
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return passed;
}
