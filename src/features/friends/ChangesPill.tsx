import { t } from '#i18n/translate.ts';

/** Says how many people would move if the order were not held, and lets them. It takes no room. */
export function ChangesPill({
  changes,
  onApply,
}: {
  readonly changes: number;
  readonly onApply: () => void;
}) {
  return (
    <button
      type="button"
      aria-keyshortcuts="."
      onClick={onApply}
      className="fixed start-1/2 bottom-5 z-20 flex min-h-9 w-max max-w-full -translate-x-1/2 items-center gap-2 rounded-full border border-edge bg-raised px-4 font-medium shadow-panel hover:border-accent lg:ms-30 rtl:translate-x-1/2"
    >
      {t('list.changes', { count: changes })} · {t('list.apply')}
      <kbd aria-hidden className="rounded border border-line px-1.5 text-xs text-soft">
        .
      </kbd>
    </button>
  );
}
