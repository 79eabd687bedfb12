import { LEVELS } from '#contract/level.ts';
import { languageChosen, LANGUAGES } from '#i18n/choosing.ts';
import { t, type Language } from '#i18n/translate.ts';
import {
  favoritesOnlySwitched,
  filtersChosen,
  filtersCleared,
  kioskChosen,
  onlineOnlySwitched,
  rosterChosen,
  viewOpened,
} from '#features/filters/view-choices.ts';
import {
  arrangementChosen,
  layoutChosen,
  levelChosen,
  personOpened,
  titlePressed,
} from '#features/filters/view-store.ts';
import { ruleMade, rulesOpened } from '#features/alerts/alerts-store.ts';
import { newRule } from '#features/alerts/new-rule.ts';
import { settingsOpened } from '#features/settings/open-settings.ts';
import { THEMES, themeChosen } from '#features/settings/theme-store.ts';
import { linkCopied } from '#features/views/copy-store.ts';
import { viewsDialogOpened } from '#features/views/views-store.ts';
import { commandFinder, type Command, type Found } from '#model/command-search.ts';
import type { Counts } from '#model/counting.ts';
import { DISPLAY_STATES, stateHeading } from '#model/display-state.ts';
import type { Friend } from '#model/friend.ts';
import { levelName } from '#model/level-words.ts';
import type { AlertRule, RuleWho } from '#model/alert-rules.ts';
import { ruleWords } from '#model/alert-words.ts';
import type { Rosters } from '#model/roster.ts';
import type { SavedView } from '#model/saved-views.ts';
import { writeAddress } from '#model/view-address.ts';
import { DENSITIES, FRIENDS_ROSTER, hasFilters, LAYOUTS, NO_FILTERS, type View } from '#model/view.ts';

/** Everything that the palette can lead to. */
export type PaletteSource = {
  readonly view: View;
  readonly friends: readonly Friend[];
  readonly counts: Counts;
  readonly titleNames: ReadonlyMap<string, string>;
  readonly rosters: Rosters;
  readonly savedViews: readonly SavedView[];
  /** Whom a rule is about that is made of what is watched. */
  readonly watchedWho: RuleWho;
  /** Whether people that are met now are invented. */
  readonly sample: boolean;
  readonly isPaused: boolean;
  readonly onPause: () => void;
  readonly onSheet: () => void;
};

type Entry = Omit<Command, 'kind'>;

function choices<Value extends string>(
  what: string,
  values: readonly Value[],
  name: (value: Value) => string,
  choose: (value: Value) => void,
): Entry[] {
  return values.map((value) => ({
    id: `${what} ${value}`,
    label: t('palette.choice', { what, choice: name(value) }),
    run: () => choose(value),
  }));
}

/** Makes a rule at once; what was made can be edited or undone. */
function tellMe(says: Pick<AlertRule, 'who' | 'what' | 'title'>, sample: boolean): Entry {
  const words = ruleWords({ name: '', count: 1, ...says });
  return {
    id: `tell ${words} ${says.who.kind === 'person' ? says.who.xuid : ''}`,
    label: t('alerts.tellMe', { rule: words }),
    run: () => ruleMade(newRule(says, sample)),
  };
}

/** Titles with most people first, and three things to ask of each. */
function titleEntries({ counts, titleNames, watchedWho, sample }: PaletteSource): Entry[] {
  const names = new Map([...counts.titles.map(({ id, name }) => [id, name] as const), ...titleNames]);
  const titles = [...names];
  return [
    ...titles.map(([id, name]) => ({ id, label: name, run: () => titlePressed(id) })),
    ...titles.flatMap(([id, title]) => [
      {
        id: `online, not ${id}`,
        label: t('filter.onlineNotTitle', { title }),
        run: () => filtersChosen({ ...NO_FILTERS, onlineOnly: true, notTitles: [id] }),
      },
      {
        id: `unseen ${id}`,
        label: t('filter.unseenTitle', { title }),
        run: () => filtersChosen({ ...NO_FILTERS, unseenTitles: [id] }),
      },
      tellMe({ who: watchedWho, what: 'starts', title: { id, name: title } }, sample),
    ]),
  ];
}

