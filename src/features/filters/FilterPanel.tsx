import { t } from '#i18n/translate.ts';
import { levelHas, type Level } from '#contract/level.ts';
import type { Counts } from '#model/counting.ts';
import { DEVICE_FAMILIES, familyGlyph, familyName, type DeviceFamily } from '#model/device-words.ts';
import { DISPLAY_STATES, stateHeading, type DisplayState } from '#model/display-state.ts';
import { placementHelp } from '#model/placement-help.ts';
import { placementChip } from '#model/placement-words.ts';
import { PLACEMENT_FILTERS, type Filters, type PlacementFilter } from '#model/view.ts';
import { DeviceGlyph } from '#ui/DeviceGlyph.tsx';
import { PlacementGlyph } from '#ui/PlacementGlyph.tsx';
import { PlacementHelp } from '#ui/PlacementHelp.tsx';
import { StateShape } from '#ui/StateShape.tsx';
import { still } from '#i18n/still.ts';
import { Switch } from '#ui/Switch.tsx';
import { FilterGroup } from './FilterGroup.tsx';
import { TitleFilter } from './TitleFilter.tsx';
import { favoritesOnlySwitched, filterToggled, onlineOnlySwitched } from './view-choices.ts';

type Props = {
  readonly filters: Filters;
  readonly level: Level;
  /** Undefined before the first answer: then nothing is said of how many. */
  readonly counts: Counts | undefined;
  /** Titles that were ever seen here, by id: a filter stays named when nobody has the title any more. */
  readonly titleNames: ReadonlyMap<string, string>;
};

const stateToggled = (key: string): void => filterToggled('states', key as DisplayState);
const deviceToggled = (key: string): void => filterToggled('devices', key as DeviceFamily);
const placementToggled = (key: string): void => filterToggled('placements', key as PlacementFilter);

function States({ filters, level, counts }: Props) {
  const states = DISPLAY_STATES.filter(
    (state) =>
      (counts?.states.get(state) ?? 0) > 0 ||
      filters.states.includes(state) ||
      (state !== 'nodata' && state !== 'hidden' && (state !== 'title' || levelHas(level, 'title'))),
  );
  return (
    <FilterGroup
      legend={t('filter.state')}
      options={states.map((state) => ({
        key: state,
        label: stateHeading(state),
        mark: <StateShape shape={state} />,
        count: counts && (counts.states.get(state) ?? 0),
        chosen: filters.states.includes(state),
      }))}
      onToggle={stateToggled}
    />
  );
}

function Devices({ filters, level, counts }: Props) {
  const known = levelHas(level, 'device');
  const families = DEVICE_FAMILIES.filter(
    (family) =>
      filters.devices.includes(family) ||
      (known ? (counts?.devices.get(family) ?? 0) > 0 : family !== 'other'),
  ).sort((a, b) => (counts?.devices.get(b) ?? 0) - (counts?.devices.get(a) ?? 0));
  return (
    <FilterGroup
      legend={t('filter.device')}
      note={known ? undefined : t('filter.noDevices')}
      options={families.map((family) => ({
        key: family,
        label: familyName(family),
        mark: <DeviceGlyph glyph={familyGlyph(family)} />,
        count: known && counts ? (counts.devices.get(family) ?? 0) : undefined,
        chosen: filters.devices.includes(family),
      }))}
      onToggle={deviceToggled}
    />
  );
}

const Help = still(function Help() {
  return <PlacementHelp bare words={placementHelp()} />;
});

function Placements({ filters, level, counts }: Props) {
  const known = levelHas(level, 'title');
  return (
    <FilterGroup
      legend={t('filter.placement')}
      help={<Help />}
      note={known ? undefined : t('filter.noPlacement')}
      options={
        known
          ? PLACEMENT_FILTERS.map((placement) => ({
              key: placement,
              label: placementChip(placement),
              mark: <PlacementGlyph kind={placement} />,
              count: counts && (counts.placements.get(placement) ?? 0),
              chosen: filters.placements.includes(placement),
            }))
          : []
      }
      onToggle={placementToggled}
    />
  );
}

/**
 * Everything one can filter by, with how many people each would show. Drawn anew only if one of these is another:
 * not at every poll.
 */
export const FilterPanel = still(function FilterPanel(props: Props) {
  return (
    <form aria-label={t('filter.name')} onSubmit={(event) => event.preventDefault()}>
      <div className="mt-5">
        <Switch
          label={t('filter.onlineOnly')}
          checked={props.filters.onlineOnly}
          onSwitch={onlineOnlySwitched}
        />
        <Switch
          label={t('filter.favoritesOnly')}
          checked={props.filters.favoritesOnly}
          onSwitch={favoritesOnlySwitched}
        />
      </div>
      <States {...props} />
      <Devices {...props} />
      <TitleFilter {...props} />
      <Placements {...props} />
    </form>
  );
});
