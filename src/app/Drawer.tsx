import type { ReactNode } from 'react';
import { t } from '#i18n/translate.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { ModalDialog } from '#ui/ModalDialog.tsx';

/** A panel that slides over narrow pages; Escape and a press beside it close it. */
export function Drawer({
  label,
  pause,
  onClose,
  children,
}: {
  readonly label: string;
  /** Stops updates: the drawer shows counts that change, and covers the page's own control. */
  readonly pause: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  return (
    <ModalDialog
      label={label}
      onClose={onClose}
      className="fixed inset-y-0 start-0 end-auto m-0 h-dvh max-h-none w-80 max-w-[88vw] overflow-y-auto border-e border-line bg-side p-3"
    >
      <div className="mb-2 flex justify-end gap-2">
        {pause}
        <IconButton
          icon="x"
          label={t('settings.close')}
          className="border-0 bg-transparent"
          onClick={onClose}
        />
      </div>
      {children}
    </ModalDialog>
  );
}
