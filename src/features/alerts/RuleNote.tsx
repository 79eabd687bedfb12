import { t } from '#i18n/translate.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { doneDismissed, doneUndone, ruleOpened, useDone } from './alerts-store.ts';

const ACTION = 'min-h-8 rounded-md px-2 font-semibold text-accent hover:underline';

/** Says what was done to a rule or a mute, and offers to undo it, or to say more of the rule. */
export function RuleNote() {
  const done = useDone();
  const rule = done?.rule;
  return (
    <div role="status" className="max-w-full *:pointer-events-auto lg:me-auto">
      {done ? (
        <p className="flex flex-wrap items-center gap-x-2 rounded-xl border border-line bg-card py-1.5 ps-4 pe-1.5 shadow-panel">
          <span className="min-w-0 [overflow-wrap:anywhere]">{done.words}</span>
          {rule ? (
            <button type="button" onClick={() => ruleOpened(rule, false)} className={ACTION}>
              {t('alerts.edit')}
            </button>
          ) : null}
          <button type="button" onClick={doneUndone} className={ACTION}>
            {t('people.undo')}
          </button>
          <IconButton
            icon="x"
            label={t('people.close')}
            className="size-8 border-0 bg-transparent"
            onClick={doneDismissed}
          />
        </p>
      ) : null}
    </div>
  );
}
