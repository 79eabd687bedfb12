import { changeVisibility } from '#client/publishing.ts';
import { t } from '#i18n/translate.ts';
import { stateHeading } from '#model/display-state.ts';
import { monogramOf } from '#model/monogram.ts';
import { ActionButton } from '#ui/ActionButton.tsx';
import { Monogram } from '#ui/Monogram.tsx';
import { refusalWords } from './refusal-words.ts';
import { useWriting } from './use-writing.ts';

/** How others see somebody who appears offline. The time stays with the service, which froze it. */
function SeenMeanwhile({ name, xuid }: { readonly name: string; readonly xuid: string }) {
  const { letters, colour } = monogramOf(name, xuid);
  return (
    <figure className="mt-3 rounded-lg border border-line bg-card p-3">
      <figcaption className="mb-2 text-xs text-faint">{t('me.othersSee')}</figcaption>
      <div className="flex items-center gap-3">
        <Monogram letters={letters} colour={colour} shape="offline" />
        <div className="min-w-0">
          <p className="truncate font-semibold">
            <bdi>{name}</bdi>
          </p>
          <p className="text-[0.8125rem] text-soft">{stateHeading('offline')}</p>
        </div>
      </div>
      <p className="mt-2 text-[0.8125rem] text-soft">{t('me.frozen')}</p>
    </figure>
  );
}

/** Whether others see one as one is, and the way to hide and back. */
export function Visibility({
  xuid,
  name,
  cloaked,
  canWrite,
  onSaid,
}: {
  readonly xuid: string;
  readonly name: string;
  /** Null where nobody knows. */
  readonly cloaked: boolean | null;
  readonly canWrite: boolean;
  readonly onSaid: (words: string) => void;
}) {
  const writing = useWriting((error) => onSaid(t('me.refused', { why: refusalWords(error) })));
  const change = (hidden: boolean) =>
    writing.run(async () => {
      await changeVisibility(xuid, hidden ? 'Cloaked' : 'Active');
      onSaid(t(hidden ? 'me.nowHidden' : 'me.nowVisible'));
    });
  return (
    <section className="mt-5" aria-label={t('me.visibility')}>
      <h3 className="mb-1.5 text-[0.6875rem] font-semibold tracking-wider text-faint uppercase">
        {t('me.visibility')}
      </h3>
      {cloaked === true ? (
        <SeenMeanwhile name={name} xuid={xuid} />
      ) : (
        <p className="text-soft">{t(cloaked === null ? 'me.visibilityUnknown' : 'me.visible')}</p>
      )}
      {canWrite ? (
        <div className="mt-3 flex flex-wrap gap-2">
          {cloaked === null ? null : (
            <ActionButton aria-disabled={writing.busy} onClick={() => void change(!cloaked)}>
              {t(cloaked ? 'me.show' : 'me.hide')}
            </ActionButton>
          )}
          {cloaked === null
            ? ([true, false] as const).map((hidden) => (
                <ActionButton
                  key={String(hidden)}
                  aria-disabled={writing.busy}
                  onClick={() => void change(hidden)}
                >
                  {t(hidden ? 'me.hide' : 'me.show')}
                </ActionButton>
              ))
            : null}
        </div>
      ) : null}
    </section>
  );
}
