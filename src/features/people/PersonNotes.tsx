import { useEffect, useId, useRef, useState } from 'react';
import { bookChanged } from '#client/people-store.ts';
import { t } from '#i18n/translate.ts';
import { knownPerson, MAX_ALIAS, MAX_NOTE, personDescribed } from '#model/book-changes.ts';
import type { PeopleBook, PersonDetails } from '#model/people-book.ts';
import { tidyAlias, tidyNote } from '#model/people-lines.ts';
import { TextArea, TextField } from '#ui/TextField.tsx';
import { noteShown } from './note-wanted.ts';

/** What was written down about a person, and where to write it; it is kept when a field or the panel is left. */
export default function PersonNotes({
  xuid,
  gamertag,
  book,
  sample,
}: {
  readonly xuid: string;
  /** Where an alias stands in its place. */
  readonly gamertag: string | undefined;
  readonly book: PeopleBook;
  /** Whether this person is known only because the sample shows them. */
  readonly sample: boolean;
}) {
  const id = useId();
  const known = knownPerson(book, xuid);
  // What is being written; whatever is not says what is known, also when another tab or a file has changed it.
  const [typed, setTyped] = useState<Partial<PersonDetails>>({});
  const { alias, note } = { ...known, ...typed };
  const keep = (): void => {
    const written: Partial<PersonDetails> = {
      ...(typed.alias === undefined ? {} : { alias: tidyAlias(typed.alias) }),
      ...(typed.note === undefined ? {} : { note: tidyNote(typed.note) }),
    };
    const tidy = { ...known, ...written };
    setTyped({});
    if (tidy.alias === known.alias && tidy.note === known.note) return;
    void bookChanged(personDescribed(xuid, written, sample));
  };
  const keepLatest = useRef(keep);
  // Hands what was typed last to the effect below.
  useEffect(() => {
    keepLatest.current = keep;
  });
  // Talks to the book: a field that vanishes with the panel is never left.
  useEffect(() => () => keepLatest.current(), []);
  const noteField = useRef<HTMLTextAreaElement>(null);
  // Talks to the focus, once the panel around has taken it.
  useEffect(() => (noteField.current ? noteShown(xuid, noteField.current) : undefined), [xuid]);
  return (
    <section aria-label={t('people.yours')} className="mt-4">
      {gamertag === undefined ? null : (
        <p className="mb-2 text-soft [overflow-wrap:anywhere]">{t('people.gamertag', { gamertag })}</p>
      )}
      <div className="grid grid-cols-[auto_1fr] items-baseline gap-x-3 gap-y-1.5">
        <label htmlFor={`${id}-alias`} className="text-[0.8125rem] text-soft">
          {t('people.alias')}
        </label>
        <TextField
          id={`${id}-alias`}
          maxLength={MAX_ALIAS}
          value={alias}
          onChange={(event) => setTyped({ ...typed, alias: event.target.value })}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
        <label htmlFor={`${id}-note`} className="text-[0.8125rem] text-soft">
          {t('people.note')}
        </label>
        <TextArea
          ref={noteField}
          id={`${id}-note`}
          rows={2}
          maxLength={MAX_NOTE}
          value={note}
          onChange={(event) => setTyped({ ...typed, note: event.target.value })}
          onBlur={keep}
          className="resize-y"
        />
      </div>
    </section>
  );
}
