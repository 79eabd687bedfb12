import type { Level } from '#contract/level.ts';
import { listWords } from '#i18n/list-words.ts';
import { t } from '#i18n/translate.ts';
import { levelName } from '#model/level-words.ts';
import { unanswerable } from '#model/matching.ts';
import type { Filters } from '#model/view.ts';

/** A sentence on the filters that do nothing because the level does not bring what they need; undefined if all do. */
export function lackingWords(filters: Filters, level: Level): string | undefined {
  const lacking = unanswerable(filters, level);
  if (lacking.length === 0) return undefined;
  const what = listWords(lacking.map((filter) => t(`filter.lacking${filter}`)));
  return t('filter.lacking', { level: levelName(level), what });
}
