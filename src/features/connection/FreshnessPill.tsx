import { memo } from 'react';
import { useElapsed } from '#ui/use-now.ts';
import { freshness, freshnessWords, type PollHealth } from './freshness.ts';

const DOTS = {
  first: 'border-2 border-edge',
  live: 'bg-online forced-colors:bg-[CanvasText]',
  late: 'border-2 border-dashed border-away',
  paused: 'border-2 border-edge',
} as const;

/** Drawn anew only if it says something else, not with each second. */
const Pill = memo(function Pill({
  state,
  words,
}: {
  readonly state: keyof typeof DOTS;
  readonly words: string;
}) {
  return (
    <p
      data-freshness={state}
      title={words}
      className="flex min-w-0 items-center gap-2 text-[0.8125rem] text-soft tabular-nums"
    >
      <span aria-hidden className={`size-2 shrink-0 rounded-full ${DOTS[state]}`} />
      <span className="sr-only truncate sm:not-sr-only">{words}</span>
    </p>
  );
});

/** The single place that tells how old the picture is. */
export function FreshnessPill({ health }: { readonly health: PollHealth }) {
  const now = useElapsed();
  return <Pill state={freshness(health, now)} words={freshnessWords(health, now)} />;
}
