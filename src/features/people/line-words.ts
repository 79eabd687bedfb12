import { t } from '#i18n/translate.ts';
import type { LineVerdict, PeopleLine } from '#model/people-lines.ts';

const KEYS = {
  valid: 'people.lineValid',
  duplicate: 'people.lineDuplicate',
  present: 'people.linePresent',
  gamertag: 'people.lineGamertag',
  rounded: 'people.lineRounded',
  range: 'people.lineRange',
  favourite: 'people.lineFavourite',
  malformed: 'people.lineMalformed',
} as const satisfies Record<LineVerdict, string>;

/** What comes of a line, such as "Line 2: looks like a gamertag; an XUID has only digits". */
export function lineWords({ line, verdict }: PeopleLine): string {
  return t('people.line', { line, verdict: t(KEYS[verdict]) });
}
