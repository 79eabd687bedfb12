import { t } from '#i18n/translate.ts';
import { levelHas, type Level } from '#contract/level.ts';
import type { PresenceRecord } from '#contract/record.ts';
import { isInFront } from './headline.ts';

/** What a person's presence comes down to, in the order in which the groups stand. */
export const DISPLAY_STATES = ['title', 'online', 'away', 'offline', 'hidden', 'nodata'] as const;
export type DisplayState = (typeof DISPLAY_STATES)[number];

/**
 * The one state shown for a person; never more than the record says.
 * @param record undefined: asked for, but not in the answer
 * @param level what the record could hold; below level title nobody can be known to be in a title
 */
export function displayState(record: PresenceRecord | undefined, level: Level): DisplayState {
  if (!record) return 'nodata';
  if (record.state === 'Away') return 'away';
  if (record.state === 'Online') {
    const inTitle =
      levelHas(level, 'title') && record.devices?.some((device) => device.titles?.some(isInFront));
    return inTitle === true ? 'title' : 'online';
  }
  if (record.state === 'Offline') return record.lastSeen ? 'offline' : 'hidden';
  // A word we do not know: with devices the person is somewhere, without we cannot tell.
  return record.devices && record.devices.length > 0 ? 'online' : 'hidden';
}

/** The heading of a group, and the word of a filter. */
export function stateHeading(state: DisplayState): string {
  return t(`state.${state}`);
}

/** Whether somebody in this state has signed in somewhere. */
export function isSignedIn(state: DisplayState): boolean {
  return state === 'title' || state === 'online' || state === 'away';
}
