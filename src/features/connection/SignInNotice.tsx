import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { upstreamLanguages } from '#i18n/languages.ts';
import { language, t } from '#i18n/translate.ts';
import type { GatewayStatus } from '#contract/gateway-status.ts';
import { ApiError } from '#client/http.ts';
import { statusQuery } from '#client/status.ts';
import { clockWords } from '#model/time-words.ts';

/** How often is looked whether the code was entered, in milliseconds; the gateway alone is asked. */
const LOOK_AGAIN = 5000;

type Code = NonNullable<GatewayStatus['signIn']>;

function EnterCode({ code }: { readonly code: Code }) {
  const { userCode, verificationUri, expiresAt } = code;
  return (
    <div>
      <h2 className="text-base font-semibold text-ink">{t('signIn.title')}</h2>
      <p className="mt-1">{t('signIn.enter')}</p>
      <dl className="mt-3 grid justify-items-center gap-1">
        <dt className="text-xs">{t('signIn.address')}</dt>
        <dd>
          {verificationUri.startsWith('https://') ? (
            <a
              href={verificationUri}
              target="_blank"
              rel="noreferrer"
              className="inline-block min-h-6 py-0.5 font-medium text-accent underline [overflow-wrap:anywhere]"
            >
              {verificationUri}
            </a>
          ) : null}
        </dd>
        <dt className="mt-2 text-xs">{t('signIn.code')}</dt>
        <dd className="font-mono text-2xl font-semibold tracking-wider text-ink select-all">{userCode}</dd>
      </dl>
      <p className="mt-3">{t('signIn.until', { time: clockWords(Date.parse(expiresAt)) })}</p>
    </div>
  );
}

/** The gateway's own lock alone refuses to say how it stands: who may see nothing was not given the password. */
function GivePassword() {
  return (
    <p>
      {t('signIn.password')}{' '}
      <a href="/" className="inline-block min-h-6 py-0.5 font-semibold text-accent underline">
        {t('signIn.givePassword')}
      </a>
    </p>
  );
}

/**
 * What somebody has to do so that presence can be asked again, where that is known: enter a code, or give the
 * password. It looks whether that was done, and then asks at once.
 * @param children what is said where nothing is known of it
 */
export function SignInNotice({
  onSignedIn,
  children,
}: {
  readonly onSignedIn: () => void;
  readonly children: ReactNode;
}) {
  const languages = upstreamLanguages(language());
  const { data: status, error } = useQuery({ ...statusQuery(languages), refetchInterval: LOOK_AGAIN });
  const isSignedIn = error === null && status?.signedIn === true;
  // Talks to the gateway: the questions that failed for want of a sign-in can be asked again.
  useEffect(() => {
    if (isSignedIn) onSignedIn();
  }, [isSignedIn, onSignedIn]);
  if (error instanceof ApiError && error.code === 'signed-out') return <GivePassword />;
  const { signIn, signInFault, signedIn } = status ?? {};
  if (signedIn !== false || (!signIn && !signInFault)) return children;
  return (
    <>
      {signInFault ? <p className="mb-3">{t(`signIn.fault.${signInFault}`)}</p> : null}
      {signIn ? <EnterCode code={signIn} /> : null}
    </>
  );
}