function actionEntries({ view, isPaused, sample, onPause, onSheet }: PaletteSource): Entry[] {
  const { onlineOnly, favoritesOnly } = view.filters;
  return [
    { id: 'pause', label: isPaused ? t('fresh.resume') : t('fresh.pause'), run: onPause },
    { id: 'online', label: t('filter.onlineOnly'), run: () => onlineOnlySwitched(!onlineOnly) },
    { id: 'favorites', label: t('filter.favoritesOnly'), run: () => favoritesOnlySwitched(!favoritesOnly) },
    ...(hasFilters(view.filters) ? [{ id: 'clear', label: t('filter.clearAll'), run: filtersCleared }] : []),
    { id: 'copy', label: t('views.copyLink'), run: () => linkCopied(writeAddress(view)) },
    { id: 'save', label: t('views.saveThis'), run: () => viewsDialogOpened('save') },
    ...choices(t('filter.view'), LAYOUTS, (layout) => t(`filter.${layout}`), layoutChosen),
    ...choices(
      t('density.name'),
      DENSITIES,
      (density) => t(`density.${density}`),
      (density) => arrangementChosen({ density }),
    ),
    ...choices(t('filter.level'), LEVELS, levelName, levelChosen),
    ...choices(t('settings.theme'), THEMES, (theme) => t(`settings.${theme}`), themeChosen),
    ...choices(
      t('settings.language'),
      Object.keys(LANGUAGES) as Language[],
      (language) => LANGUAGES[language],
      (language) => void languageChosen(language),
    ),
    { id: 'rules', label: t('alerts.rulesTitle'), run: rulesOpened },
    tellMe({ who: { kind: 'favourites' }, what: 'online', title: undefined }, sample),
    { id: 'wall', label: t('wall.name'), run: () => kioskChosen('1') },
    { id: 'wall initials', label: t('wall.nameInitials'), run: () => kioskChosen('initials') },
    { id: 'settings', label: t('settings.name'), run: settingsOpened },
    { id: 'sheet', label: t('keys.title'), run: onSheet },
  ];
}

/** Puts together what the palette finds. */
export function paletteFinder(source: PaletteSource): (typed: string, limit: number) => Found {
  const { view, friends, rosters, savedViews } = source;
  const as = (kind: Command['kind'], entries: readonly Entry[]): Command[] =>
    entries.map((entry) => ({ ...entry, id: `${kind} ${entry.id}`, kind }));
  const home = rosters.friends ? [{ slug: FRIENDS_ROSTER, name: t('roster.friends') }] : [];
  return commandFinder([
    ...as('title', titleEntries(source)),
    ...as(
      'state',
      DISPLAY_STATES.map((state) => ({
        id: state,
        label: stateHeading(state),
        run: () => filtersChosen({ ...NO_FILTERS, states: [state] }),
      })),
    ),
    ...as(
      'roster',
      [...home, ...rosters.named].map(({ slug, name }) => ({
        id: slug,
        label: name,
        run: () => rosterChosen(slug),
      })),
    ),
    ...as(
      'view',
      savedViews.map(({ id, name, address }) => ({ id, label: name, run: () => viewOpened(address) })),
    ),
    ...as('action', actionEntries(source)),
    ...as(
      'person',
      friends.map(({ xuid, name }) => ({
        id: xuid,
        label: name,
        run: () => {
          if (view.person !== xuid) personOpened(xuid);
        },
      })),
    ),
    ...as(
      'person',
      friends.map(({ xuid, name }) =>
        tellMe({ who: { kind: 'person', xuid, name }, what: 'online', title: undefined }, source.sample),
      ),
    ),
  ]);
}
