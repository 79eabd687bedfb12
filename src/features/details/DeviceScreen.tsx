import { t } from '#i18n/translate.ts';
import type { DeviceRecord, TitleRecord } from '#contract/record.ts';
import { parseTimestamp } from '#contract/timestamp.ts';
import { deviceGlyph, deviceName } from '#model/device-words.ts';
import { deviceHeadline } from '#model/headline.ts';
import { placementChip, placementKind, placementSentence, screenLayout } from '#model/placement-words.ts';
import { screenAreas } from '#model/screen-areas.ts';
import { lastingWords } from '#model/time-words.ts';
import { titleColour } from '#model/title-colour.ts';
import { titleName } from '#model/title-words.ts';
import { Chip } from '#ui/Chip.tsx';
import { DeviceGlyph } from '#ui/DeviceGlyph.tsx';
import { Instant } from '#ui/Instant.tsx';
import { PlacementGlyph } from '#ui/PlacementGlyph.tsx';
import { Screen } from '#ui/Screen.tsx';
import { TitleDot } from '#ui/TitleDot.tsx';

function AreaWords({ title }: { readonly title: TitleRecord }) {
  return (
    <span aria-hidden className="flex h-full flex-col gap-0.5 overflow-hidden p-2 text-xs leading-4">
      <bdi className="line-clamp-2 shrink-0 text-sm font-semibold">{titleName(title)}</bdi>
      <bdi className="line-clamp-3 min-h-0">{title.activity?.richPresence}</bdi>
      <span className="mt-auto shrink-0">{placementChip(placementKind(title.placement))}</span>
    </span>
  );
}

function Behind({
  title,
  device,
  onTitle,
}: {
  readonly title: TitleRecord;
  readonly device: DeviceRecord;
  readonly onTitle: (id: string) => void;
}) {
  const kind = placementKind(title.placement);
  return (
    <li>
      <button
        type="button"
        aria-label={placementSentence(title, device)}
        onClick={() => onTitle(title.id)}
        className="flex min-h-8 w-full items-center gap-2 rounded-lg px-1 text-start text-soft hover:bg-raised"
      >
        <TitleDot colour={titleColour(title.id)} />
        <bdi className="min-w-0 flex-1 truncate">{titleName(title)}</bdi>
        <Chip>
          <PlacementGlyph kind={kind} />
          {placementChip(kind)}
        </Chip>
      </button>
    </li>
  );
}

/** A device drawn large: its screen with every title where it stands, and below what runs behind. */
export function DeviceScreen({
  device,
  onTitle,
}: {
  readonly device: DeviceRecord;
  readonly onTitle: (titleId: string) => void;
}) {
  const layout = screenLayout(device);
  const areas = screenAreas(device, layout);
  const name = deviceName(device.type);
  const headline = deviceHeadline(device);
  const words = (area: (typeof areas.main)[number]) => ({
    ...area,
    content: <AreaWords title={area.title} />,
  });
  return (
    <section className="mt-5">
      <h3 className="mb-1.5 flex items-center gap-2 text-[0.8125rem] text-soft">
        <DeviceGlyph glyph={deviceGlyph(device.type)} />
        <span className="min-w-0 flex-1 truncate">{name}</span>
        <Instant
          at={headline?.lastModified === undefined ? undefined : parseTimestamp(headline.lastModified)}
          words={lastingWords}
          className="text-xs text-faint"
        />
      </h3>
      {device.titles ? (
        <Screen
          large
          label={name}
          main={areas.main.map(words)}
          side={areas.side.map(words)}
          split={layout.split}
          onChoose={onTitle}
        />
      ) : null}
      {layout.background.length > 0 ? (
        <ul className="mt-1.5">
          {layout.background.map((title, index) => (
            // A device may carry one title twice; nothing else tells the two apart.
            <Behind key={`${title.id}:${index}`} title={title} device={device} onTitle={onTitle} />
          ))}
        </ul>
      ) : null}
      {layout.conflict ? (
        <p className="mt-1.5 text-[0.8125rem] text-away">{t('placement.conflict')}</p>
      ) : null}
    </section>
  );
}
