import type { Level } from '#contract/level.ts';
import type { DeviceFamily } from './device-words.ts';
import type { DisplayState } from './display-state.ts';
import type { PlacementKind } from './placement-words.ts';

/** How the people are laid out. */
export const LAYOUTS = ['cards', 'list', 'titles', 'table'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** What people are grouped by; the layout by title groups by title whatever is chosen. */
export const GROUPINGS = ['state', 'title', 'device', 'none'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** How much room a line takes. */
export const DENSITIES = ['comfortable', 'cozy', 'compact'] as const;
export type Density = (typeof DENSITIES)[number];

/** What people are ordered by inside their group. */
export const SORT_KEYS = ['name', 'state', 'title', 'placement', 'device', 'presence', 'since'] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export type Sort = { readonly key: SortKey; readonly descending: boolean };

/** The placements one can filter by. */
export const PLACEMENT_FILTERS = [
  'full',
  'fill',
  'snapped',
  'background',
] as const satisfies readonly PlacementKind[];
export type PlacementFilter = (typeof PLACEMENT_FILTERS)[number];

/** What a person chose to filter by: OR inside one list, AND across them; an empty list filters nothing. */
export type Filters = {
  readonly states: readonly DisplayState[];
  readonly devices: readonly DeviceFamily[];
  /** Title ids. */
  readonly titles: readonly string[];
  /** Ids of titles that must be on none of a person's devices now. */
  readonly notTitles: readonly string[];
  /** Ids of titles in which a person must not have been seen here at all. */
  readonly unseenTitles: readonly string[];
  readonly placements: readonly PlacementFilter[];
  readonly onlineOnly: boolean;
  readonly favoritesOnly: boolean;
  readonly search: string;
};

/** Whether the view is on a wall, with names or with initials only. */
export const KIOSKS = ['1', 'initials'] as const;
export type Kiosk = (typeof KIOSKS)[number] | '';

/** Everything that a person chose to look at. */
export type View = {
  /** `friends`, or the slug of a roster. */
  readonly roster: string;
  readonly level: Level;
  readonly layout: Layout;
  readonly by: Grouping;
  /** Undefined: favourites first, then by name, those offline by when they were seen. */
  readonly sort: Sort | undefined;
  readonly density: Density;
  /** Whose details are open, by XUID. */
  readonly person: string | undefined;
  readonly kiosk: Kiosk;
  readonly filters: Filters;
};

export const NO_FILTERS: Filters = {
  states: [],
  devices: [],
  titles: [],
  notTitles: [],
  unseenTitles: [],
  placements: [],
  onlineOnly: false,
  favoritesOnly: false,
  search: '',
};

export const FRIENDS_ROSTER = 'friends';

export const DEFAULT_VIEW: View = {
  roster: FRIENDS_ROSTER,
  level: 'all',
  layout: 'cards',
  by: 'state',
  sort: undefined,
  density: 'cozy',
  person: undefined,
  kiosk: '',
  filters: NO_FILTERS,
};

/** Whether anything is filtered or searched for. */
export function hasFilters(filters: Filters): boolean {
  return (
    filters.states.length > 0 ||
    filters.devices.length > 0 ||
    filters.titles.length > 0 ||
    filters.notTitles.length > 0 ||
    filters.unseenTitles.length > 0 ||
    filters.placements.length > 0 ||
    filters.onlineOnly ||
    filters.favoritesOnly ||
    filters.search.trim() !== ''
  );
}
