import { memo } from 'react';

/** The mark: a screen with a title at its side. */
export const Logo = memo(function Logo() {
  return (
    <p className="flex items-center gap-2.5 px-2 text-base font-semibold">
      <svg aria-hidden width={28} height={18} viewBox="0 0 32 20" className="fill-online text-accent">
        <use href="#logo" />
      </svg>
      Friends Presence
    </p>
  );
});
