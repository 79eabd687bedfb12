import { memo } from 'react';

/** What a shape can tell; the word beside it says the same. */
export type Shape = 'title' | 'online' | 'away' | 'offline' | 'hidden' | 'nodata';

const COLOURS: Readonly<Record<Shape, string>> = {
  title: 'text-online',
  online: 'text-online',
  away: 'text-away',
  offline: 'text-offline',
  hidden: 'text-offline',
  nodata: 'text-offline',
};

/** What lies over a shape: somebody who has just left, or of whom nothing new was heard for a while. */
export type ShapeOverlay = 'leaving' | 'old';

function Clock() {
  return (
    <svg width={9} height={9} viewBox="0 0 9 9" className="absolute -end-1.5 -bottom-1 fill-card text-ink">
      <use href="#state-clock" />
    </svg>
  );
}

const CORNER = 'absolute -end-0.5 -bottom-0.5 rounded-full bg-card ring-2 ring-card';

/**
 * A person's state by shape; colour only supports it, so it holds in forced colours too. It stands in every
 * row, so it is one drawing and nothing around it, unless something lies over it. In a grid it stands over two rows.
 */
export const StateShape = memo(function StateShape({
  shape,
  size = 12,
  overlay,
  inCorner = false,
}: {
  readonly shape: Shape;
  readonly size?: number;
  readonly overlay?: ShapeOverlay | undefined;
  /** Whether it stands in the corner of something. */
  readonly inCorner?: boolean;
}) {
  const drawing = (className: string) => (
    <svg aria-hidden width={size} height={size} viewBox="0 0 14 14" className={className}>
      <use href={`#state-${shape}`} />
    </svg>
  );
  const outer = `row-span-2 shrink-0 ${COLOURS[shape]} ${inCorner ? CORNER : ''}`;
  if (!overlay) return drawing(outer);
  return (
    <span aria-hidden className={`inline-flex ${inCorner ? '' : 'relative'} ${outer}`}>
      {drawing(overlay === 'leaving' ? 'opacity-60' : '')}
      <Clock />
    </span>
  );
});
