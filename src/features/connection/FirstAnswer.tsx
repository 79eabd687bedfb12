import { Suspense } from 'react';
import { t } from '#i18n/translate.ts';
import { lateFile } from '#ui/part.ts';
import { Skeleton } from '#ui/Skeleton.tsx';
import { useAfter } from '#ui/use-after.ts';
import type { PollHealth } from './freshness.ts';

const words = lateFile(() => import('./NoAnswer.tsx'));
const NoAnswer = words.part((file) => file.NoAnswer);
const StillAsking = words.part((file) => file.StillAsking);

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
  if (health.error !== undefined || health.offline) {
    return (
      <Suspense fallback={<Skeleton />}>
        <NoAnswer health={health} onRetry={onRetry} />
      </Suspense>
    );
  }
  return (
    <>
      <p role="status" className={waitedLong ? 'flex items-center gap-3 text-soft' : 'sr-only'}>
        {waitedLong ? (
          <Suspense>
            <StillAsking onRetry={onRetry} />
          </Suspense>
        ) : (
          t('failure.contacting')
        )}
      </p>
      <Skeleton />
    </>
  );
}
