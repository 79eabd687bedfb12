import { t } from '#i18n/translate.ts';
import type { DeviceRecord, TitleRecord } from '#contract/record.ts';
import { parseTimestamp } from '#contract/timestamp.ts';
import { deviceGlyph, deviceName, type DeviceGlyph } from './device-words.ts';
import { byTelling, deviceHeadline } from './headline.ts';
import {
  placementChip,
  placementKind,
  placementSentence,
  screenLayout,
  type PlacementKind,
} from './placement-words.ts';
import { screenAreas } from './screen-areas.ts';
import { titleColour } from './title-colour.ts';
import { titleName } from './title-words.ts';

/** A title as it is drawn on, or behind, the large screen of a device. */
export type DrawnTitle = {
  readonly key: string;
  /** Title and place in one sentence. */
  readonly name: string;
  readonly colour: number;
  readonly vague: boolean;
  readonly dimmed: boolean;
  readonly title: string;
  /** Rich presence. */
  readonly line: string | undefined;
  readonly kind: PlacementKind;
  /** The word of the placement. */
  readonly place: string;
};

/** A device as it is drawn large, in words and numbers. */
export type DeviceDrawing = {
  readonly name: string;
  readonly glyph: DeviceGlyph;
  /** When its headline began, UTC milliseconds. */
  readonly since: number | undefined;
  /** Whether anything is known of its screen. */
  readonly hasScreen: boolean;
  readonly main: readonly DrawnTitle[];
  readonly side: readonly DrawnTitle[];
  readonly split: boolean;
  /** What the screen has no room for, and what runs out of sight. */
  readonly listed: readonly DrawnTitle[];
  /** Said where the device reports places that no screen has. */
  readonly conflict: string | undefined;
};

function wordsOf(title: TitleRecord): Pick<DrawnTitle, 'title' | 'line' | 'kind' | 'place'> {
  const kind = placementKind(title.placement);
  return { title: titleName(title), line: title.activity?.richPresence, kind, place: placementChip(kind) };
}

/** So many titles can be told apart in one part of a large screen. */
const MOST_AREAS = 5;

type Area = ReturnType<typeof screenAreas>['main'][number];

function drawn(area: Area): DrawnTitle {
  return { ...area, ...wordsOf(area.title) };
}

/** Of a part that has no room for all of its titles those that tell most are drawn; the others are left. */
function roomIn(areas: readonly Area[]): { readonly drawn: DrawnTitle[]; readonly left: DrawnTitle[] } {
  const order = areas.length > MOST_AREAS ? areas.toSorted((a, b) => byTelling(a.title, b.title)) : areas;
  return { drawn: order.slice(0, MOST_AREAS).map(drawn), left: order.slice(MOST_AREAS).map(drawn) };
}

/** Puts a device together for drawing; every title of it lands somewhere. */
export function deviceDrawing(device: DeviceRecord): DeviceDrawing {
  const layout = screenLayout(device);
  const areas = screenAreas(device, layout);
  const [main, side] = [roomIn(areas.main), roomIn(areas.side)];
  const lastModified = deviceHeadline(device)?.lastModified;
  return {
    name: deviceName(device.type),
    glyph: deviceGlyph(device.type),
    since: lastModified === undefined ? undefined : parseTimestamp(lastModified),
    hasScreen: device.titles !== undefined,
    main: main.drawn,
    side: side.drawn,
    split: layout.split,
    listed: [
      ...main.left,
      ...side.left,
      ...layout.background.map((title) => ({
        key: title.id,
        name: placementSentence(title, device),
        colour: titleColour(title.id),
        vague: false,
        dimmed: title.state === 'Inactive',
        ...wordsOf(title),
      })),
    ],
    conflict: layout.conflict ? t('placement.conflict') : undefined,
  };
}
