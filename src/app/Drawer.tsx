import { t } from '#i18n/translate.ts';
import { X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { IconButton } from '#ui/IconButton.tsx';

/** A panel that slides over narrow pages; Escape and a press beside it close it. */
export function Drawer({
  label,
  onClose,
  children,
}: {
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  // Talks to the browser's modal dialogs, which keep focus inside and give it back.
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      aria-label={label}
      onClose={(event) => {
        if (!event.currentTarget.open) onClose();
      }}
      closedby="any"
      className="fixed inset-y-0 start-0 end-auto m-0 h-dvh max-h-none w-80 max-w-[88vw] overflow-y-auto border-e border-line bg-side p-3 text-ink backdrop:bg-black/50"
    >
      <div className="mb-2 flex justify-end">
        <IconButton
          icon={X}
          label={t('settings.close')}
          className="border-0 bg-transparent"
          onClick={onClose}
        />
      </div>
      {children}
    </dialog>
  );
}
