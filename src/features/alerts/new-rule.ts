import { desktopState } from '#client/desktop.ts';
import type { AlertRule } from '#model/alert-rules.ts';

/** An id; `randomUUID` is missing where the page comes over plain HTTP from another machine. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

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
