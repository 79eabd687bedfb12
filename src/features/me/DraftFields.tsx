import type { PublishableTitle } from '#contract/publishable.ts';
import type { PresenceRecord } from '#contract/record.ts';
import { PLACEMENTS, TITLE_STATES, type DeviceType } from '#contract/words.ts';
import { language, t } from '#i18n/translate.ts';
import { placementHelp } from '#model/placement-help.ts';
import { placementChip, placementKind } from '#model/placement-words.ts';
import {
  deviceChoices,
  lineOf,
  parametersOf,
  usualDeviceId,
  withString,
  withTitle,
  type Draft,
  type DraftField,
} from '#model/publishing.ts';
import { Choice } from '#ui/Choice.tsx';
import { ChoiceGrid } from '#ui/ChoiceGrid.tsx';
import { Field } from '#ui/Field.tsx';
import { PlacementGlyph } from '#ui/PlacementGlyph.tsx';
import { PlacementHelp } from '#ui/PlacementHelp.tsx';
import { TextField } from '#ui/TextField.tsx';

type Props = {
  readonly draft: Draft;
  readonly title: PublishableTitle;
  readonly titles: readonly PublishableTitle[];
  readonly record: PresenceRecord;
  readonly faults: ReadonlyMap<DraftField, string>;
  readonly onChange: (draft: Draft) => void;
};

function Parameters({ draft, title, faults, onChange }: Props) {
  return parametersOf(title, draft.stringId, language()).map(({ name, entries }, at) =>
    entries.length === 0 ? (
      <div key={at} className="text-[0.8125rem]">
        <p className="font-medium text-soft">
          <bdi>{name}</bdi>: {t('me.fromData')}
        </p>
        <p className="text-xs text-faint">{t('me.fromDataHint')}</p>
      </div>
    ) : (
      <Field key={at} label={name} fault={faults.get(`entry${at}`)}>
        {(parts) => (
          <Choice
            {...parts}
            name={`entry${at}`}
            value={draft.entries[at] ?? ''}
            choices={[
              ...entries.map(({ value, text }) => ({ value, label: text })),
              { value: '', label: t('me.fromData') },
            ]}
            onChoose={(value) => onChange({ ...draft, entries: draft.entries.with(at, value) })}
          />
        )}
      </Field>
    ),
  );
}

function RichPresence(props: Props) {
  const { draft, title, record, faults, onChange } = props;
  if (title.scid === null || title.strings.length === 0) {
    return <p className="text-[0.8125rem] text-soft">{t('me.noStrings')}</p>;
  }
  // A write without a string leaves the one before, so "none" would not be true.
  const hasLine = lineOf(record, draft).kind === 'line';
  return (
    <>
      <Field label={t('me.string')} hint={t('me.scid', { scid: title.scid })} fault={faults.get('string')}>
        {(parts) => (
          <Choice
            {...parts}
            name="string"
            value={draft.stringId}
            choices={[
              ...title.strings.map(({ id }) => ({ value: id, label: id })),
              { value: '', label: t(hasLine ? 'me.sameString' : 'me.noString') },
            ]}
            onChoose={(id) => onChange(withString(draft, title, id))}
          />
        )}
      </Field>
      <Parameters {...props} />
    </>
  );
}

/** The fields of what is to be published: title, device, placement, state, and the string with its parameters. */
export function DraftFields(props: Props) {
  const { draft, titles, faults, onChange } = props;
  return (
    <>
      <Field label={t('me.title')} fault={faults.get('title')}>
        {(parts) => (
          <Choice
            {...parts}
            name="title"
            value={draft.titleId}
            choices={titles.map(({ id, name }) => ({ value: id, label: name }))}
            onChoose={(id) => {
              const next = titles.find((title) => title.id === id);
              if (next) onChange(withTitle(draft, next));
            }}
          />
        )}
      </Field>
      <div className="grid grid-cols-2 items-start gap-2.5">
        <Field label={t('me.device')} fault={faults.get('device')}>
          {(parts) => (
            <Choice
              {...parts}
              name="device"
              value={draft.deviceType}
              choices={deviceChoices().map(({ type, name }) => ({ value: type, label: name }))}
              onChoose={(type) => onChange({ ...draft, deviceType: type as DeviceType })}
            />
          )}
        </Field>
        <Field label={t('me.deviceId')} hint={t('me.deviceIdHint')} fault={faults.get('deviceId')}>
          {(parts) => (
            <TextField
              {...parts}
              name="deviceId"
              spellCheck={false}
              value={draft.deviceId ?? usualDeviceId(draft.deviceType)}
              onChange={(event) => onChange({ ...draft, deviceId: event.target.value })}
            />
          )}
        </Field>
      </div>
      <ChoiceGrid
        legend={t('me.placement')}
        help={<PlacementHelp bare words={placementHelp()} />}
        choices={PLACEMENTS.map((value) => {
          const kind = placementKind(value);
          return { value, label: placementChip(kind), mark: <PlacementGlyph kind={kind} large /> };
        })}
        value={draft.placement}
        onChoose={(placement) => onChange({ ...draft, placement })}
      />
      <ChoiceGrid
        legend={t('me.state')}
        choices={TITLE_STATES.map((value) => ({
          value,
          label: t(value === 'Active' ? 'me.active' : 'me.inactive'),
          mark: null,
        }))}
        value={draft.state}
        onChoose={(state) => onChange({ ...draft, state })}
      />
      <RichPresence {...props} />
    </>
  );
}
