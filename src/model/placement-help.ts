import { t } from '#i18n/translate.ts';
import { placementChip, type PlacementKind } from './placement-words.ts';

type KnownKind = Exclude<PlacementKind, 'unknown'>;

/** The answer to "What does main area mean?". */
export type PlacementHelpWords = {
  readonly question: string;
  readonly intro: string;
  readonly places: readonly { readonly kind: KnownKind; readonly word: string; readonly meaning: string }[];
  readonly note: string;
};

const KINDS: readonly KnownKind[] = ['full', 'fill', 'snapped', 'background'];

/** Explains each place that a title can have on a screen. */
export function placementHelp(): PlacementHelpWords {
  return {
    question: t('placementHelp.question'),
    intro: t('placementHelp.intro'),
    places: KINDS.map((kind) => ({
      kind,
      word: placementChip(kind),
      meaning: t(`placementHelp.${kind}`),
    })),
    note: t('placementHelp.note'),
  };
}
