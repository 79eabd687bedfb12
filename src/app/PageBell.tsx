import { Bell } from '#features/alerts/Bell.tsx';
import { personOpened } from '#features/filters/view-store.ts';
import { NO_ALERTS } from '#model/alert-rules.ts';
import type { Page } from './page.ts';

/** The bell of this page: a press on somebody in it opens them. */
export function PageBell({ page: { watched, chosen } }: { readonly page: Page }) {
  return (
    <Bell
      alerts={watched.book.alerts ?? NO_ALERTS}
      onOpen={(xuid) => {
        if (chosen.person !== xuid) personOpened(xuid);
      }}
    />
  );
}
