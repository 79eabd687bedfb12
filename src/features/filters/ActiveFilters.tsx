import { titleName } from '#model/title-words.ts';
import { t } from '#i18n/translate.ts';
import { X } from 'lucide-react';
import type { Level } from '#contract/level.ts';
import { familyName } from '#model/device-words.ts';
import { stateHeading } from '#model/display-state.ts';
import { placementChip } from '#model/placement-words.ts';
import { hasFilters, type Filters } from '#model/view.ts';
import { lackingWords } from './lacking-words.ts';
import { filtersCleared, filterToggled, onlineOnlySwitched, searchTyped } from './view-store.ts';

type ActiveFilter = { readonly key: string; readonly label: string; readonly remove: () => void };

function activeFilters(filters: Filters, titleNames: ReadonlyMap<string, string>): ActiveFilter[] {
  return [
    ...(filters.onlineOnly
      ? [{ key: 'online', label: t('filter.onlineOnly'), remove: () => onlineOnlySwitched(false) }]
      : []),
    ...filters.states.map((state) => ({
      key: `state ${state}`,
      label: stateHeading(state),
      remove: () => filterToggled('states', state),
    })),
    ...filters.devices.map((family) => ({
      key: `device ${family}`,
      label: familyName(family),
      remove: () => filterToggled('devices', family),
    })),
    ...filters.titles.map((id) => ({
      key: `title ${id}`,
      label: titleNames.get(id) ?? titleName({ id, name: '' }),
      remove: () => filterToggled('titles', id),
    })),
    ...filters.placements.map((placement) => ({
      key: `placement ${placement}`,
      label: placementChip(placement),
      remove: () => filterToggled('placements', placement),
    })),
    ...(filters.search.trim() === ''
      ? []
      : [{ key: 'search', label: `“${filters.search.trim()}”`, remove: () => searchTyped('') }]),
  ];
}

/** The filters that are set, each removable, and how many people they leave. */
export function ActiveFilters({
  filters,
  level,
  titleNames,
  shown,
  all,
}: {
  readonly filters: Filters;
  readonly level: Level;
  readonly titleNames: ReadonlyMap<string, string>;
  readonly shown: number;
  readonly all: number;
}) {
  const active = hasFilters(filters);
  return (
    <div className={active ? 'mt-4 flex flex-wrap items-center gap-2' : ''}>
      <p role="status" className={active ? 'text-soft' : 'sr-only'}>
        {active
          ? [t('filter.result', { shown, all }), lackingWords(filters, level)].filter(Boolean).join('. ')
          : ''}
      </p>
      {activeFilters(filters, titleNames).map(({ key, label, remove }) => (
        <button
          key={key}
          type="button"
          aria-label={t('filter.remove', { filter: label })}
          onClick={remove}
          className="inline-flex min-h-7 max-w-60 items-center gap-1 rounded-full border border-line bg-card ps-3 pe-2 text-[0.8125rem] hover:bg-raised"
        >
          <bdi className="truncate">{label}</bdi>
          <X aria-hidden size={14} className="shrink-0 text-faint" />
        </button>
      ))}
      {active ? (
        <button
          type="button"
          onClick={filtersCleared}
          className="min-h-7 px-1.5 text-[0.8125rem] text-accent hover:underline"
        >
          {t('filter.clear')}
        </button>
      ) : null}
    </div>
  );
}
