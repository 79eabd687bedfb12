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

/** A person's state by shape; colour only supports it, so it holds in forced colours too. Needs `Sprite`. */
export function StateShape({ shape, size = 12 }: { readonly shape: Shape; readonly size?: number }) {
  return (
    <svg aria-hidden width={size} height={size} className={`shrink-0 ${COLOURS[shape]}`}>
      <use href={`#state-${shape}`} />
    </svg>
  );
}
