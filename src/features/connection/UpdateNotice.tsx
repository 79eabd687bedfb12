import { still } from '#i18n/still.ts';
import { t } from '#i18n/translate.ts';
import { PageNotice } from './PageNotice.tsx';
import { useUpdate } from './shell-store.ts';

/** Says that a newer build of the page lies ready, and puts it in use when told to. */
export const UpdateNotice = still(function UpdateNotice() {
  const loadUpdate = useUpdate();
  return (
    <PageNotice ground="bg-card">
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
    </PageNotice>
  );
});
