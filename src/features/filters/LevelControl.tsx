import { LEVELS, type Level } from '#contract/level.ts';
import { t } from '#i18n/translate.ts';
import { levelBrings, levelName } from '#model/level-words.ts';
import { Segmented } from '#ui/Segmented.tsx';
import { still } from '#i18n/still.ts';
import { levelChosen } from './view-store.ts';

/** How deep the service is asked to look. */
export const LevelControl = still(function LevelControl({ level }: { readonly level: Level }) {
  const segments = LEVELS.map((each) => ({ value: each, label: levelName(each), hint: levelBrings(each) }));
  return <Segmented legend={t('filter.level')} segments={segments} value={level} onChoose={levelChosen} />;
});
