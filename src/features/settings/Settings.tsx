import type { ReactNode } from 'react';
import { t } from '#i18n/translate.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { SETTINGS_ID } from './open-settings.ts';

/** The gear, and the place where it opens what can be set. */
export function Settings({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <IconButton icon="settings" label={t('settings.name')} popoverTarget={SETTINGS_ID} />
      <div
        id={SETTINGS_ID}
        popover="auto"
        role="dialog"
        aria-label={t('settings.name')}
        className="fixed inset-auto end-3 top-16 m-0 w-fit max-h-[calc(100dvh-4.75rem)] max-w-[calc(100vw-1.5rem)] overflow-y-auto rounded-xl border border-line bg-card p-4 text-ink shadow-panel [&:popover-open]:grid [&:popover-open]:gap-4"
      >
        {children}
      </div>
    </>
  );
}
