import { useRef } from 'react';
import { t } from '#i18n/translate.ts';
import { isMuted, recentlyTold, type AlertBook, type Told } from '#model/alert-rules.ts';
import { eventWords, toldWords } from '#model/alert-words.ts';
import { agoWords, clockWords } from '#model/time-words.ts';
import { Instant } from '#ui/Instant.tsx';
import { useNow } from '#ui/use-now.ts';
import { bellCleared, muteEnded, rulesOpened } from './alerts-store.ts';

const LINK = 'min-h-6 text-[0.8125rem] text-accent hover:underline';

function Entry({ told, onOpen }: { readonly told: Told; readonly onOpen: (xuid: string) => void }) {
  const { heading, body } = toldWords(told);
  const isOne = told.events.length === 1 && !told.summary;
  return (
    <li className="border-t border-line py-2 first:border-t-0">
      <p className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 font-medium [overflow-wrap:anywhere]">{heading}</span>
        <Instant at={told.at} words={agoWords} className="shrink-0 text-xs text-faint" />
      </p>
      <p className="text-[0.8125rem] text-soft [overflow-wrap:anywhere]">
        {told.quiet ? `${t('alerts.quiet')} · ${body}` : body}
      </p>
      <ul className="flex flex-wrap gap-x-3">
        {told.events.map(({ xuid, name, ...event }, index) =>
          xuid === undefined ? null : (
            // One person may be told of twice in a summary and a digest; their order tells them apart.
            <li key={`${xuid}:${index}`}>
              <button
                type="button"
                title={isOne ? undefined : eventWords({ xuid, name, ...event })}
                className={LINK}
                onClick={() => onOpen(xuid)}
              >
                {t('alerts.show', { name })}
              </button>
            </li>
          ),
        )}
      </ul>
    </li>
  );
}

/** What was told within the last 24 hours, newest first, and whether anything is muted. */
export default function BellPanel({
  alerts,
  onOpen,
  onClose,
}: {
  readonly alerts: AlertBook;
  readonly onOpen: (xuid: string) => void;
  readonly onClose: () => void;
}) {
  const now = useNow();
  const toRules = useRef<HTMLButtonElement>(null);
  /** What was pressed goes with the list; whoever came by keyboard goes on from what stands beside it. */
  const clear = (): void => {
    toRules.current?.focus();
    bellCleared();
  };
  const told = recentlyTold(alerts.told, now).toReversed();
  const everything = isMuted(alerts.mutes, '', now)
    ? alerts.mutes.find(({ xuid }) => xuid === '')?.until
    : undefined;
  return (
    <>
      <div className="mb-2 flex items-center gap-3">
        <h2 className="flex-1 text-base font-semibold">{t('alerts.name')}</h2>
        {told.length === 0 ? null : (
          <button type="button" className={LINK} onClick={clear}>
            {t('alerts.clear')}
          </button>
        )}
        <button
          ref={toRules}
          type="button"
          className={LINK}
          onClick={() => {
            onClose();
            rulesOpened();
          }}
        >
          {t('alerts.rules')}
        </button>
      </div>
      {everything === undefined ? null : (
        <p className="mb-2 flex items-center gap-3 rounded-lg bg-raised px-3 py-1.5">
          <span className="flex-1">{t('alerts.mutedUntil', { time: clockWords(everything) })}</span>
          <button type="button" className={LINK} onClick={() => muteEnded('')}>
            {t('alerts.unmute')}
          </button>
        </p>
      )}
      {told.length === 0 ? (
        <p className="text-soft">
          {alerts.rules.length === 0 ? t('alerts.noRules') : t('alerts.nothingTold')}
        </p>
      ) : (
        <ul
          // What scrolls must be reachable by keyboard.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          aria-label={t('alerts.lastDay')}
          className="max-h-[min(28rem,60dvh)] overflow-y-auto"
        >
          {told.map((one) => (
            <Entry
              key={one.id}
              told={one}
              onOpen={(xuid) => {
                onClose();
                onOpen(xuid);
              }}
            />
          ))}
        </ul>
      )}
    </>
  );
}
