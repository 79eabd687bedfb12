import { memo } from 'react';

/** Where a title stands on its screen. */
export type PlacementGlyphKind = 'full' | 'fill' | 'snapped' | 'background' | 'unknown';

/** What the frame of a screen leaves empty beside the title's part. Real screens are not mirrored where text is. */
const BESIDE: Partial<Record<PlacementGlyphKind, readonly [small: string, large: string]>> = {
  full: ['', ''],
  fill: ['pr-[5px]', 'pr-[8px]'],
  snapped: ['pl-[10px]', 'pl-[17px]'],
};

/**
 * The glyph of a placement: a screen with the title's own part filled. Those that stand in most rows are a box
 * each: a drawing has four elements, and a transform of its own to be kept for it.
 */
export const PlacementGlyph = memo(function PlacementGlyph({
  kind,
  large = false,
  className = '',
}: {
  readonly kind: PlacementGlyphKind;
  /** 28 pixels wide in place of 16. */
  readonly large?: boolean;
  readonly className?: string;
}) {
  const beside = BESIDE[kind]?.[large ? 1 : 0];
  if (beside === undefined)
    return (
      <svg
        aria-hidden
        width={large ? 28 : 16}
        height={large ? 18 : 11}
        viewBox="0 0 28 18"
        className={`inline shrink-0 ${className}`}
      >
        <use href={`#place-${kind}`} />
      </svg>
    );
  const frame = large ? 'h-[18px] w-7 rounded-[4px] border-2' : 'h-[11px] w-4 rounded-[2.5px] border';
  return (
    <span
      aria-hidden
      className={`inline-block shrink-0 border-current bg-current bg-clip-content p-px align-middle [forced-color-adjust:preserve-parent-color] ${frame} ${beside} ${className}`}
    />
  );
});
