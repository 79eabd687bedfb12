import type { QueryClient } from '@tanstack/react-query';
import { OWN_PRESENCE } from '#client/me.ts';
import { personClosed } from '#features/filters/view-choices.ts';
import { meClosed, meOpened } from '#features/me/me-opening.ts';
import type { Page } from './page.ts';

/** The entry that leads to oneself was pressed: it opens, in place of a friend's details, or closes. */
export function mePressed(client: QueryClient, { me, opened }: Pick<Page, 'me' | 'opened'>): void {
  if (me.opened) {
    meClosed();
    return;
  }
  void client.invalidateQueries({ queryKey: OWN_PRESENCE });
  if (opened) personClosed();
  meOpened();
}
