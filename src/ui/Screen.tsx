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
  share,
  tabbable,
  onChoose,
}: {
  readonly area: ScreenArea;
  /** Class that says how much of the screen it takes. */
  readonly share: string;
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
      className={`min-h-0 min-w-0 ${share} overflow-hidden rounded-[0.25rem] text-start focus-visible:outline-offset-1 ${fill} ${area.dimmed ? 'opacity-55' : ''} hover:brightness-110`}
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
  const draw = (area: ScreenArea, share = 'flex-1'): ReactNode => (
    <Area key={area.key} area={area} share={share} tabbable={large} onChoose={onChoose} />
  );
  // Nearly always one title stands in a part, and then it is that part.
  const part = (areas: readonly ScreenArea[], share: string): ReactNode =>
    areas.length === 1 ? (
      areas.map((area) => draw(area, share))
    ) : (
      <div className={`flex min-w-0 flex-col gap-0.5 ${share}`}>{areas.map((area) => draw(area))}</div>
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
          {part(main, 'flex-76')}
          {part(side, 'min-w-6 flex-24')}
        </>
      ) : (
        main.map((area) => draw(area))
      )}
    </div>
  );
}
