import { useMemo, useState } from 'react';
import { t } from '#i18n/translate.ts';
import { findCandidates, type Candidate } from '#model/candidates.ts';
import { MAX_ALIAS, MAX_NOTE } from '#model/book-changes.ts';
import type { PersonDetails } from '#model/people-book.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { StarToggle } from '#ui/StarToggle.tsx';
import { TextField } from '#ui/TextField.tsx';

const SHOWN = 50;

/** What a person is to be, once the roster is saved. */
type Described = { readonly alias: string; readonly note: string; readonly favourite: boolean };

function Member({
  member,
  described,
  isRemoved,
  onDescribed,
  onRemoved,
}: {
  readonly member: Candidate;
  readonly described: Described;
  readonly isRemoved: boolean;
  readonly onDescribed: (details: PersonDetails) => void;
  readonly onRemoved: (isRemoved: boolean) => void;
}) {
  const { name, gamertag, xuid } = member;
  return (
    <li className="grid grid-cols-[auto_1fr_auto] items-center gap-x-2 gap-y-1.5 border-b border-line px-2 py-1.5 last:border-b-0 sm:grid-cols-[auto_10rem_1fr_1.4fr_auto]">
      <StarToggle
        label={t('details.favourite')}
        isSet={described.favourite}
        onToggle={() => onDescribed({ favourite: !described.favourite })}
      />
      <p className={`min-w-0 leading-4.5 ${isRemoved ? 'line-through' : ''}`}>
        <bdi className="block truncate font-medium">{gamertag ?? name}</bdi>
        <span className="block truncate text-xs text-faint">{xuid}</span>
      </p>
      <IconButton
        icon={isRemoved ? 'rotate-ccw' : 'x'}
        label={t(isRemoved ? 'people.keep' : 'people.remove', { name })}
        className="size-8 border-0 bg-transparent sm:order-last"
        onClick={() => onRemoved(!isRemoved)}
      />
      <TextField
        aria-label={t('people.aliasOf', { name })}
        placeholder={t('people.alias')}
        maxLength={MAX_ALIAS}
        value={described.alias}
        onChange={(event) => onDescribed({ alias: event.target.value })}
        className="col-span-3 sm:col-span-1"
      />
      <TextField
        aria-label={t('people.noteOf', { name })}
        placeholder={t('people.note')}
        maxLength={MAX_NOTE}
        value={described.note}
        onChange={(event) => onDescribed({ note: event.target.value })}
        className="col-span-3 sm:col-span-1"
      />
    </li>
  );
}

/** The people of a roster: star, alias and note of each, and out they go. */
export function MembersSection({
  members,
  describedAs,
  removed,
  onDescribed,
  onRemoved,
}: {
  readonly members: readonly Candidate[];
  readonly describedAs: (xuid: string) => Described;
  readonly removed: ReadonlySet<string>;
  readonly onDescribed: (xuid: string, details: PersonDetails) => void;
  readonly onRemoved: (xuid: string, isRemoved: boolean) => void;
}) {
  const [search, setSearch] = useState('');
  const found = useMemo(() => findCandidates(members, search), [members, search]);
  const shown = found.slice(0, SHOWN);
  return (
    <section className="mt-6">
      <h3 className="mb-1.5 flex items-baseline gap-2 font-semibold">
        {t('people.members')} <span className="font-normal text-faint">{members.length}</span>
      </h3>
      {members.length > 10 ? (
        <TextField
          type="search"
          aria-label={t('people.find')}
          placeholder={t('people.find')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className="mb-1.5"
        />
      ) : null}
      <ul className="rounded-lg border border-line">
        {shown.map((member) => (
          <Member
            key={member.xuid}
            member={member}
            described={describedAs(member.xuid)}
            isRemoved={removed.has(member.xuid)}
            onDescribed={(details) => onDescribed(member.xuid, details)}
            onRemoved={(isRemoved) => onRemoved(member.xuid, isRemoved)}
          />
        ))}
      </ul>
      {found.length > shown.length ? (
        <p className="mt-1.5 text-xs text-faint">
          {t('people.narrow', { count: found.length - shown.length })}
        </p>
      ) : null}
    </section>
  );
}
