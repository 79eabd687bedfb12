import { t } from '#i18n/translate.ts';
import type { AlertBook, AlertRule, RuleTitle, RuleWho } from '#model/alert-rules.ts';
import { ruleWords } from '#model/alert-words.ts';
import { Icon } from '#ui/Icon.tsx';
import { ruleMade, ruleOpened } from './alerts-store.ts';
import { newRule } from './new-rule.ts';

const BUTTON =
  'inline-flex min-h-7 items-center gap-1.5 rounded-full border border-line bg-card px-3 text-[0.8125rem] hover:bg-raised';

function isSame(
  rule: AlertRule,
  who: RuleWho,
  what: AlertRule['what'],
  title: RuleTitle | undefined,
): boolean {
  return (
    rule.what === what && rule.title?.id === title?.id && JSON.stringify(rule.who) === JSON.stringify(who)
  );
}

/** Makes a rule by a press, about somebody or a title; where there is one already, the press opens it. */
export default function TellMe({
  who,
  what,
  title,
  alerts,
  sample,
}: {
  readonly who: RuleWho;
  readonly what: AlertRule['what'];
  readonly title?: RuleTitle | undefined;
  readonly alerts: AlertBook;
  readonly sample: boolean;
}) {
  const known = alerts.rules.find((rule) => isSame(rule, who, what, title));
  const words = ruleWords({ name: '', who, what, title, count: 1 });
  return (
    <button
      type="button"
      className={BUTTON}
      onClick={() => (known ? ruleOpened(known, false) : ruleMade(newRule({ who, what, title }, sample)))}
    >
      <Icon name="bell" size={14} className={known ? 'text-accent' : 'text-faint'} />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {known ? t('alerts.editRule', { rule: ruleWords(known) }) : t('alerts.tellMe', { rule: words })}
      </span>
    </button>
  );
}
