import { useState } from 'react';
import { levelHas, type Level } from '#contract/level.ts';
import { still } from '#i18n/still.ts';
import { t } from '#i18n/translate.ts';
import type { Counts } from '#model/counting.ts';
import { levelName } from '#model/level-words.ts';
import { titleColour } from '#model/title-colour.ts';
import { titleName } from '#model/title-words.ts';
import type { Filters } from '#model/view.ts';
import { TitleDot } from '#ui/TitleDot.tsx';
import { FilterGroup } from './FilterGroup.tsx';
import { titleToggled, type TitleList } from './view-choices.ts';

const MEANINGS = [
  ['titles', 'filter.titlesPlaying'],
  ['notTitles', 'filter.titlesNot'],
  ['unseenTitles', 'filter.titlesUnseen'],
] as const;

const TOGGLED: Readonly<Record<TitleList, (id: string) => void>> = {
  titles: (id) => titleToggled('titles', id),
  notTitles: (id) => titleToggled('notTitles', id),
  unseenTitles: (id) => titleToggled('unseenTitles', id),
};

/** How many people a title leaves; who was never seen in it is not counted. */
function countOf(meaning: TitleList, playing: number, all: number): number | undefined {
  if (meaning === 'titles') return playing;
  return meaning === 'notTitles' ? all - playing : undefined;
}

const Meaning = still(function Meaning({
  meaning,
  onChoose,
}: {
  readonly meaning: TitleList;
  readonly onChoose: (meaning: TitleList | undefined) => void;
}) {
  return (
    <select
      aria-label={t('filter.titlesMeaning')}
      value={meaning}
      onChange={(event) => onChoose(MEANINGS.find(([list]) => list === event.target.value)?.[0])}
      className="mx-2 mb-1 h-7 max-w-full rounded-md border border-line bg-card px-1 text-[0.8125rem] text-soft"
    >
      {MEANINGS.map(([list, words]) => (
        <option key={list} value={list}>
          {t(words)}
        </option>
      ))}
    </select>
  );
});

/** Titles, and what to make of them: played now, not played now, or never seen here. */
export function TitleFilter({
  filters,
  level,
  counts,
  titleNames,
}: {
  readonly filters: Filters;
  readonly level: Level;
  /** Undefined before the first answer. */
  readonly counts: Counts | undefined;
  readonly titleNames: ReadonlyMap<string, string>;
}) {
  const [chosen, setChosen] = useState<TitleList>();
  const known = levelHas(level, 'title');
  const inUse = MEANINGS.find(([list]) => filters[list].length > 0)?.[0];
  const meaning = known ? (chosen ?? inUse ?? 'titles') : 'titles';
  const counted = new Map(counts?.titles.map((title) => [title.id, title]));
  const ids = [
    ...new Set([
      ...(known ? counted.keys() : []),
      ...filters[meaning],
      ...(known && meaning === 'titles' ? [] : titleNames.keys()),
    ]),
  ];
  if (known && titleNames.size === 0 && filters[meaning].length === 0) return null;
  return (
    <FilterGroup
      legend={t('filter.title')}
      note={
        known
          ? meaning === 'unseenTitles'
            ? t('filter.unseenNote')
            : undefined
          : t('filter.noTitles', { level: levelName(level) })
      }
      control={known ? <Meaning meaning={meaning} onChoose={setChosen} /> : undefined}
      options={ids.map((id) => ({
        key: id,
        label: counted.get(id)?.name ?? titleNames.get(id) ?? titleName({ id, name: '' }),
        mark: <TitleDot colour={titleColour(id)} />,
        count: known && counts ? countOf(meaning, counted.get(id)?.people ?? 0, counts.all) : undefined,
        chosen: filters[meaning].includes(id),
      }))}
      onToggle={TOGGLED[meaning]}
    />
  );
}
