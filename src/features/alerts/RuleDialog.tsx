import { useState } from 'react';
import { t } from '#i18n/translate.ts';
import { RULE_EVENTS, type AlertRule, type RuleTitle, type RuleWho, type Told } from '#model/alert-rules.ts';
import { ruleWords, toldWords, whoWords } from '#model/alert-words.ts';
import { MAX_RULE_NAME, tidyRuleName } from '#model/alerts-stored.ts';
import { ownZone } from '#model/rule-hours.ts';
import { clockWords } from '#model/time-words.ts';
import { titleName } from '#model/title-words.ts';
import { ActionButton } from '#ui/ActionButton.tsx';
import { Choice } from '#ui/Choice.tsx';
import { Field } from '#ui/Field.tsx';
import { Modal } from '#ui/Modal.tsx';
import { Switch } from '#ui/Switch.tsx';
import { TextField } from '#ui/TextField.tsx';
import { alertsDialogClosed, ruleChanged, ruleDeleted, ruleMade, rulesOpened } from './alerts-store.ts';
import { TimesFields } from './TimesFields.tsx';

/** What the dialog offers to choose from, and how a draft is tried on the last hour. */
export type RuleOffers = {
  readonly whos: readonly RuleWho[];
  readonly titles: readonly RuleTitle[];
  readonly tryOut: (rule: AlertRule) => readonly Told[];
};

/** So many of what would have been told are listed. */
const MOST_LISTED = 5;

const DAY_HOURS = { from: 8 * 60, to: 22 * 60, days: [0, 1, 2, 3, 4, 5, 6] };

function keyOf(who: RuleWho): string {
  return who.kind === 'person' ? `person ${who.xuid}` : who.kind === 'roster' ? `roster ${who.roster}` : '';
}

function DryRun({ would }: { readonly would: readonly Told[] }) {
  return (
    <section aria-label={t('alerts.dryRun')} className="rounded-lg bg-raised px-3.5 py-2.5">
      <p role="status" className="font-medium">
        {t('alerts.would', { count: would.length })}
      </p>
      <ul className="mt-1 text-[0.8125rem] text-soft">
        {would.slice(-MOST_LISTED).map((told) => (
          <li key={told.id} className="[overflow-wrap:anywhere]">
            {clockWords(told.at)} · {toldWords(told).heading}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Makes a rule, or edits one; what it would have told in the last hour is seen while it is made. */
export function RuleDialog({
  rule,
  isNew,
  whos,
  titles,
  tryOut,
}: { readonly rule: AlertRule; readonly isNew: boolean } & RuleOffers) {
  const [draft, setDraft] = useState(rule);
  const [would, setWould] = useState(() => tryOut(rule));
  const change = (part: Partial<AlertRule>): void => {
    const next = { ...draft, ...part };
    setDraft(next);
    // A name tells nothing more or less.
    if (part.name === undefined) setWould(tryOut(next));
  };
  const save = (): void => {
    const tidy = { ...draft, name: tidyRuleName(draft.name) };
    if (isNew) ruleMade(tidy);
    else ruleChanged(tidy);
  };
  const { who, what, title, count, times, voice } = draft;
  const people = [...whos.filter((one) => keyOf(one) !== keyOf(rule.who)), rule.who];
  const known = [...titles.filter(({ id }) => id !== rule.title?.id), ...(rule.title ? [rule.title] : [])];
  const isMissing = what === 'reaches' && title === undefined;
  return (
    <Modal
      title={isNew ? t('alerts.newRule') : t('alerts.editRule', { rule: ruleWords(rule) })}
      closeLabel={t('alerts.close')}
      onClose={alertsDialogClosed}
      actions={
        <>
          {isNew ? null : (
            <span className="me-auto">
              <ActionButton
                look="alarm"
                onClick={() => {
                  ruleDeleted(rule);
                  rulesOpened();
                }}
              >
                {t('alerts.delete')}
              </ActionButton>
            </span>
          )}
          <ActionButton onClick={alertsDialogClosed}>{t('people.cancel')}</ActionButton>
          <ActionButton look="first" disabled={isMissing} className="disabled:opacity-55" onClick={save}>
            {t('people.save')}
          </ActionButton>
        </>
      }
    >
      <div className="grid gap-3.5">
        <div className="grid gap-3.5 sm:grid-cols-2">
          <Field label={t('alerts.who')}>
            {(parts) => (
              <Choice
                {...parts}
                choices={people.map((one) => ({ value: keyOf(one), label: whoWords(one) }))}
                value={keyOf(who)}
                onChoose={(key) => change({ who: people.find((one) => keyOf(one) === key) ?? who })}
              />
            )}
          </Field>
          <Field label={t('alerts.what')}>
            {(parts) => (
              <Choice
                {...parts}
                choices={RULE_EVENTS.map((event) => ({ value: event, label: t(`alerts.event.${event}`) }))}
                value={what}
                onChoose={(value) => {
                  const event = RULE_EVENTS.find((one) => one === value) ?? what;
                  change({
                    what: event,
                    title:
                      event === 'online'
                        ? undefined
                        : (title ?? (event === 'reaches' ? known[0] : undefined)),
                    count: event === 'reaches' ? Math.max(2, count) : count,
                  });
                }}
              />
            )}
          </Field>
          {what === 'online' ? null : (
            <Field label={t('alerts.title')} fault={isMissing ? t('alerts.titleMissing') : undefined}>
              {(parts) => (
                <Choice
                  {...parts}
                  choices={[
                    ...(what === 'reaches' ? [] : [{ value: '', label: t('alerts.anyTitle') }]),
                    ...known.map((one) => ({ value: one.id, label: titleName(one) })),
                  ]}
                  value={title?.id ?? ''}
                  onChoose={(id) => change({ title: known.find((one) => one.id === id) })}
                />
              )}
            </Field>
          )}
          {what === 'joins' || what === 'reaches' ? (
            <Field label={what === 'joins' ? t('alerts.others') : t('alerts.people')}>
              {(parts) => (
                <TextField
                  {...parts}
                  type="number"
                  min={1}
                  max={1000}
                  value={count}
                  onChange={({ target }) =>
                    change({ count: Math.min(1000, Math.max(1, target.valueAsNumber || 1)) })
                  }
                />
              )}
            </Field>
          ) : null}
        </div>
        <div>
          <Switch
            label={t('alerts.onlyAt')}
            checked={times !== undefined}
            onSwitch={(on) => change({ times: on ? { ...DAY_HOURS, zone: ownZone() } : undefined })}
          />
          {times ? <TimesFields times={times} onTimes={(next) => change({ times: next })} /> : null}
        </div>
        <fieldset className="grid sm:grid-cols-3">
          <legend className="text-[0.8125rem] font-medium text-soft">{t('alerts.how')}</legend>
          {(
            [
              ['page', 'alerts.inPage'],
              ['desktop', 'alerts.onDesktop'],
              ['sound', 'alerts.sound'],
            ] as const
          ).map(([way, words]) => (
            <Switch
              key={way}
              label={t(words)}
              checked={voice[way]}
              onSwitch={(on) => change({ voice: { ...voice, [way]: on } })}
            />
          ))}
        </fieldset>
        <Field
          label={t('alerts.ruleName')}
          hint={t('alerts.ruleNameHint', { rule: ruleWords({ ...draft, name: '' }) })}
        >
          {(parts) => (
            <TextField
              {...parts}
              maxLength={MAX_RULE_NAME}
              value={draft.name}
              onChange={({ target }) => change({ name: target.value })}
            />
          )}
        </Field>
        <DryRun would={would} />
      </div>
    </Modal>
  );
}
