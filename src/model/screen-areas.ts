import type { DeviceRecord, TitleRecord } from '#contract/record.ts';
import { placementSentence, type ScreenLayout } from './placement-words.ts';
import { titleColour } from './title-colour.ts';

/** A title's part of a screen, ready to be drawn. */
type Area = {
  readonly key: string;
  readonly name: string;
  readonly colour: number;
  readonly vague: boolean;
  readonly dimmed: boolean;
  readonly title: TitleRecord;
};

/** The areas of a device's screen: the main part, with titles nobody can place, and the strip. */
export function screenAreas(
  device: DeviceRecord,
  layout: ScreenLayout,
): { readonly main: readonly Area[]; readonly side: readonly Area[] } {
  const area = (title: TitleRecord, vague: boolean): Area => ({
    key: title.id,
    name: placementSentence(title, device),
    colour: titleColour(title.id),
    vague,
    dimmed: title.state === 'Inactive',
    title,
  });
  return {
    main: [
      ...layout.main.map((title) => area(title, false)),
      ...layout.unknown.map((title) => area(title, true)),
    ],
    side: layout.side.map((title) => area(title, false)),
  };
}
