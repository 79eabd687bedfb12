import { createContext, memo, use } from 'react';
import { useNow } from './use-now.ts';

/** Puts an instant into words, given the time now; both in milliseconds since 1970 UTC. */
type InstantWords = (at: number, now: number) => string;

/**
 * Ways to put an instant into words that do not hold at present, and what is said in their place. Where words are said
 * differently it is another map, since nothing else tells instants that stay as they are.
 */
export const InPlaceOf = createContext<ReadonlyMap<InstantWords, string>>(new Map());

/**
 * An instant in words that keep up with the clock, once a minute; when a friend's record changes it is mostly the same.
 * @param at milliseconds since 1970 UTC; without it nothing is drawn
 * @param words puts the instant into words
 */
export const Instant = memo(function Instant({
  at,
  words,
  className,
}: {
  readonly at: number | undefined;
  readonly words: InstantWords;
  readonly className?: string;
}) {
  const now = useNow();
  const inPlace = use(InPlaceOf).get(words);
  if (at === undefined) return null;
  if (inPlace !== undefined) return <span className={className}>{inPlace}</span>;
  return (
    <time dateTime={new Date(at).toISOString()} className={className}>
      {words(at, now)}
    </time>
  );
});
