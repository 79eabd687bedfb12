import { t } from '#i18n/translate.ts';
import type { GatewayStatus } from '#contract/gateway-status.ts';
import { budgetWords, lowBudgetWords } from './budget-words.ts';
import { useNotKept } from './shell-store.ts';

/** How much has been asked, and what this browser does not allow: for the settings. */
export function ConnectionFacts({ status }: { readonly status: GatewayStatus | undefined }) {
  const notKept = useNotKept();
  if (!status) return null;
  const low = lowBudgetWords(status.budget);
  return (
    <div className="grid max-w-64 gap-1.5 text-[0.8125rem] text-soft">
      <p>
        <span className="font-medium">{t('conn.budgetName')}</span>{' '}
        <span className="tabular-nums">{budgetWords(status.budget)}</span>
      </p>
      <p role="status" className={low === undefined ? 'sr-only' : undefined}>
        {low}
      </p>
      {notKept ? <p>{t('conn.notKept')}</p> : null}
    </div>
  );
}
