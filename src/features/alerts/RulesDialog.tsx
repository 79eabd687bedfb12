import { t } from '#i18n/translate.ts';
import type { AlertBook, AlertRule } from '#model/alert-rules.ts';
import { ruleWords } from '#model/alert-words.ts';
import { voiceWords, whenWords } from '#model/rule-words.ts';
import { ActionButton } from '#ui/ActionButton.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { Modal } from '#ui/Modal.tsx';
import { Switch } from '#ui/Switch.tsx';
import { alertsDialogClosed, muteEnded, ruleChanged, ruleDeleted, ruleOpened } from './alerts-store.ts';
import { DesktopSection } from './DesktopSection.tsx';
import { newRule } from './new-rule.ts';

function Rule({ rule }: { readonly rule: AlertRule }) {
  const words = ruleWords(rule);
  return (
    <li className="flex items-center gap-2 border-t border-line py-1.5 first:border-t-0">
      <div className="min-w-0 flex-1">
        <p className="font-medium [overflow-wrap:anywhere]">{words}</p>
        <p className="text-xs text-faint">
          {[whenWords(rule.times), voiceWords(rule.voice)].filter(Boolean).join(' · ')}
        </p>
      </div>
      <Switch
        label={<span className="sr-only">{t('alerts.active', { rule: words })}</span>}
        checked={!rule.paused}
        onSwitch={(on) => ruleChanged({ ...rule, paused: !on })}
      />
      <IconButton
        icon="pencil"
        label={t('alerts.editRule', { rule: words })}
        className="size-8 border-0 bg-transparent"
        onClick={() => ruleOpened(rule, false)}
      />
      <IconButton
        icon="trash-2"
        label={t('alerts.deleteRule', { rule: words })}
        className="size-8 border-0 bg-transparent"
        onClick={() => ruleDeleted(rule)}
      />
    </li>
  );
}

/** All rules, who is muted, and how alerts reach the desktop. */
export function RulesDialog({
  alerts,
  sample,
  now,
  onTest,
}: {
  readonly alerts: AlertBook;
  /** Whether people that a new rule is about are invented. */
  readonly sample: boolean;
  /** UTC milliseconds. */
  readonly now: number;
  readonly onTest: () => void;
}) {
  const mutes = alerts.mutes.filter(({ until }) => until === undefined || now < until);
  return (
    <Modal
      title={t('alerts.rulesTitle')}
      closeLabel={t('alerts.close')}
      onClose={alertsDialogClosed}
      actions={
        <ActionButton
          look="first"
          onClick={() => ruleOpened(newRule({ who: { kind: 'favourites' }, what: 'online' }, sample), true)}
        >
          {t('alerts.newRule')}
        </ActionButton>
      }
    >
      {alerts.rules.length === 0 ? (
        <p className="pb-4 text-soft">{t('alerts.noRulesLong')}</p>
      ) : (
        <ul className="pb-3">
          {alerts.rules.map((rule) => (
            <Rule key={rule.id} rule={rule} />
          ))}
        </ul>
      )}
      {mutes.length === 0 ? null : (
        <section aria-label={t('alerts.muted')} className="border-t border-line py-4">
          <h3 className="mb-1 font-semibold">{t('alerts.muted')}</h3>
          <ul>
            {mutes.map(({ xuid, name }) => (
              <li key={xuid} className="flex min-h-9 items-center gap-3">
                <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
                  {xuid === '' ? t('alerts.everything') : name || xuid}
                </span>
                <ActionButton onClick={() => muteEnded(xuid)}>{t('alerts.unmute')}</ActionButton>
              </li>
            ))}
          </ul>
        </section>
      )}
      <DesktopSection onTest={onTest} />
    </Modal>
  );
}
