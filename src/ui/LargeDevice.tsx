import { Chip } from './Chip.tsx';
import { DeviceGlyph, type DeviceGlyphKind } from './DeviceGlyph.tsx';
import { Instant } from './Instant.tsx';
import { PlacementGlyph, type PlacementGlyphKind } from './PlacementGlyph.tsx';
import { Screen } from './Screen.tsx';
import { TitleDot } from './TitleDot.tsx';

type Title = {
  readonly key: string;
  /** Title and place in one sentence. */
  readonly name: string;
  readonly colour: number;
  readonly vague: boolean;
  readonly dimmed: boolean;
  readonly title: string;
  readonly line: string | undefined;
  readonly kind: PlacementGlyphKind;
  readonly place: string;
};

type Device = {
  readonly name: string;
  readonly glyph: DeviceGlyphKind;
  readonly since: number | undefined;
  readonly hasScreen: boolean;
  readonly main: readonly Title[];
  readonly side: readonly Title[];
  readonly split: boolean;
  readonly listed: readonly Title[];
  readonly conflict: string | undefined;
};

function AreaWords({ title }: { readonly title: Title }) {
  return (
    <span
      aria-hidden
      className="@container flex h-full flex-col gap-0.5 overflow-hidden p-1.5 text-xs leading-4 [overflow-wrap:anywhere]"
    >
      <bdi className="line-clamp-3 shrink-0 font-semibold @min-[8rem]:line-clamp-2 @min-[8rem]:text-sm">
        {title.title}
      </bdi>
      <bdi className="line-clamp-3 min-h-0">{title.line}</bdi>
      <span className="mt-auto shrink-0">{title.place}</span>
    </span>
  );
}

function Line({ title, onTitle }: { readonly title: Title; readonly onTitle: (titleId: string) => void }) {
  return (
    <li>
      <button
        type="button"
        aria-label={title.name}
        onClick={() => onTitle(title.key)}
        className="flex min-h-8 w-full items-center gap-2 rounded-lg px-1 text-start text-soft hover:bg-raised"
      >
        <TitleDot colour={title.colour} />
        <bdi className="min-w-0 flex-1 truncate">{title.title}</bdi>
        <Chip>
          <PlacementGlyph kind={title.kind} />
          {title.place}
        </Chip>
      </button>
    </li>
  );
}

/**
 * A device drawn large: its screen with the titles where they stand, and below what runs behind or has no room.
 * @param lasting puts how long its headline has lasted into words
 * @param onTitle gets the key of the title that was pressed
 */
export function LargeDevice({
  device,
  lasting,
  onTitle,
}: {
  readonly device: Device;
  readonly lasting: (since: number, now: number) => string;
  readonly onTitle: (titleId: string) => void;
}) {
  const withWords = (title: Title) => ({ ...title, content: <AreaWords title={title} /> });
  return (
    <section className="mt-5">
      <h3 className="mb-1.5 flex items-center gap-2 text-[0.8125rem] text-soft">
        <DeviceGlyph glyph={device.glyph} />
        <span className="min-w-0 flex-1 truncate">{device.name}</span>
        <Instant at={device.since} words={lasting} className="text-xs text-faint" />
      </h3>
      {device.hasScreen ? (
        <Screen
          large
          label={device.name}
          main={device.main.map(withWords)}
          side={device.side.map(withWords)}
          split={device.split}
          onChoose={onTitle}
        />
      ) : null}
      {device.listed.length > 0 ? (
        <ul className="mt-1.5">
          {device.listed.map((title, index) => (
            // A device may carry one title twice; nothing else tells the two apart.
            <Line key={`${title.key}:${index}`} title={title} onTitle={onTitle} />
          ))}
        </ul>
      ) : null}
      {device.conflict === undefined ? null : (
        <p className="mt-1.5 text-[0.8125rem] text-away">{device.conflict}</p>
      )}
    </section>
  );
}
