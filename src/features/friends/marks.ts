import { t } from '#i18n/translate.ts';
import type { Level } from '#contract/level.ts';
import type { Friend } from '#model/friend.ts';
import { clockWords } from '#model/time-words.ts';
import { placesOf, stateWords } from '#model/friend-words.ts';

/** Words with what is to be said of their age or place: just left, not in the last answer, no longer matching. */
export function withMarks(words: string, friend: Friend, isGhost: boolean): string {
  const left = friend.leaving ? t('conn.justLeft') : '';
  return [
    words,
    left === words ? '' : left,
    friend.outdated ? t('state.notInAnswer') : '',
    friend.toldAt === undefined ? '' : t('conn.asOf', { time: clockWords(friend.toldAt) }),
    isGhost ? t('list.ghost') : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Name, state and places in one: a glyph says nothing to those who do not see it. */
export function personName(friend: Friend, level: Level): string {
  return [friend.name, stateWords(friend, level), placesOf(friend)].filter(Boolean).join(': ');
}
