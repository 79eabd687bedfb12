import { useId, useMemo, useState } from 'react';
import { bookChanged } from '#client/people-store.ts';
import { fileName, saveFile } from '#client/save-file.ts';
import { locale, t } from '#i18n/translate.ts';
import { candidatesOf } from '#model/candidates.ts';
import { MAX_ROSTER_NAME, knownPerson, rosterRemoved, tidyName } from '#model/book-changes.ts';
import type { OwnRoster, PersonDetails } from '#model/people-book.ts';
import { rosterCsv } from '#model/people-csv.ts';
import { readPeople } from '#model/people-lines.ts';
import {
  draftFault,
  draftOverwrites,
  draftSaved,
  freeName,
  type DraftFault,
  type RosterDraft,
} from '#model/roster-draft.ts';
import { ActionButton } from '#ui/ActionButton.tsx';
import { Modal } from '#ui/Modal.tsx';
import { Segmented } from '#ui/Segmented.tsx';
import { TextField } from '#ui/TextField.tsx';
import { MembersSection } from './MembersSection.tsx';
import { PasteSection } from './PasteSection.tsx';
import { newId } from '#client/new-id.ts';
import { changedUndoably, dialogClosed, type Adding } from './people-dialogs-store.ts';
import { PickSection } from './PickSection.tsx';
import { useCandidates, type AtHand } from './use-candidates.ts';

const NOBODY: readonly string[] = [];

function withMember(members: ReadonlySet<string>, xuid: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(members);
  if (isIn) next.add(xuid);
  else next.delete(xuid);
  return next;
}

/** What the editor is given. */
export type EditorProps = AtHand & {
  /** The gateway's favourites. */
  readonly favorites: ReadonlySet<string>;
  /** Whether people at hand are known only because the sample shows them. */
  readonly sample: boolean;
  /** A roster was saved: a new one is to be watched, an old one may have another address now. */
  readonly onSaved: (id: string, isNew: boolean) => void;
  /** A roster was deleted: it cannot be watched any longer. */
  readonly onDeleted: (id: string) => void;
};

function Foot({
  roster,
  fault,
  onCsv,
  onDelete,
  onSave,
}: {
  readonly roster: OwnRoster | undefined;
  readonly fault: DraftFault | undefined;
  readonly onCsv: () => void;
  readonly onDelete: () => void;
  readonly onSave: () => void;
}) {
  return (
    <>
      {roster ? (
        <div className="me-auto flex flex-wrap gap-2">
          <ActionButton look="alarm" onClick={onDelete}>
            {t('people.delete')}
          </ActionButton>
          <ActionButton onClick={onCsv}>{t('people.saveCsv')}</ActionButton>
        </div>
      ) : null}
      <p role="alert" className="text-[0.8125rem] text-alarm">
        {fault ? t(`people.${fault}`) : ''}
      </p>
      <ActionButton onClick={dialogClosed}>{t('people.cancel')}</ActionButton>
      <ActionButton look="first" onClick={onSave}>
        {t('people.save')}
      </ActionButton>
    </>
  );
}

/** Makes a roster or edits one: its name, who comes in and how, who is in it. Nothing is kept before it is saved. */
export function RosterDialog({
  id,
  adding: addingFirst,
  ...props
}: EditorProps & { readonly id: string | undefined; readonly adding: Adding }) {
  const { book, gamertags, favorites, sample, onSaved, onDeleted } = props;
  const fieldId = useId();
  const roster = book.rosters.find((one) => one.id === id);
  const others = book.rosters.filter((one) => one.id !== id);
  const [name, setName] = useState(() => roster?.name ?? freeName(t('people.defaultName'), others));
  const [adding, setAdding] = useState<'paste' | 'pick'>(addingFirst === 'pick' ? 'pick' : 'paste');
  const [text, setText] = useState('');
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [removed, setRemoved] = useState<ReadonlySet<string>>(new Set());
  const [described, setDescribed] = useState<ReadonlyMap<string, PersonDetails>>(new Map());
  const [found, setFound] = useState<DraftFault>();
  const candidates = useCandidates(props);
  const xuids = roster?.xuids ?? NOBODY;
  const present = useMemo(() => new Set(xuids), [xuids]);
  const read = useMemo(() => readPeople(text, present), [text, present]);
  const members = useMemo(
    () => candidatesOf(xuids, gamertags, (xuid) => knownPerson(book, xuid).alias, locale()),
    [xuids, gamertags, book],
  );

  const draft: RosterDraft = { name, lines: read.lines, picked, removed, described };
  // What kept it from being saved is said until it is corrected, and nothing new before the next try.
  const fault = found !== undefined && draftFault(draft, others) === found ? found : undefined;

  const save = (): void => {
    const now = draftFault(draft, others);
    setFound(now);
    if (now) return;
    const savedId = id ?? newId();
    const change = draftSaved(savedId, roster === undefined, draft, sample);
    if (draftOverwrites(draft, roster, book))
      changedUndoably(t('people.saved', { name: tidyName(name) }), change);
    else void bookChanged(change);
    dialogClosed();
    onSaved(savedId, roster === undefined);
  };
  const remove = (one: OwnRoster): void => {
    changedUndoably(t('people.deleted', { name: one.name }), rosterRemoved(one.id));
    dialogClosed();
    onDeleted(one.id);
  };
  return (
    <Modal
      title={roster ? t('people.edit', { name: roster.name }) : t('people.newRoster')}
      closeLabel={t('people.close')}
      onClose={dialogClosed}
      actions={
        <Foot
          roster={roster}
          fault={fault}
          onSave={save}
          onDelete={() => {
            if (roster) remove(roster);
          }}
          onCsv={() => {
            if (!roster) return;
            saveFile(
              fileName(roster.name, Date.now(), 'csv'),
              'text/csv',
              rosterCsv(book, roster.id, gamertags),
            );
          }}
        />
      }
    >
      <label htmlFor={fieldId} className="text-[0.8125rem] font-medium">
        {t('people.name')}
      </label>
      <TextField
        id={fieldId}
        maxLength={MAX_ROSTER_NAME}
        aria-invalid={fault === 'nameMissing' || fault === 'nameTaken'}
        value={name}
        onChange={(event) => setName(event.target.value)}
        className="mt-1"
      />
      <div className="mt-4 mb-2.5 flex">
        <Segmented
          legend={t('people.add')}
          segments={[
            { value: 'paste', label: t('people.paste') },
            { value: 'pick', label: t('people.pick') },
          ]}
          value={adding}
          onChoose={setAdding}
        />
      </div>
      {adding === 'paste' ? (
        <PasteSection text={text} read={read} onText={setText} />
      ) : (
        <PickSection
          candidates={candidates}
          present={present}
          picked={picked}
          onPicked={(xuid, isPicked) => setPicked(withMember(picked, xuid, isPicked))}
        />
      )}
      {members.length === 0 ? null : (
        <MembersSection
          members={members}
          removed={removed}
          describedAs={(xuid) => {
            const { alias, note, favourite } = { ...knownPerson(book, xuid), ...described.get(xuid) };
            return { alias, note, favourite: favourite ?? favorites.has(xuid) };
          }}
          onDescribed={(xuid, details) =>
            setDescribed(new Map(described).set(xuid, { ...described.get(xuid), ...details }))
          }
          onRemoved={(xuid, isRemoved) => setRemoved(withMember(removed, xuid, isRemoved))}
        />
      )}
    </Modal>
  );
}
