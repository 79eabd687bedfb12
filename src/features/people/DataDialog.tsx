import { useState, type ReactNode } from 'react';
import { peopleBook } from '#client/people-store.ts';
import { fileName, saveFile } from '#client/save-file.ts';
import { t } from '#i18n/translate.ts';
import { withoutSample } from '#model/book-changes.ts';
import type { PeopleBook } from '#model/people-book.ts';
import {
  MAX_FILE,
  peopleImported,
  readPeopleFile,
  rulesBeyond,
  writePeople,
  type PeopleFile,
} from '#model/people-json.ts';
import { ActionButton } from '#ui/ActionButton.tsx';
import { FileButton } from '#ui/FileButton.tsx';
import { Modal } from '#ui/Modal.tsx';
import { newId } from '#client/new-id.ts';
import { changedUndoably, dialogClosed, forgettingAsked } from './people-dialogs-store.ts';

function Part({
  heading,
  text,
  children,
}: {
  readonly heading: string;
  readonly text: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="border-b border-line py-4 first:pt-0 last:border-b-0 last:pb-0">
      <h3 className="font-semibold">{heading}</h3>
      <p className="mt-0.5 mb-2.5 text-soft">{text}</p>
      {children}
    </section>
  );
}

type Read = PeopleFile | { readonly faults: readonly string[] };

function holdings({ people, rosters, rules }: PeopleFile): string {
  const everybody = new Set([...people.keys(), ...rosters.flatMap(({ xuids }) => xuids)]);
  const holds = t('people.fileHolds', { rosters: rosters.length, people: everybody.size });
  return rules.length === 0 ? holds : t('people.fileHoldsRules', { holds, rules: rules.length });
}

/** What keeps a file from being joined with the book as it is now. */
function faultsOf(read: Read, book: PeopleBook): readonly string[] {
  if ('faults' in read) return read.faults;
  const beyond = rulesBeyond(read, book);
  return beyond ? [t('people.fileRulesBeyond', beyond)] : [];
}

function Import({ book }: { readonly book: PeopleBook }) {
  const [read, setRead] = useState<Read>();
  const faults = read ? faultsOf(read, book) : [];
  const file = read && !('faults' in read) && faults.length === 0 ? read : undefined;
  const take = (chosen: File): void => {
    if (chosen.size > MAX_FILE) setRead({ faults: [t('people.fileTooLong')] });
    else void chosen.text().then((text) => setRead(readPeopleFile(text)));
  };
  const join = (stated: PeopleFile): void => {
    const words = t('people.imported', { what: holdings(stated) });
    changedUndoably(words, peopleImported(stated, peopleBook(), newId));
    setRead(undefined);
  };
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <FileButton label={t('people.chooseJson')} accept=".json,application/json" onFile={take} />
        <p role="status">{file ? holdings(file) : ''}</p>
        {file ? (
          <ActionButton look="first" onClick={() => join(file)}>
            {t('people.import')}
          </ActionButton>
        ) : null}
      </div>
      {faults.length > 0 ? (
        <div role="alert" className="mt-2.5 text-[0.8125rem]">
          <p className="font-medium text-alarm">{t('people.faults')}</p>
          <ul className="mt-1 max-h-40 overflow-y-auto font-mono text-xs">
            {faults.map((fault) => (
              <li key={fault} className="py-0.5 [overflow-wrap:anywhere]">
                {fault}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}

/** What this browser keeps: taken along as a file, brought back from one, or forgotten. */
export function DataDialog({ book }: { readonly book: PeopleBook }) {
  const { people, rosters, alerts } = withoutSample(book);
  return (
    <Modal title={t('people.data')} closeLabel={t('people.close')} onClose={dialogClosed}>
      <Part heading={t('people.take')} text={t('people.takeText')}>
        <ActionButton
          disabled={people.size === 0 && rosters.length === 0 && (alerts?.rules.length ?? 0) === 0}
          className="disabled:opacity-55"
          onClick={() =>
            saveFile(
              fileName('friends-presence', Date.now(), 'json'),
              'application/json',
              writePeople(peopleBook()),
            )
          }
        >
          {t('people.saveJson')}
        </ActionButton>
      </Part>
      <Part heading={t('people.bring')} text={t('people.bringText')}>
        <Import book={book} />
      </Part>
      <Part heading={t('people.forget')} text={t('people.forgetText')}>
        <ActionButton look="alarm" onClick={forgettingAsked}>
          {t('people.forget')}…
        </ActionButton>
      </Part>
    </Modal>
  );
}
