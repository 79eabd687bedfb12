import { useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { publishableQuery, writeTitle } from '#client/publishing.ts';
import { ApiError } from '#client/http.ts';
import type { Publishable } from '#contract/publishable.ts';
import type { PresenceRecord } from '#contract/record.ts';
import { t } from '#i18n/translate.ts';
import { deviceName } from '#model/device-words.ts';
import {
  deviceIdOf,
  draftFaults,
  fieldAtFault,
  firstDraft,
  requestOf,
  type Draft,
  type DraftField,
  type TitleOnDevice,
} from '#model/publishing.ts';
import { ActionButton } from '#ui/ActionButton.tsx';
import { DraftFields } from './DraftFields.tsx';
import { titlePublished } from './publications.ts';
import { ReadByFriends } from './ReadByFriends.tsx';
import { refusalWords } from './refusal-words.ts';
import { useWriting } from './use-writing.ts';

type Props = {
  readonly xuid: string;
  readonly record: PresenceRecord;
  readonly languages: string;
  readonly onSaid: (words: string) => void;
};

const NO_FAULTS: ReadonlyMap<DraftField, string> = new Map();

function focusField(form: HTMLFormElement, field: DraftField | undefined): void {
  const control = field === undefined ? null : form.elements.namedItem(field);
  if (control instanceof HTMLElement) control.focus();
}

function PublishForm({
  publishable,
  first,
  xuid,
  record,
  onSaid,
}: Props & { readonly publishable: Publishable; readonly first: Draft }) {
  const [draft, setDraft] = useState(first);
  const [faults, setFaults] = useState(NO_FAULTS);
  const [shown, setShown] = useState<TitleOnDevice>();
  const { titles } = publishable;
  const title = titles.find(({ id }) => id === draft.titleId) ?? titles[0];
  const shownTitle = titles.find(({ id }) => id === shown?.titleId);

  const failed = (error: unknown): void => {
    const field = error instanceof ApiError ? fieldAtFault(error.message) : undefined;
    const why = refusalWords(error);
    if (field !== undefined) setFaults(new Map([[field, why]]));
    onSaid(t('me.refused', { why }));
  };
  const writing = useWriting(failed);
  if (!title) return null;

  const publish = async (): Promise<void> => {
    const { titleId, deviceType } = draft;
    const written = { xuid, titleId, deviceType, deviceId: deviceIdOf(draft) };
    const body = requestOf(draft, title);
    const heartbeat = await writeTitle(written, body);
    titlePublished(written, body, heartbeat);
    setShown({ titleId, deviceType });
    onSaid(t('me.published', { title: title.name, device: deviceName(deviceType) }));
  };
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const found = draftFaults(draft, title);
    setFaults(found);
    if (found.size === 0) return void writing.run(publish);
    focusField(event.currentTarget, [...found.keys()][0]);
    // Each is a sentence of its own.
    onSaid(t('me.correct', { fields: [...found.values()].join(' ') }));
  };
  return (
    <>
      <form noValidate onSubmit={submit} aria-label={t('me.publish')} className="mt-3 grid gap-3.5">
        <DraftFields
          draft={draft}
          title={title}
          titles={titles}
          record={record}
          faults={faults}
          onChange={(next) => {
            setDraft(next);
            setFaults(NO_FAULTS);
          }}
        />
        <ActionButton type="submit" look="first" aria-disabled={writing.busy}>
          {t(writing.busy ? 'me.sending' : 'me.send')}
        </ActionButton>
      </form>
      {shown && shownTitle ? (
        <div className="mt-5">
          <ReadByFriends title={shownTitle} place={shown} record={record} />
        </div>
      ) : null}
    </>
  );
}

/** Writes the presence of a title, and shows how friends read it. */
export function Publisher(props: Props) {
  const { data: publishable, error } = useQuery(publishableQuery(props.languages));
  const first = publishable && firstDraft(publishable);
  return (
    <section className="mt-6" aria-label={t('me.publish')}>
      <h3 className="text-[0.6875rem] font-semibold tracking-wider text-faint uppercase">
        {t('me.publish')}
      </h3>
      <p className="mt-1 text-[0.8125rem] text-soft">{t('me.publishText')}</p>
      {publishable && first ? <PublishForm {...props} publishable={publishable} first={first} /> : null}
      {error ? <p className="mt-2 text-alarm">{refusalWords(error)}</p> : null}
    </section>
  );
}
