import type { ReactNode } from 'react';
import { fillClass } from './title-colours.ts';

/** A title's part of a screen. */
export type ScreenArea = {
  readonly key: string;
  /** Title and place in one sentence. */
  readonly name: string;
  readonly colour: number;
  /** Words drawn in the area, where there is room. */
  readonly content?: ReactNode;
  /** Drawn with a dashed edge: nobody can say where it stands. */
  readonly vague?: boolean;
  readonly dimmed?: boolean;
};

function Area({
  area,
  tabbable,
  onChoose,
}: {
  readonly area: ScreenArea;
  readonly tabbable: boolean;
  readonly onChoose: (key: string) => void;
}) {
  const fill = area.vague
    ? 'border-2 border-dashed border-edge text-ink'
    : `${fillClass(area.colour)} text-slate-950 forced-colors:border`;
  return (
    <button
      type="button"
      aria-label={area.name}
      title={area.name}
      tabIndex={tabbable ? 0 : -1}
      onClick={() => onChoose(area.key)}
      className={`min-h-0 min-w-0 flex-1 overflow-hidden rounded-[0.25rem] text-start focus-visible:outline-offset-1 ${fill} ${area.dimmed ? 'opacity-55' : ''} hover:brightness-110`}
    >
      {area.content}
    </button>
  );
}

/**
 * A device drawn as a screen, its titles where they stand: a main part and, where there is one, a strip at the
 * right of about a quarter. It depicts a real screen and is never mirrored.
 * @param label the device's name
 * @param onChoose gets the key of the area that was pressed
 */
export function Screen({
  label,
  main,
  side,
  split,
  large = false,
  onChoose,
}: {
  readonly label: string;
  readonly main: readonly ScreenArea[];
  readonly side: readonly ScreenArea[];
  readonly split: boolean;
  readonly large?: boolean;
  readonly onChoose: (key: string) => void;
}) {
  const column = 'flex min-w-0 flex-col gap-0.5';
  const draw = (area: ScreenArea): ReactNode => (
    <Area key={area.key} area={area} tabbable={large} onChoose={onChoose} />
  );
  return (
    <div
      role="group"
      aria-label={label}
      dir="ltr"
      className={`flex shrink-0 gap-0.5 ${split ? '' : 'flex-col'} border-edge bg-page p-0.5 ${large ? 'h-40 w-full rounded-xl border-2' : 'h-13 w-22 rounded-lg border-[1.5px]'}`}
    >
      {split ? (
        <>
          <div className={`${column} flex-76`}>{main.map(draw)}</div>
          <div className={`${column} min-w-6 flex-24`}>{side.map(draw)}</div>
        </>
      ) : (
        main.map(draw)
      )}
    </div>
  );
}
