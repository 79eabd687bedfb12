import { lazy, Suspense, useState } from 'react';
import { kept } from '#i18n/kept.ts';
import { t } from '#i18n/translate.ts';
import { isMuted, type AlertBook } from '#model/alert-rules.ts';
import { Icon } from '#ui/Icon.tsx';
import { Popover } from '#ui/Popover.tsx';
import { useNow } from '#ui/use-now.ts';

const BellPanel = lazy(() => import('./BellPanel.tsx'));

const KEY = 'bell-seen';
const ID = 'bell';

/** The bell: how much was told since it was last opened, and behind it everything of the last 24 hours. */
export function Bell({
  alerts,
  onOpen,
}: {
  readonly alerts: AlertBook;
  /** Somebody is to be shown. */
  readonly onOpen: (xuid: string) => void;
}) {
  const [seenAt, setSeenAt] = useState(() => Number(kept(KEY) ?? 0));
  const now = useNow();
  const fresh = alerts.told.filter(({ at }) => at > seenAt).length;
  const isQuiet = isMuted(alerts.mutes, '', now);
  const label = fresh === 0 ? t('alerts.bell') : t('alerts.bellNew', { count: fresh });
  const seen = (): void => {
    const at = Math.max(Date.now(), ...alerts.told.map((told) => told.at));
    setSeenAt(at);
    try {
      localStorage.setItem(KEY, String(at));
    } catch {
      // Storage may be blocked; then it holds for this visit.
    }
  };
  return (
    <>
      <button
        type="button"
        aria-label={isQuiet ? t('alerts.bellMuted', { label }) : label}
        title={label}
        popoverTarget={ID}
        onClick={seen}
        className="relative grid size-9 shrink-0 place-items-center rounded-lg border border-line bg-card text-soft hover:bg-raised hover:text-ink aria-expanded:bg-raised"
      >
        <Icon name={isQuiet ? 'bell-off' : 'bell'} />
        {fresh === 0 ? null : (
          <span
            aria-hidden
            className="absolute -end-1.5 -top-1.5 grid h-4.5 min-w-4.5 place-items-center rounded-full bg-accent px-1 text-[0.6875rem] font-semibold text-card tabular-nums forced-colors:border"
          >
            {fresh > 99 ? '99+' : fresh}
          </span>
        )}
      </button>
      <Popover id={ID} label={t('alerts.name')} className="max-h-[calc(100dvh-4.75rem)] w-96 overflow-y-auto">
        <Suspense>
          <BellPanel
            alerts={alerts}
            onOpen={onOpen}
            onClose={() => document.getElementById(ID)?.hidePopover()}
          />
        </Suspense>
      </Popover>
    </>
  );
}
