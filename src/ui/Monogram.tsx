import type { ReactNode } from 'react';
import { fillClass } from './title-colours.ts';

/** Letters in place of a picture, which lies over them where `--picture` says what it is; a mark in the corner. */
export function Monogram({
  letters,
  colour,
  small = false,
  children,
}: {
  readonly letters: string;
  readonly colour: number;
  readonly small?: boolean;
  readonly children?: ReactNode;
}) {
  const size = small ? 'size-7 rounded-lg text-[0.6875rem]' : 'size-10 rounded-xl text-sm';
  return (
    <span
      aria-hidden
      className={`face ${size} ${fillClass(colour)} relative grid shrink-0 place-items-center font-semibold text-slate-950 *:absolute *:-end-0.5 *:-bottom-0.5 *:rounded-full *:bg-card *:ring-2 *:ring-card forced-colors:border`}
    >
      {letters}
      {children}
    </span>
  );
}
