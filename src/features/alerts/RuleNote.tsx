import { still } from '#i18n/still.ts';
import { t } from '#i18n/translate.ts';
import { UNDO_ACTION, UndoBar } from '#ui/UndoBar.tsx';
import { doneDismissed, doneUndone, ruleOpened, useDone } from './alerts-store.ts';

/** Says what was done to a rule or a mute, and offers to undo it, or to say more of the rule. */
export const RuleNote = still(function RuleNote() {
  const done = useDone();
  const rule = done?.rule;
  return (
    <div role="status" className="max-w-full lg:me-auto">
      {done ? (
        <UndoBar
          done={done}
          words={done.words}
          undoLabel={t('people.undo')}
          closeLabel={t('people.close')}
          more={
            rule ? (
              <button type="button" onClick={() => ruleOpened(rule, false)} className={UNDO_ACTION}>
                {t('alerts.edit')}
              </button>
            ) : null
          }
          onUndo={doneUndone}
          onDismiss={doneDismissed}
        />
      ) : null}
    </div>
  );
});
