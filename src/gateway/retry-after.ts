const SECONDS = /^\d{1,10}$/;
const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** No upstream makes us wait longer than this without being asked again. */
const MAX_WAIT_MS = 300_000;

/**
 * Reads Retry-After: whole seconds, or a date, which counts from the answer's own Date since the two clocks
 * need not agree. Anything else is no Retry-After: `Date.parse` would take "-5" or "7.5" for a date.
 * @param date the answer's Date header
 * @param now ms; stands in for a missing Date
 * @returns milliseconds to wait, 0 to 300,000, or undefined if nothing readable was said
 */
export function readRetryAfter(header: string | null, date: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (SECONDS.test(text)) return Math.min(Number(text) * 1000, MAX_WAIT_MS);
  if (!HTTP_DATE.test(text)) return undefined;
  const sent = date !== null && HTTP_DATE.test(date.trim()) ? Date.parse(date) : now;
  const wait = Date.parse(text) - sent;
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), MAX_WAIT_MS);
}
