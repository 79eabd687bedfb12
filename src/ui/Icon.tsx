import { memo } from 'react';
import type { IconName } from './icon-names.ts';

/** A glyph beside a word, or in a control that has a name; it is never read out. Drawn in the page's HTML. */
export const Icon = memo(function Icon({
  name,
  size = 17,
  className = '',
}: {
  readonly name: IconName;
  /** Width and height in pixels. */
  readonly size?: number;
  readonly className?: string;
}) {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 24 24" className={`shrink-0 ${className}`}>
      <use href={`#icon-${name}`} />
    </svg>
  );
});
