import { t } from '#i18n/translate.ts';
import type { DeviceRecord, TitleRecord } from '#contract/record.ts';
import { parseTimestamp } from '#contract/timestamp.ts';
import { deviceGlyph, deviceName } from '#model/device-words.ts';
import { byTelling, deviceHeadline } from '#model/headline.ts';
import { placementChip, placementKind, screenLayout } from '#model/placement-words.ts';
import { screenAreas } from '#model/screen-areas.ts';
import { lastingWords } from '#model/time-words.ts';
import { titleColour } from '#model/title-colour.ts';
import { titlesTold } from '#model/told.ts';
import { titleName } from '#model/title-words.ts';
import { Chip } from '#ui/Chip.tsx';
import { DeviceGlyph } from '#ui/DeviceGlyph.tsx';
import { Instant } from '#ui/Instant.tsx';
import { Screen } from '#ui/Screen.tsx';
import { dotClass } from '#ui/title-colours.ts';

function TitleLine({ title }: { readonly title: TitleRecord }) {
  const kind = placementKind(title.placement);
  const dim = title.state === 'Inactive' || kind === 'background';
  const presence = title.activity?.richPresence;
  return (
    <li className={`flex flex-wrap items-center justify-end gap-x-2 ${dotClass(titleColour(title.id))}`}>
      <bdi className={`min-w-0 flex-1 basis-20 truncate leading-5.5 ${dim ? 'text-soft' : 'font-semibold'}`}>
        {titleName(title)}
      </bdi>
      <Chip>
        {title.state === 'Inactive'
          ? t('placement.inactiveSentence', { sentence: placementChip(kind) })
          : placementChip(kind)}
      </Chip>
      {presence === undefined ? null : (
        <bdi
          className="basis-[calc(100%-1rem)] truncate text-[0.8125rem] leading-4.5 text-soft"
          title={presence}
        >
          {presence}
        </bdi>
      )}
    </li>
  );
}

/** A device that leaves the screen takes no focus with it: that goes to the person. */
const leavesFocus = (section: HTMLElement) => (): void => {
  if (section.contains(document.activeElement))
    section.closest<HTMLElement>('[data-stop]')?.focus({ preventScroll: true });
};

/** One device of a friend: what it is, since when, its screen, and every title with its place. */
export function DeviceBlock({
  device,
  under,
  onTitle,
}: {
  readonly device: DeviceRecord;
  /** Pixels of room above it, for devices that are not drawn. */
  readonly under: number;
  readonly onTitle: (titleId: string) => void;
}) {
  const headline = deviceHeadline(device);
  const titles = device.titles && titlesTold(device.titles);
  const layout = screenLayout(titles ? { ...device, titles } : device);
  const areas = screenAreas(device, layout);
  const name = deviceName(device.type);
  return (
    <section
      ref={leavesFocus}
      style={under > 0 ? { marginTop: `calc(0.75rem + ${under}px)` } : undefined}
      className="mt-3 grid [&>div]:col-start-1 grid-cols-[5.5rem_minmax(0,1fr)_auto] items-start gap-x-2.5 gap-y-1.5 border-t border-line pt-2"
    >
      <h4 className="col-span-2 truncate text-[0.8125rem] leading-5.5 text-soft [&>svg]:me-2 [&>svg]:inline">
        <DeviceGlyph glyph={deviceGlyph(device.type)} />
        {name}
      </h4>
      <Instant
        at={headline?.lastModified === undefined ? undefined : parseTimestamp(headline.lastModified)}
        words={lastingWords}
        className="text-xs leading-5.5 text-faint"
      />
      {device.titles && titles ? (
        <>
          <Screen label={name} main={areas.main} side={areas.side} split={layout.split} onChoose={onTitle} />
          <ul className="col-span-2 col-start-2 flex flex-col gap-1.5">
            {titles.toSorted(byTelling).map((title, index) => (
              // A device may carry one title twice; nothing else tells the two apart.
              <TitleLine key={`${title.id}:${index}`} title={title} />
            ))}
            {titles === device.titles ? null : (
              <li className="leading-5.5 text-soft">
                {t('list.moreTitles', { count: device.titles.length - titles.length })}
              </li>
            )}
          </ul>
        </>
      ) : null}
    </section>
  );
}
