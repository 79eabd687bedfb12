import { still } from '#i18n/still.ts';
import { t } from '#i18n/translate.ts';
import { onTop } from '#ui/on-top.ts';
import { useCopyOutcome } from './copy-store.ts';

/** Says for a while whether a link was copied. */
export const CopyNotice = still(function CopyNotice() {
  const outcome = useCopyOutcome();
  return onTop(
    <div role="status" className="pointer-events-none fixed inset-x-3 bottom-4 z-40 flex justify-center">
      {outcome === undefined ? null : (
        <p className="rounded-lg border border-line bg-card px-3 py-2 shadow-panel">
          {outcome === 'copied' ? t('views.linkCopied') : t('views.copyRefused')}
        </p>
      )}
    </div>,
  );
});
