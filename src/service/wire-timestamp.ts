import { formatTimestamp, parseTimestamp } from '#contract/timestamp.ts';

const TICKS = /[.,](\d{1,9})/;

/**
 * Writes any date-time of the wire as the wire writes it today: UTC, seven fraction digits, no zone
 * (contract §2.8). Digits below the millisecond are kept. Texts made so sort by time.
 * @returns undefined if the text is no date-time, or its year has no four digits in UTC
 */
export function wireTimestamp(text: string): string | undefined {
  const ms = parseTimestamp(text);
  if (ms === undefined) return undefined;
  const written = formatTimestamp(ms);
  if (written.length !== '0000-00-00T00:00:00.0000000'.length) return undefined;
  const fraction = TICKS.exec(text)?.[1] ?? '';
  return written.slice(0, 20) + fraction.padEnd(7, '0').slice(0, 7);
}
