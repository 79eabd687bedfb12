import { stateHeading, type DisplayState } from '#model/display-state.ts';
import { stateWords } from '#model/friend-words.ts';
import type { Friend } from '#model/friend.ts';

/** One's own state: nobody hides from oneself, so what would be "offline or hidden" is plainly offline. */
export function ownState(me: Friend): DisplayState {
  return me.state === 'hidden' && me.record?.state === 'Offline' ? 'offline' : me.state;
}

/** One's own state in words. */
export function ownWords(me: Friend): string {
  return ownState(me) === me.state ? stateWords(me, 'all') : stateHeading('offline');
}
