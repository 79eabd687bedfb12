import { t } from '#i18n/translate.ts';
import type { Completeness } from '#client/standing.ts';

/** Says that a roster's answer left people out, and leads to those of whom nothing is known. */
export function PartialNote({
  completeness: { asked, missing, unknown },
  onShow,
}: {
  readonly completeness: Completeness;
  /** Filters by those of whom nothing is known. */
  readonly onShow: () => void;
}) {
  return (
    <p role="status" className={missing === 0 ? 'sr-only' : 'mt-3 text-[0.8125rem] text-soft'}>
      {missing === 0 ? null : (
        <>
          {t('conn.partial', { shown: asked - missing, all: asked, missing })}{' '}
          {unknown === 0 ? null : (
            <button
              type="button"
              onClick={onShow}
              className="min-h-6 font-semibold text-accent hover:underline"
            >
              {t('conn.partialShow')}
            </button>
          )}
        </>
      )}
    </p>
  );
}
