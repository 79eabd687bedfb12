import { Icon } from './Icon.tsx';
import type { IconName } from './icon-names.ts';

/** What a device looks like. */
export type DeviceGlyphKind = 'gamepad' | 'monitor' | 'phone' | 'tv' | 'globe' | 'unknown';

const ICONS: Readonly<Record<DeviceGlyphKind, IconName>> = {
  gamepad: 'gamepad-2',
  monitor: 'monitor',
  phone: 'smartphone',
  tv: 'tv',
  globe: 'globe',
  unknown: 'circle-question-mark',
};

/** A device's glyph; the word beside it carries the meaning. */
export function DeviceGlyph({ glyph }: { readonly glyph: DeviceGlyphKind }) {
  return <Icon name={ICONS[glyph]} size={16} />;
}
