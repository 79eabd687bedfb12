import { t } from '#i18n/translate.ts';
import { ApiError } from '#client/http.ts';
import { clockWords } from '#model/time-words.ts';
import { useNow } from '#ui/use-now.ts';
import { failureWords, isTold, secondsToNextTry, type PollHealth } from './freshness.ts';

function Told({ health, onRetry }: { readonly health: PollHealth; readonly onRetry: () => void }) {
  const now = useNow('second');
  const seconds = secondsToNextTry(health, now);
  const mustWait = health.error instanceof ApiError && health.error.retryAfter !== undefined;
  const age = Math.floor((now - (health.updatedAt ?? now)) / 60_000);
  return (
    <>
      <span className="font-medium">{failureWords(health.error)}</span>{' '}
      <span>
        {age >= 1
          ? t('failure.showingAgo', { time: clockWords(health.updatedAt ?? now), minutes: age })
          : t('failure.showing', { time: clockWords(health.updatedAt ?? now) })}
      </span>{' '}
      {health.fetching ? (
        <span aria-hidden>{t('failure.asking')}</span>
      ) : seconds === undefined ? null : (
        <span aria-hidden className="tabular-nums">
          {mustWait ? t('failure.askingIn', { seconds }) : t('failure.retryingIn', { seconds })}
        </span>
      )}{' '}
      {mustWait ? null : (
        <button type="button" onClick={onRetry} className="min-h-6 font-semibold text-accent hover:underline">
          {t('failure.retry')}
        </button>
      )}
    </>
  );
}

/** Says that polling fails while the last good picture stays; empty while all is well. */
export function FailureBanner({
  health,
  onRetry,
}: {
  readonly health: PollHealth;
  readonly onRetry: () => void;
}) {
  const told = isTold(health);
  return (
    <div
      role="status"
      className={told ? 'border-b border-line bg-warn-soft px-4 py-2 text-[0.8125rem] md:px-5' : 'sr-only'}
    >
      {told ? <Told health={health} onRetry={onRetry} /> : null}
    </div>
  );
}
