import { parseXuid } from '#contract/identifier.ts';
import { LEVELS, parseLevel } from '#contract/level.ts';
import { DEVICE_FAMILIES } from './device-words.ts';
import { DISPLAY_STATES } from './display-state.ts';
import {
  DEFAULT_VIEW,
  DENSITIES,
  FRIENDS_ROSTER,
  GROUPINGS,
  KIOSKS,
  LAYOUTS,
  PLACEMENT_FILTERS,
  SORT_KEYS,
  type Filters,
  type Sort,
  type View,
} from './view.ts';

/** A view as an address says it, and what in the address nobody knows. */
export type AddressedView = { readonly view: View; readonly ignored: readonly string[] };

function rosterOf(path: string): string | undefined {
  if (path === '/') return FRIENDS_ROSTER;
  const slug = /^\/r\/([^/]+)\/friends\/?$/.exec(path)?.[1];
  try {
    return slug === undefined ? undefined : decodeURIComponent(slug);
  } catch {
    return undefined;
  }
}

/**
 * Reads a view from an address: OR inside a parameter, AND across. What is unknown is ignored and named.
 * @param path such as `/r/raid-team/friends`
 * @param query such as `?state=title,online&device=xboxone`
 */
export function readAddress(path: string, query: string): AddressedView {
  const ignored: string[] = [];
  const parameters = new URLSearchParams(query);
  const known = <T extends string>(name: string, words: readonly T[]): T[] => {
    const chosen = new Set<T>();
    for (const word of (parameters.get(name) ?? '').split(',').filter(Boolean)) {
      const match = words.find((candidate) => candidate === word.toLowerCase());
      if (match === undefined) ignored.push(`${name}=${word}`);
      else chosen.add(match);
    }
    return words.filter((word) => chosen.has(word));
  };
  const level = parameters.get('level');
  const readLevel = level === null ? undefined : parseLevel(level);
  if (level !== null && !readLevel) ignored.push(`level=${level}`);
  const one = <T extends string, U extends string>(name: string, words: readonly T[], usual: U): T | U => {
    const word = parameters.get(name);
    const match = words.find((candidate) => candidate === word);
    if (word !== null && match === undefined) ignored.push(`${name}=${word}`);
    return match ?? usual;
  };
  const person = parameters.get('p') ?? undefined;
  const isPerson = person !== undefined && parseXuid(person) === person;
  if (person !== undefined && !isPerson) ignored.push(`p=${person}`);
  const order = parameters.get('sort');
  const sort = order === null ? undefined : readSort(order);
  if (order !== null && !sort) ignored.push(`sort=${order}`);
  const flag = (name: string): boolean => {
    const word = parameters.get(name);
    if (word !== null && word !== '1') ignored.push(`${name}=${word}`);
    return word === '1';
  };
  const roster = rosterOf(path);
  if (roster === undefined) ignored.push(path);
  for (const name of new Set(parameters.keys())) {
    if (!PARAMETERS.includes(name)) ignored.push(name);
  }
  return {
    view: {
      roster: roster ?? FRIENDS_ROSTER,
      level: readLevel ?? DEFAULT_VIEW.level,
      layout: one('view', LAYOUTS, DEFAULT_VIEW.layout),
      by: one('by', GROUPINGS, DEFAULT_VIEW.by),
      sort,
      density: one('density', DENSITIES, DEFAULT_VIEW.density),
      person: isPerson ? person : undefined,
      kiosk: one('kiosk', KIOSKS, ''),
      filters: {
        states: known('state', DISPLAY_STATES),
        devices: known('device', DEVICE_FAMILIES),
        ...readTitles(parameters, ignored),
        placements: known('placement', PLACEMENT_FILTERS),
        onlineOnly: flag('online'),
        favoritesOnly: flag('fav'),
        search: parameters.get('q') ?? '',
      },
    },
    ignored,
  };
}

type TitleFilters = Pick<Filters, 'titles' | 'notTitles' | 'unseenTitles'>;

/** Titles that are wanted, `!` before those that are not, and those not seen; a title is in one list only. */
function readTitles(parameters: URLSearchParams, ignored: string[]): TitleFilters {
  const lists = { titles: new Set<string>(), notTitles: new Set<string>(), unseenTitles: new Set<string>() };
  for (const name of ['title', 'unseen']) {
    for (const word of (parameters.get(name) ?? '').split(',').filter(Boolean)) {
      const [, not, id = ''] = /^(!?)(\d{1,10})$/.exec(word) ?? [];
      const kind = name === 'unseen' ? 'unseenTitles' : not === '!' ? 'notTitles' : 'titles';
      const elsewhere = Object.entries(lists).some(([other, ids]) => other !== kind && ids.has(id));
      if (id === '' || elsewhere || (name === 'unseen' && not === '!')) ignored.push(`${name}=${word}`);
      else lists[kind].add(id);
    }
  }
  return {
    titles: [...lists.titles],
    notTitles: [...lists.notTitles],
    unseenTitles: [...lists.unseenTitles],
  };
}

/** The parameters in their canonical order. */
const PARAMETERS: readonly string[] = [
  'view',
  'state',
  'device',
  'title',
  'unseen',
  'placement',
  'online',
  'fav',
  'q',
  'level',
  'by',
  'sort',
  'density',
  'p',
  'kiosk',
];

function readSort(text: string): Sort | undefined {
  const descending = text.startsWith('-');
  const key = SORT_KEYS.find((candidate) => candidate === (descending ? text.slice(1) : text));
  return key && { key, descending };
}

/** Writes a view as an address; defaults are left out and the order is fixed, so equal views have equal addresses. */
export function writeAddress(view: View): string {
  const { filters } = view;
  const query = [
    view.layout === DEFAULT_VIEW.layout ? '' : `view=${view.layout}`,
    list(
      'state',
      DISPLAY_STATES.filter((state) => filters.states.includes(state)),
    ),
    list(
      'device',
      DEVICE_FAMILIES.filter((family) => filters.devices.includes(family)),
    ),
    list('title', [...byNumber(filters.titles), ...byNumber(filters.notTitles).map((id) => `!${id}`)]),
    list('unseen', byNumber(filters.unseenTitles)),
    list(
      'placement',
      PLACEMENT_FILTERS.filter((placement) => filters.placements.includes(placement)),
    ),
    filters.onlineOnly ? 'online=1' : '',
    filters.favoritesOnly ? 'fav=1' : '',
    filters.search === '' ? '' : `q=${encodeURIComponent(filters.search)}`,
    view.level === DEFAULT_VIEW.level ? '' : `level=${LEVELS.find((level) => level === view.level) ?? ''}`,
    view.by === DEFAULT_VIEW.by ? '' : `by=${view.by}`,
    view.sort ? `sort=${view.sort.descending ? '-' : ''}${view.sort.key}` : '',
    view.density === DEFAULT_VIEW.density ? '' : `density=${view.density}`,
    view.person === undefined ? '' : `p=${view.person}`,
    view.kiosk && `kiosk=${view.kiosk}`,
  ].filter(Boolean);
  const path = view.roster === FRIENDS_ROSTER ? '/' : `/r/${encodeURIComponent(view.roster)}/friends`;
  return query.length === 0 ? path : `${path}?${query.join('&')}`;
}

function byNumber(ids: readonly string[]): string[] {
  return [...ids].sort((a, b) => Number(a) - Number(b));
}

function list(name: string, words: readonly string[]): string {
  return words.length === 0 ? '' : `${name}=${words.join(',')}`;
}
