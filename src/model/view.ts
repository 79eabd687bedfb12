import type { Level } from '#contract/level.ts';
import type { DeviceFamily } from './device-words.ts';
import type { DisplayState } from './display-state.ts';
import type { PlacementKind } from './placement-words.ts';

/** How the people are laid out. */
export const LAYOUTS = ['cards', 'list'] as const;
export type Layout = (typeof LAYOUTS)[number];

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
  readonly placements: readonly PlacementFilter[];
  readonly onlineOnly: boolean;
  readonly search: string;
};

/** Everything that a person chose to look at. */
export type View = {
  /** `friends`, or the slug of a roster. */
  readonly roster: string;
  readonly level: Level;
  readonly layout: Layout;
  readonly filters: Filters;
};

export const NO_FILTERS: Filters = {
  states: [],
  devices: [],
  titles: [],
  placements: [],
  onlineOnly: false,
  search: '',
};

export const FRIENDS_ROSTER = 'friends';

export const DEFAULT_VIEW: View = {
  roster: FRIENDS_ROSTER,
  level: 'all',
  layout: 'cards',
  filters: NO_FILTERS,
};

/** Whether anything is filtered or searched for. */
export function hasFilters(filters: Filters): boolean {
  return (
    filters.states.length > 0 ||
    filters.devices.length > 0 ||
    filters.titles.length > 0 ||
    filters.placements.length > 0 ||
    filters.onlineOnly ||
    filters.search.trim() !== ''
  );
}
