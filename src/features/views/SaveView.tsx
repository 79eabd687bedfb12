import { useId, useRef, useState } from 'react';
import { t } from '#i18n/translate.ts';
import { viewNamed } from '#model/saved-views.ts';
import { ActionButton } from '#ui/ActionButton.tsx';
import { firstFocus } from '#ui/first-focus.ts';
import { Modal } from '#ui/Modal.tsx';
import { TextField } from '#ui/TextField.tsx';
import { useSavedViews, viewsDialogClosed, viewSaved } from './views-store.ts';

/** Asks for a name for the view on screen. */
export function SaveView({ address }: { readonly address: string }) {
  const views = useSavedViews();
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const isMissing = name.trim() === '';
  const fault = tried && isMissing ? t('views.nameMissing') : '';
  const isTaken = viewNamed(views, name) !== undefined;
  return (
    <Modal
      title={t('views.saveTitle')}
      closeLabel={t('settings.close')}
      onClose={viewsDialogClosed}
      actions={
        <>
          <ActionButton onClick={viewsDialogClosed}>{t('views.cancel')}</ActionButton>
          <ActionButton look="first" type="submit" form={id}>
            {isTaken ? t('views.replace') : t('views.save')}
          </ActionButton>
        </>
      }
    >
      <form
        id={id}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (isMissing) {
            field.current?.focus();
            return;
          }
          viewSaved(name, address);
          viewsDialogClosed();
        }}
      >
        <label className="grid gap-1">
          <span className="text-[0.8125rem] font-medium text-soft">{t('views.name')}</span>
          <TextField
            value={name}
            required
            maxLength={60}
            aria-invalid={fault !== ''}
            aria-describedby={fault === '' ? `${id}-note` : `${id}-fault`}
            ref={(element) => {
              field.current = element;
              firstFocus(element);
            }}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <p id={`${id}-fault`} role="alert" className="text-[0.8125rem] text-alarm not-empty:mt-1">
          {fault}
        </p>
        <p id={`${id}-note`} role="status" className="mt-2 text-[0.8125rem] text-soft">
          {isTaken ? t('views.replaces') : t('views.kept')}
        </p>
      </form>
    </Modal>
  );
}
