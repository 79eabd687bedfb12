import { t } from '#i18n/translate.ts';
import { Notice, TextButton } from '#ui/Notice.tsx';
import { rosterEditorOpened } from './people-dialogs-store.ts';

/** Stands in place of nobody: what a roster is, and the ways to put people into this one. */
export function EmptyRoster({ id }: { readonly id: string }) {
  return (
    <Notice
      title={t('roster.empty')}
      actions={
        <>
          <TextButton onClick={() => rosterEditorOpened(id, 'paste')}>{t('people.addByXuid')}</TextButton>
          <TextButton onClick={() => rosterEditorOpened(id, 'file')}>{t('people.importCsv')}</TextButton>
          <TextButton onClick={() => rosterEditorOpened(id, 'pick')}>{t('people.pick')}</TextButton>
        </>
      }
    >
      {t('people.whatRoster')}
    </Notice>
  );
}
