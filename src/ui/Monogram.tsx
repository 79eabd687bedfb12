import { memo } from 'react';
import { StateShape, type Shape, type ShapeOverlay } from './StateShape.tsx';
import { fillClass } from './title-colours.ts';

/**
 * Letters in place of a picture, which lies over them where `--picture` says what it is; the person's state in the
 * corner, where it is known. In a grid it stands over two rows.
 */
export const Monogram = memo(function Monogram({
  letters,
  colour,
  small = false,
  shape,
  overlay,
}: {
  readonly letters: string;
  readonly colour: number;
  readonly small?: boolean;
  readonly shape: Shape | undefined;
  readonly overlay?: ShapeOverlay | undefined;
}) {
  const size = small ? 'size-7 rounded-lg text-[0.6875rem]' : 'size-10 rounded-xl text-sm';
  return (
    <span
      aria-hidden
      className={`face ${size} ${fillClass(colour)} relative row-span-2 grid shrink-0 place-items-center font-semibold text-slate-950 forced-colors:border`}
    >
      {letters}
      {shape ? <StateShape shape={shape} overlay={overlay} size={small ? 11 : 12} inCorner /> : null}
    </span>
  );
});
