import { t } from '#i18n/translate.ts';
import { Notice, TextButton } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { useAfter } from '#ui/use-after.ts';
import { failureWords, type PollHealth } from './freshness.ts';

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
  const retry = <TextButton onClick={onRetry}>{t('failure.retry')}</TextButton>;
  if (health.error !== undefined || health.offline) {
    return (
      <div role="alert">
        <Notice title={t('fresh.noAnswer')} actions={retry}>
          {health.offline ? t('conn.offline') : failureWords(health.error)}
          {health.delay === false || health.offline ? '' : ` ${t('failure.byItself')}`}
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
