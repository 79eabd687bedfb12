import { useState } from 'react';
import { forgetEverything } from '#client/forget.ts';
import { t } from '#i18n/translate.ts';
import { ActionButton } from '#ui/ActionButton.tsx';
import { Modal } from '#ui/Modal.tsx';
import { dataOpened } from './people-dialogs-store.ts';

/** Asks once more, then erases everything and starts the page anew, as it was on the first visit. */
export function ForgetDialog() {
  const [isAtIt, setAtIt] = useState(false);
  return (
    <Modal
      isAlert
      title={t('people.forgetSure')}
      closeLabel={t('people.close')}
      onClose={dataOpened}
      actions={
        <>
          <ActionButton onClick={dataOpened}>{t('people.cancel')}</ActionButton>
          <ActionButton
            look="alarm"
            disabled={isAtIt}
            onClick={() => {
              setAtIt(true);
              void forgetEverything().then(() => location.replace('/'));
            }}
          >
            {t('people.forget')}
          </ActionButton>
        </>
      }
    >
      <p>{t('people.forgetText')}</p>
      <p className="mt-2 font-medium">{t('people.forgetWarning')}</p>
    </Modal>
  );
}
