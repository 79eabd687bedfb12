import type { AlertBook } from '#model/alert-rules.ts';
import { useNow } from '#ui/use-now.ts';
import type { AlertsDialog } from './alerts-store.ts';
import { RuleDialog, type RuleOffers } from './RuleDialog.tsx';
import { RulesDialog } from './RulesDialog.tsx';

/** The dialog that is open, over the one that it was opened from. */
export default function AlertsDialogs({
  dialog,
  alerts,
  sample,
  onTest,
  ...offers
}: {
  readonly dialog: AlertsDialog;
  readonly alerts: AlertBook;
  readonly sample: boolean;
  readonly onTest: () => void;
} & RuleOffers) {
  const now = useNow();
  return (
    <>
      {dialog.kind === 'rules' || dialog.isOverRules ? (
        <RulesDialog alerts={alerts} sample={sample} now={now} onTest={onTest} />
      ) : null}
      {dialog.kind === 'rule' ? (
        <RuleDialog key={dialog.rule.id} rule={dialog.rule} isNew={dialog.isNew} {...offers} />
      ) : null}
    </>
  );
}
