/** Where a title stands on its screen. */
export type PlacementGlyphKind = 'full' | 'fill' | 'snapped' | 'background' | 'unknown';

const FRAME = (
  <rect x="1" y="1" width="26" height="16" rx="2.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
);

function Drawing({ kind }: { readonly kind: PlacementGlyphKind }) {
  switch (kind) {
    case 'full':
      return (
        <>
          {FRAME}
          <rect x="3.5" y="3.5" width="21" height="11" rx="1" fill="currentColor" />
        </>
      );
    case 'fill':
      return (
        <>
          {FRAME}
          <rect x="3.5" y="3.5" width="14.5" height="11" rx="1" fill="currentColor" />
        </>
      );
    case 'snapped':
      return (
        <>
          {FRAME}
          <rect x="19" y="3.5" width="5.5" height="11" rx="1" fill="currentColor" />
        </>
      );
    case 'background':
      return (
        <>
          <rect
            x="6"
            y="1"
            width="21"
            height="12"
            rx="2.5"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            strokeDasharray="2.4 1.8"
          />
          <path d="M1.2 6.5V14a3 3 0 0 0 3 3H22" fill="none" stroke="currentColor" strokeWidth="1.8" />
        </>
      );
    case 'unknown':
      return (
        <>
          <rect
            x="1"
            y="1"
            width="26"
            height="16"
            rx="2.5"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.8"
            strokeDasharray="2.8 2"
          />
          <path
            d="M11.8 7.2a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.5"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.6"
          />
          <circle cx="14" cy="13.2" r="1" fill="currentColor" />
        </>
      );
  }
}

/**
 * The glyph of a placement: a screen with the title's own part filled. It shows a real screen, so it is not
 * mirrored where text runs from right to left.
 */
export function PlacementGlyph({ kind }: { readonly kind: PlacementGlyphKind }) {
  return (
    <svg aria-hidden viewBox="0 0 28 18" width={18} height={12} className="shrink-0">
      <Drawing kind={kind} />
    </svg>
  );
}
