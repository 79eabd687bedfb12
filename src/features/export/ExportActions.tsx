import { useState } from 'react';
import { fileName, saveFile } from '#client/save-file.ts';
import type { Level } from '#contract/level.ts';
import { t } from '#i18n/translate.ts';
import type { Friend } from '#model/friend.ts';
import { viewCsv, viewText } from '#model/view-export.ts';

const LINE = 'min-h-8 rounded-md px-2 text-start text-[0.8125rem] text-accent hover:underline';

/** Copies the listed people as lines of text, or saves them as CSV, and says what came of it. */
export default function ExportActions({
  listed,
  level,
  name,
}: {
  readonly listed: () => readonly Friend[];
  readonly level: Level;
  readonly name: string;
}) {
  const [outcome, setOutcome] = useState('');
  const copy = async (): Promise<void> => {
    const friends = listed();
    try {
      await navigator.clipboard.writeText(viewText(friends, level, Date.now()));
      setOutcome(t('export.copied', { count: friends.length }));
    } catch {
      setOutcome(t('export.refused'));
    }
  };
  const save = (): void => {
    const file = fileName(name, Date.now(), 'csv');
    saveFile(file, 'text/csv', viewCsv(listed()));
    setOutcome(t('export.saved', { name: file }));
  };
  return (
    <div className="grid justify-items-start">
      <button type="button" className={LINE} onClick={() => void copy()}>
        {t('export.copy')}
      </button>
      <button type="button" className={LINE} onClick={save}>
        {t('people.saveCsv')}
      </button>
      <p role="status" className="px-2 text-xs text-faint [overflow-wrap:anywhere]">
        {outcome}
      </p>
    </div>
  );
}
