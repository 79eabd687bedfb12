import { t } from '#i18n/translate.ts';
import { Notice, TextButton } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { useAfter } from '#ui/use-after.ts';
import { useElapsed } from '#ui/use-now.ts';
import { failureWords, mustWait, nextTryWords, type PollHealth } from './freshness.ts';

/** A skeleton is patience for this long; then words. */
const PATIENCE = 1500;

/** Stands where the list will be, until there is a first answer. */
export function FirstAnswer({
  health,
  onRetry,
}: {
  readonly health: PollHealth;
  readonly onRetry: () => void;
}) {
  const waitedLong = useAfter(PATIENCE);
  const now = useElapsed();
  const retry = (
    <TextButton onClick={onRetry}>{health.offline ? t('conn.tryAgain') : t('failure.retry')}</TextButton>
  );
  if (health.error !== undefined || health.offline) {
    return (
      <div role="alert">
        <Notice
          title={t('fresh.noAnswer')}
          actions={health.offline || !mustWait(health, now) ? retry : undefined}
        >
          {health.offline ? t('conn.offline') : failureWords(health.error)}{' '}
          {/* What ticks is not announced anew with each tick. */}
          <span aria-hidden className="tabular-nums">
            {health.offline ? '' : nextTryWords(health, now)}
          </span>
        </Notice>
      </div>
    );
  }
  return (
    <>
      <p role="status" className={waitedLong ? 'flex items-center gap-3 text-soft' : 'sr-only'}>
        {waitedLong ? (
          <>
            {t('failure.stillContacting')} {retry}
          </>
        ) : (
          t('failure.contacting')
        )}
      </p>
      <Skeleton />
    </>
  );
}
