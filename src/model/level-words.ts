import type { Level } from '#contract/level.ts';
import { t } from '#i18n/translate.ts';

/** The name of a level. */
export function levelName(level: Level): string {
  return t(`level.${level}`);
}

/** A few words on what a level brings. */
export function levelBrings(level: Level): string {
  return t(`level.${level}Brings`);
}

/** A sentence on what a level leaves out, and where to find it; empty for the deepest. */
export function levelLacks(level: Level): string {
  return level === 'all' ? '' : t(`level.${level}Lacks`);
}
