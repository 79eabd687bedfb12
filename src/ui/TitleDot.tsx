import { fillClass } from './title-colours.ts';

/** A small square in a title's colour, before its name. */
export function TitleDot({ colour }: { readonly colour: number }) {
  return (
    <span aria-hidden className={`size-2 shrink-0 rounded-[3px] ${fillClass(colour)} forced-colors:border`} />
  );
}
