import { t } from '#i18n/translate.ts';
import { ApiError } from '#client/http.ts';
import { Notice, TextButton } from '#ui/Notice.tsx';
import { useElapsed } from '#ui/use-now.ts';
import { failureWords, mustWait, nextTryWords } from './failure-words.ts';
import type { PollHealth } from './freshness.ts';
import { SignInNotice } from './SignInNotice.tsx';

/** Says that the first answer takes long. */
export function StillAsking({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <>
      {t('failure.stillContacting')} <TextButton onClick={onRetry}>{t('failure.retry')}</TextButton>
    </>
  );
}

/** Stands where the list will be, while every try to get a first answer fails. */
export function NoAnswer({ health, onRetry }: { readonly health: PollHealth; readonly onRetry: () => void }) {
  const now = useElapsed();
  const { offline, error } = health;
  const mayRetry = offline || !mustWait(health, now);
  return (
    <div role="alert">
      <Notice
        title={t('fresh.noAnswer')}
        actions={
          mayRetry ? (
            <TextButton onClick={onRetry}>{offline ? t('conn.tryAgain') : t('failure.retry')}</TextButton>
          ) : undefined
        }
      >
        {!offline && error instanceof ApiError && error.code === 'signed-out' ? (
          <SignInNotice onSignedIn={onRetry}>{failureWords(error)}</SignInNotice>
        ) : (
          <>{offline ? t('conn.offline') : failureWords(error)} </>
        )}
        {/* What ticks is not announced anew with each tick. */}
        <span aria-hidden className="tabular-nums">
          {offline ? '' : nextTryWords(health, now)}
        </span>
      </Notice>
    </div>
  );
}
