import { useEffect } from 'react';
import type { GatewayStatus } from '#contract/gateway-status.ts';
import { ConnectionFacts } from '#features/connection/ConnectionFacts.tsx';
import { IntervalControl } from '#features/connection/IntervalControl.tsx';
import { Setting, SettingsPanel } from '#features/settings/SettingsPanel.tsx';
import { followChoices } from '#i18n/choosing.ts';
import { t } from '#i18n/translate.ts';
import { still } from '#i18n/still.ts';
import { useCarryOver } from './use-carry-over.ts';
import type { Polling } from './use-polling.ts';

/** What can be set on this page, and what is to be told of its connection. */
export const PageSettings = still(function PageSettings({
  polling,
  status,
}: {
  readonly polling: Polling;
  readonly status: GatewayStatus | undefined;
}) {
  useCarryOver();
  // Talks to other tabs of this browser.
  useEffect(() => followChoices(), []);
  return (
    <>
      <Setting name={t('fresh.interval')}>
        <IntervalControl interval={polling.seconds} floor={polling.floor} />
      </Setting>
      <ConnectionFacts status={status} />
      <SettingsPanel />
    </>
  );
});
