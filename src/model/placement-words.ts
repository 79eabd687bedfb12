import { t } from '#i18n/translate.ts';
import type { DeviceRecord, TitleRecord } from '#contract/record.ts';
import { deviceName } from './device-words.ts';
import { titleName } from './title-words.ts';

/** The kinds of placement that can be drawn. */
export type PlacementKind = 'full' | 'fill' | 'snapped' | 'background' | 'unknown';

const KINDS: Readonly<Record<string, PlacementKind>> = {
  Full: 'full',
  Fill: 'fill',
  Snapped: 'snapped',
  Background: 'background',
};

/** Which drawing a placement word of the wire gets. */
export function placementKind(placement: string): PlacementKind {
  return Object.hasOwn(KINDS, placement) ? (KINDS[placement] ?? 'unknown') : 'unknown';
}

/** The word on a title's chip. */
export function placementChip(kind: PlacementKind): string {
  return t(`placement.${kind}`);
}

/**
 * The whole sentence of where a title stands, such as
 * "Contoso 5, main area, beside Contoso Waypoint, on Xbox One".
 */
export function placementSentence(title: TitleRecord, device: DeviceRecord): string {
  const kind = placementKind(title.placement);
  const snapped = device.titles?.find((other) => other.placement === 'Snapped');
  const values = { title: titleName(title), device: deviceName(device.type), word: title.placement };
  const sentence =
    kind === 'fill' && snapped
      ? t('placement.fillBesideSentence', { ...values, other: titleName(snapped) })
      : t(`placement.${kind}Sentence`, values);
  return title.state === 'Inactive' ? t('placement.inactiveSentence', { sentence }) : sentence;
}

/** Where the titles of a device stand on its screen. */
export type ScreenLayout = {
  /** The titles that share the big part: one full or fill; more if the device claims so. */
  readonly main: readonly TitleRecord[];
  /** The strip at the side. */
  readonly side: readonly TitleRecord[];
  /** Whether the big part leaves room for a strip. */
  readonly split: boolean;
  readonly background: readonly TitleRecord[];
  readonly unknown: readonly TitleRecord[];
  /** Positions that no real screen has: two full, two snapped, fill without snapped, full beside either. */
  readonly conflict: boolean;
};

/** Sorts a device's titles into the parts of its screen; every title lands somewhere. */
export function screenLayout(device: DeviceRecord): ScreenLayout {
  const of = (kind: PlacementKind): TitleRecord[] =>
    (device.titles ?? []).filter((title) => placementKind(title.placement) === kind);
  const full = of('full');
  const fill = of('fill');
  const side = of('snapped');
  return {
    main: [...full, ...fill],
    side,
    split: fill.length > 0 || side.length > 0,
    background: of('background'),
    unknown: of('unknown'),
    conflict:
      full.length > 1 ||
      fill.length > 1 ||
      side.length > 1 ||
      (fill.length > 0 && side.length === 0) ||
      (full.length > 0 && (fill.length > 0 || side.length > 0)),
  };
}
