import { t } from '#i18n/translate.ts';

/** What is said in place of a person who cannot be drawn. */
export function PersonFault({ name, isRow }: { readonly name: string; readonly isRow: boolean }) {
  return (
    <p
      className={`flex h-full items-center px-3 text-soft ${isRow ? 'border-b' : 'min-h-18 rounded-xl border'} border-line bg-card`}
    >
      <span className="truncate">{t('list.fault', { name })}</span>
    </p>
  );
}
