import { t } from '#i18n/translate.ts';
import { ApiError } from '#client/http.ts';
import { useElapsed } from '#ui/use-now.ts';
import { failureWords, isTold, mustWait, nextTryWords, showingWords } from './failure-words.ts';
import { toldTime, type PollHealth } from './freshness.ts';
import { PageNotice } from './PageNotice.tsx';
import { SignInNotice } from './SignInNotice.tsx';

const BUTTON = 'min-h-6 font-semibold text-accent hover:underline';

function Told({ health, onRetry }: { readonly health: PollHealth; readonly onRetry: () => void }) {
  const now = useElapsed();
  const { error, offline } = health;
  const signedOut = error instanceof ApiError && error.code === 'signed-out';
  return (
    <>
      {signedOut && !offline ? (
        <div role="alert" className="font-medium">
          <SignInNotice onSignedIn={onRetry}>{failureWords(error)}</SignInNotice>
        </div>
      ) : (
        <span className="font-medium">{offline ? t('conn.offline') : failureWords(error)}</span>
      )}{' '}
      {health.answeredClock === undefined ? null : (
        <>
          <span className="sr-only">{t('failure.showing', { time: toldTime(health, now) })}</span>
          {/* What ticks is not announced anew with each tick. */}
          <span aria-hidden>{showingWords(health, now)}</span>{' '}
        </>
      )}
      <span aria-hidden className="tabular-nums">
        {offline ? '' : nextTryWords(health, now)}
      </span>{' '}
      {offline || !mustWait(health, now) ? (
        <button type="button" onClick={onRetry} className={BUTTON}>
          {offline ? t('conn.tryAgain') : t('failure.retry')}
        </button>
      ) : null}
    </>
  );
}

/** Says that nothing new comes while the last good picture stays; empty while all is well. */
export function FailureBanner({
  health,
  onRetry,
}: {
  readonly health: PollHealth;
  readonly onRetry: () => void;
}) {
  const told = health.offline || isTold(health);
  return (
    <PageNotice ground="bg-warn-soft">{told ? <Told health={health} onRetry={onRetry} /> : null}</PageNotice>
  );
}
