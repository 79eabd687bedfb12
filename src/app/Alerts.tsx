import { lazy, Suspense } from 'react';
import { alertsDialogClosed, useAlertsDialog } from '#features/alerts/alerts-store.ts';
import { RuleNote } from '#features/alerts/RuleNote.tsx';
import { Toasts } from '#features/alerts/Toasts.tsx';
import { personOpened } from '#features/filters/view-store.ts';
import { t } from '#i18n/translate.ts';
import { NO_ALERTS, type RuleTitle, type RuleWho } from '#model/alert-rules.ts';
import { rosterWho } from '#model/rule-scope.ts';
import { onTop } from '#ui/on-top.ts';
import type { Page } from './page.ts';
import { useAlerts } from './use-alerts.ts';

const AlertsDialogs = lazy(() => import('#features/alerts/AlertsDialogs.tsx'));

/** Whom a rule can be about, beside the person it is made from. */
function whos({ watched: { rosters } }: Page): RuleWho[] {
  return [
    { kind: 'favourites' },
    ...(rosters.friends ? [rosterWho(undefined, t('roster.friends'))] : []),
    ...rosters.named.filter(({ from }) => from !== 'all').map((roster) => rosterWho(roster, roster.name)),
  ];
}

/** Watches for what rules ask for; tells it, and lets rules be made and changed. */
export default function Alerts({ page }: { readonly page: Page }) {
  const dialog = useAlertsDialog();
  const { tryOut, onTest } = useAlerts(page);
  const { watched, dashboard, chosen } = page;
  return (
    <>
      {/* Side by side where there is room, else the newest word about a rule under what is told. */}
      {onTop(
        <div className="flex min-h-0 flex-col items-end gap-2 lg:flex-row-reverse [.centred_&]:lg:items-start [@media(max-height:30rem)]:overflow-y-auto">
          <Toasts
            onOpen={(xuid) => {
              // Else the person would be opened under it. A rule that is being written stays.
              if (dialog?.kind === 'rules') alertsDialogClosed();
              if (chosen.person !== xuid) personOpened(xuid);
            }}
          />
          <RuleNote />
        </div>,
      )}
      {dialog ? (
        <Suspense>
          <AlertsDialogs
            dialog={dialog}
            alerts={watched.book.alerts ?? NO_ALERTS}
            sample={watched.meetsSample}
            whos={whos(page)}
            titles={[...dashboard.titleNames].map(([id, name]): RuleTitle => ({ id, name }))}
            tryOut={tryOut}
            onTest={onTest}
          />
        </Suspense>
      ) : null}
    </>
  );
}
