import { parseXuid } from '#contract/identifier.ts';
import { LEVELS, parseLevel } from '#contract/level.ts';
import { DEVICE_FAMILIES } from './device-words.ts';
import { DISPLAY_STATES } from './display-state.ts';
import {
  DEFAULT_VIEW,
  DENSITIES,
  FRIENDS_ROSTER,
  GROUPINGS,
  LAYOUTS,
  PLACEMENT_FILTERS,
  SORT_KEYS,
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
  const titles = new Set<string>();
  for (const id of (parameters.get('title') ?? '').split(',').filter(Boolean)) {
    if (/^\d{1,10}$/.test(id)) titles.add(id);
    else ignored.push(`title=${id}`);
  }
  const level = parameters.get('level');
  const readLevel = level === null ? undefined : parseLevel(level);
  if (level !== null && !readLevel) ignored.push(`level=${level}`);
  const one = <T extends string>(name: string, words: readonly T[], usual: T): T => {
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
  const online = parameters.get('online');
  if (online !== null && online !== '1') ignored.push(`online=${online}`);
  for (const name of new Set(parameters.keys())) {
    if (!PARAMETERS.includes(name)) ignored.push(name);
  }
  return {
    view: {
      roster: rosterOf(path) ?? FRIENDS_ROSTER,
      level: readLevel ?? DEFAULT_VIEW.level,
      layout: one('view', LAYOUTS, DEFAULT_VIEW.layout),
      by: one('by', GROUPINGS, DEFAULT_VIEW.by),
      sort,
      density: one('density', DENSITIES, DEFAULT_VIEW.density),
      person: isPerson ? person : undefined,
      filters: {
        states: known('state', DISPLAY_STATES),
        devices: known('device', DEVICE_FAMILIES),
        titles: [...titles],
        placements: known('placement', PLACEMENT_FILTERS),
        onlineOnly: online === '1',
        search: parameters.get('q') ?? '',
      },
    },
    ignored,
  };
}

/** The parameters in their canonical order. */
const PARAMETERS: readonly string[] = [
  'view',
  'state',
  'device',
  'title',
  'placement',
  'online',
  'q',
  'level',
  'by',
  'sort',
  'density',
  'p',
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
    list(
      'title',
      [...filters.titles].sort((a, b) => Number(a) - Number(b)),
    ),
    list(
      'placement',
      PLACEMENT_FILTERS.filter((placement) => filters.placements.includes(placement)),
    ),
    filters.onlineOnly ? 'online=1' : '',
    filters.search === '' ? '' : `q=${encodeURIComponent(filters.search)}`,
    view.level === DEFAULT_VIEW.level ? '' : `level=${LEVELS.find((level) => level === view.level) ?? ''}`,
    view.by === DEFAULT_VIEW.by ? '' : `by=${view.by}`,
    view.sort ? `sort=${view.sort.descending ? '-' : ''}${view.sort.key}` : '',
    view.density === DEFAULT_VIEW.density ? '' : `density=${view.density}`,
    view.person === undefined ? '' : `p=${view.person}`,
  ].filter(Boolean);
  const path = view.roster === FRIENDS_ROSTER ? '/' : `/r/${encodeURIComponent(view.roster)}/friends`;
  return query.length === 0 ? path : `${path}?${query.join('&')}`;
}

function list(name: string, words: readonly string[]): string {
  return words.length === 0 ? '' : `${name}=${words.join(',')}`;
}
