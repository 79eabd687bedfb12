/** Where a title stands on its screen. */
export type PlacementGlyphKind = 'full' | 'fill' | 'snapped' | 'background' | 'unknown';

/**
 * The glyph of a placement: a screen with the title's own part filled. It shows a real screen, so it is not
 * mirrored where text runs from right to left. Needs `Sprite`.
 */
export function PlacementGlyph({ kind }: { readonly kind: PlacementGlyphKind }) {
  return (
    <svg aria-hidden width={16} height={11} className="shrink-0">
      <use href={`#place-${kind}`} />
    </svg>
  );
}
