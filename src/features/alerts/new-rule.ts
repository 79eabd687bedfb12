import { desktopState } from '#client/desktop.ts';
import { newId } from '#client/new-id.ts';
import type { AlertRule } from '#model/alert-rules.ts';

/**
 * A rule as it is made in one step: in the page, and on the desktop where that is turned on already.
 * @param sample whether it is about invented people
 */
export function newRule(
  says: Pick<AlertRule, 'who' | 'what'> & Partial<AlertRule>,
  sample: boolean,
): AlertRule {
  return {
    id: newId(),
    name: '',
    title: undefined,
    count: 1,
    times: undefined,
    voice: { page: true, desktop: desktopState() === 'granted', sound: false },
    paused: false,
    sample,
    ...says,
  };
}
