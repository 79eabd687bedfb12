import { still } from '#i18n/still.ts';
import { t } from '#i18n/translate.ts';
import { useUpdate } from './shell-store.ts';

const NOTICE =
  'pointer-events-auto mt-2 w-fit max-w-full rounded-xl border border-line bg-card px-4 py-2 text-[0.8125rem] shadow-panel';

/** Says that a newer build of the page lies ready, and puts it in use when told to. */
export const UpdateNotice = still(function UpdateNotice() {
  const loadUpdate = useUpdate();
  return (
    <div role="status" className={loadUpdate ? NOTICE : 'sr-only'}>
      {loadUpdate ? (
        <>
          {t('conn.updateReady')}{' '}
          <button
            type="button"
            onClick={loadUpdate}
            className="min-h-6 font-semibold text-accent hover:underline"
          >
            {t('conn.updateReload')}
          </button>
        </>
      ) : null}
    </div>
  );
});
