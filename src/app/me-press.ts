import type { QueryClient } from '@tanstack/react-query';
import { OWN_PRESENCE } from '#client/me.ts';
import { personClosed } from '#features/filters/view-choices.ts';
import { meClosed, meOpened } from '#features/me/me-opening.ts';

/**
 * What the entry that leads to oneself does when it is pressed: it opens, in place of a friend's details, or closes.
 * Made outside of what is drawn: it is kept, and with it would be kept the people of the picture it was made in.
 * @param isOpen whether oneself is on the page
 * @param covers whether a friend's details are
 * @param before done first
 */
export function mePress(
  client: QueryClient,
  isOpen: boolean,
  covers: boolean,
  before: (() => void) | undefined,
): () => void {
  return () => {
    before?.();
    if (isOpen) {
      meClosed();
      return;
    }
    void client.invalidateQueries({ queryKey: OWN_PRESENCE });
    if (covers) personClosed();
    meOpened();
  };
}
