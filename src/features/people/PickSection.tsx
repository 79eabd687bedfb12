import { useMemo, useState } from 'react';
import { t } from '#i18n/translate.ts';
import { findCandidates, type Candidate } from '#model/candidates.ts';
import { TextField } from '#ui/TextField.tsx';

/** How many people are drawn at a time; search finds the others. */
const SHOWN = 100;

/** People at hand to be picked by name. */
export function PickSection({
  candidates,
  present,
  picked,
  onPicked,
}: {
  readonly candidates: readonly Candidate[];
  /** Who is in the roster already. */
  readonly present: ReadonlySet<string>;
  readonly picked: ReadonlySet<string>;
  readonly onPicked: (xuid: string, isPicked: boolean) => void;
}) {
  const [search, setSearch] = useState('');
  const found = useMemo(() => findCandidates(candidates, search), [candidates, search]);
  if (candidates.length === 0) return <p className="text-soft">{t('people.noCandidates')}</p>;
  const shown = found.slice(0, SHOWN);
  return (
    <div>
      <TextField
        type="search"
        aria-label={t('people.find')}
        placeholder={t('people.find')}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <p role="status" className="mt-1.5 text-xs text-faint">
        {t('people.found', { count: found.length })}
      </p>
      <ul
        aria-label={t('people.pick')}
        className="mt-1 grid max-h-64 gap-x-3 overflow-y-auto rounded-lg border border-line p-1.5 sm:grid-cols-2"
      >
        {shown.map(({ xuid, name, gamertag }) => (
          <li key={xuid}>
            <label className="flex min-h-8 items-center gap-2.5 rounded-md px-1.5 hover:bg-raised has-disabled:text-faint">
              <input
                type="checkbox"
                className="size-4 shrink-0 accent-accent"
                checked={present.has(xuid) || picked.has(xuid)}
                disabled={present.has(xuid)}
                onChange={(event) => onPicked(xuid, event.target.checked)}
              />
              <bdi className="min-w-0 truncate">{name}</bdi>
              <span className="ms-auto min-w-0 shrink-0 truncate text-xs text-faint">
                {present.has(xuid) ? t('people.inRoster') : gamertag}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {found.length > shown.length ? (
        <p className="mt-1.5 text-xs text-faint">
          {t('people.narrow', { count: found.length - shown.length })}
        </p>
      ) : null}
    </div>
  );
}
