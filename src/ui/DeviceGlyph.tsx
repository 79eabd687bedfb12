import { CircleQuestionMark, Gamepad2, Globe, Monitor, Smartphone, Tv } from 'lucide-react';

const GLYPHS = {
  gamepad: Gamepad2,
  monitor: Monitor,
  phone: Smartphone,
  tv: Tv,
  globe: Globe,
  unknown: CircleQuestionMark,
} as const;

/** A device's glyph; the word beside it carries the meaning. */
export function DeviceGlyph({ glyph }: { readonly glyph: keyof typeof GLYPHS }) {
  const Glyph = GLYPHS[glyph];
  return <Glyph aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />;
}
