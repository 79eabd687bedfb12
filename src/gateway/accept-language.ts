const MAX_ENTRIES = 16;
const ENTRY = /^([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,6}|\*)(?:;q=(0(?:\.\d{1,3})?|1(?:\.0{1,3})?))?$/;

/** What is asked for when a program names no language: without one the real service sends empty names. */
export const DEFAULT_LANGUAGES = 'en-US,en;q=0.9';

/**
 * Rebuilds an Accept-Language header from its well-formed entries, the first sixteen; the rest is left out.
 * @param header as the browser sent it
 * @returns a header that is safe to send on, never empty
 */
export function languagesToAsk(header: string | null): string {
  const entries = (header ?? '')
    .slice(0, 1024)
    .split(',')
    .map((entry) => entry.replace(/\s/g, ''))
    .filter((entry) => ENTRY.test(entry))
    .slice(0, MAX_ENTRIES);
  return entries.length > 0 ? entries.join(',') : DEFAULT_LANGUAGES;
}
