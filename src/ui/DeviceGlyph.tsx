/** What a device looks like. */
export type DeviceGlyphKind = 'gamepad' | 'monitor' | 'phone' | 'tv' | 'globe' | 'unknown';

/** A device's glyph; the word beside it carries the meaning. Needs `Sprite`. */
export function DeviceGlyph({ glyph }: { readonly glyph: DeviceGlyphKind }) {
  return (
    <svg aria-hidden width={16} height={16} className="shrink-0">
      <use href={`#device-${glyph}`} />
    </svg>
  );
}
