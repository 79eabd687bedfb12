import type { Level } from '#contract/level.ts';
import { locale, t } from '#i18n/translate.ts';
import { levelName } from '#model/level-words.ts';
import { unanswerable } from '#model/matching.ts';
import type { Filters } from '#model/view.ts';

/** A sentence on the filters that do nothing because the level does not bring what they need; undefined if all do. */
export function lackingWords(filters: Filters, level: Level): string | undefined {
  const lacking = unanswerable(filters, level);
  if (lacking.length === 0) return undefined;
  const what = new Intl.ListFormat(locale()).format(lacking.map((filter) => t(`filter.lacking${filter}`)));
  return t('filter.lacking', { level: levelName(level), what });
}
