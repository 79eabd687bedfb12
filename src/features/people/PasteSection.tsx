import { useId, useState } from 'react';
import { t } from '#i18n/translate.ts';
import { MAX_FILE } from '#model/people-json.ts';
import type { ReadPeople } from '#model/people-lines.ts';
import { FileButton } from '#ui/FileButton.tsx';
import { TextArea } from '#ui/TextField.tsx';
import { LineMessages } from './LineMessages.tsx';

/** People pasted, or read from a CSV file, with a message on each line. */
export function PasteSection({
  text,
  read,
  onText,
}: {
  readonly text: string;
  readonly read: ReadPeople;
  readonly onText: (text: string) => void;
}) {
  const id = useId();
  const [isTooLong, setTooLong] = useState(false);
  const take = (file: File): void => {
    setTooLong(file.size > MAX_FILE);
    if (file.size <= MAX_FILE) void file.text().then(onText);
  };
  return (
    <div>
      <label htmlFor={id} className="text-[0.8125rem] font-medium">
        {t('people.pasteLabel')}
      </label>
      <TextArea
        id={id}
        rows={4}
        dir="ltr"
        spellCheck={false}
        aria-describedby={`${id}-hint`}
        value={text}
        onChange={(event) => onText(event.target.value)}
        className="mt-1 resize-y font-mono text-[0.8125rem]"
      />
      <div className="mt-1.5 flex flex-wrap items-center gap-3">
        <p id={`${id}-hint`} className="min-w-48 flex-1 text-xs text-faint">
          {t('people.pasteHint')}
        </p>
        <FileButton
          label={t('people.chooseFile')}
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          onFile={take}
        />
      </div>
      {isTooLong ? (
        <p role="alert" className="mt-1.5 text-[0.8125rem] text-alarm">
          {t('people.fileTooLong')}
        </p>
      ) : null}
      <LineMessages read={read} />
    </div>
  );
}
