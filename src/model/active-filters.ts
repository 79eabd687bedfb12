import { t } from '#i18n/translate.ts';
import { familyName } from './device-words.ts';
import { stateHeading } from './display-state.ts';
import { placementChip } from './placement-words.ts';
import { titleName } from './title-words.ts';
import type { Filters } from './view.ts';

/** One filter that is set, in words, and the filters as they are without it. */
export type ActiveFilter = { readonly key: string; readonly label: string; readonly without: Filters };

type FilterList = 'states' | 'devices' | 'titles' | 'notTitles' | 'unseenTitles' | 'placements';

/**
 * Every filter that is set, one by one, in the order of the address.
 * @param titleNames what titles are called, by id; a title that is not in it is called by its id
 */
export function activeFilters(filters: Filters, titleNames: ReadonlyMap<string, string>): ActiveFilter[] {
  const title = (id: string): string => titleNames.get(id) ?? titleName({ id, name: '' });
  const each = <List extends FilterList>(
    list: List,
    label: (word: Filters[List][number]) => string,
  ): ActiveFilter[] => {
    const words: readonly Filters[List][number][] = filters[list];
    return words.map((word) => ({
      key: `${list} ${word}`,
      label: label(word),
      without: { ...filters, [list]: words.filter((other) => other !== word) },
    }));
  };
  const search = filters.search.trim();
  return [
    ...each('states', stateHeading),
    ...each('devices', familyName),
    ...each('titles', title),
    ...each('notTitles', (id) => t('filter.notTitle', { title: title(id) })),
    ...each('unseenTitles', (id) => t('filter.unseenTitle', { title: title(id) })),
    ...each('placements', placementChip),
    ...(filters.onlineOnly
      ? [{ key: 'online', label: t('filter.onlineOnly'), without: { ...filters, onlineOnly: false } }]
      : []),
    ...(filters.favoritesOnly
      ? [
          {
            key: 'favorites',
            label: t('filter.favoritesOnly'),
            without: { ...filters, favoritesOnly: false },
          },
        ]
      : []),
    ...(search === ''
      ? []
      : [
          {
            key: 'search',
            label: t('filter.searched', { text: search }),
            without: { ...filters, search: '' },
          },
        ]),
  ];
}
