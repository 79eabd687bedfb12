import { memo } from 'react';

/** Where a title stands on its screen. */
export type PlacementGlyphKind = 'full' | 'fill' | 'snapped' | 'background' | 'unknown';

/**
 * The glyph of a placement: a screen with the title's own part filled. It shows a real screen, so it is not
 * mirrored where text runs from right to left.
 */
export const PlacementGlyph = memo(function PlacementGlyph({
  kind,
  size = 16,
}: {
  readonly kind: PlacementGlyphKind;
  /** Width in pixels. */
  readonly size?: number;
}) {
  return (
    <svg
      aria-hidden
      width={size}
      height={Math.ceil((size * 18) / 28)}
      viewBox="0 0 28 18"
      className="shrink-0"
    >
      <use href={`#place-${kind}`} />
    </svg>
  );
});
