import type { QueryClient } from '@tanstack/react-query';
import { OWN_PRESENCE } from '#client/me.ts';
import { personClosed } from '#features/filters/view-choices.ts';
import { meClosed, meOpened } from '#features/me/me-opening.ts';

/**
 * The entry that leads to oneself was pressed: it opens, in place of a friend's details, or closes.
 * @param isOpen whether oneself is on the page
 * @param covers whether a friend's details are
 */
export function mePressed(client: QueryClient, isOpen: boolean, covers: boolean): void {
  if (isOpen) {
    meClosed();
    return;
  }
  void client.invalidateQueries({ queryKey: OWN_PRESENCE });
  if (covers) personClosed();
  meOpened();
}
