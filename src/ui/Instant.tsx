import { useNow } from './use-now.ts';

/**
 * An instant in words that keep up with the clock, once a minute.
 * @param at milliseconds since 1970 UTC; without it nothing is drawn
 * @param words puts the instant into words, given the time now
 */
export function Instant({
  at,
  words,
  className,
}: {
  readonly at: number | undefined;
  readonly words: (at: number, now: number) => string;
  readonly className?: string;
}) {
  const now = useNow('minute');
  if (at === undefined) return null;
  return (
    <time dateTime={new Date(at).toISOString()} className={className}>
      {words(at, now)}
    </time>
  );
}
