import { parseXuid } from '#contract/identifier.ts';
import {
  RULE_EVENTS,
  type AlertRule,
  type Mute,
  type RuleTimes,
  type RuleTitle,
  type RuleWho,
  type Told,
  type ToldEvent,
} from './alert-rules.ts';
import { isZone } from './rule-hours.ts';

/*
 * Reads what the browser's database, or a file, has of alerts. An entry that cannot be read costs itself alone.
 */

type Json = Readonly<Record<string, unknown>>;

/** Longest texts of a rule, in characters. */
export const MAX_RULE_NAME = 100;

const DAY = 24 * 60;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown, most = MAX_RULE_NAME): string {
  return typeof value === 'string' ? value.slice(0, most) : '';
}

/** A rule's name as it is kept: one line, without space around it; empty if there is nothing else. */
export function tidyRuleName(name: string): string {
  return name.replace(/\s+/gu, ' ').trim();
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? (value as unknown[]).map((each) => text(each)).filter(Boolean) : [];
}

function readWho(value: unknown): RuleWho | undefined {
  if (!isObject(value)) return undefined;
  const { kind } = value;
  const name = text(value['name']);
  if (kind === 'favourites') return { kind };
  if (kind === 'roster') {
    const roster = text(value['roster']);
    return roster === '' ? undefined : { kind, roster, name };
  }
  const xuid = parseXuid(text(value['xuid']));
  return kind === 'person' && xuid !== undefined ? { kind, xuid, name } : undefined;
}

function readTitle(value: unknown): RuleTitle | undefined {
  if (!isObject(value)) return undefined;
  const id = text(value['id']);
  return /^\d{1,10}$/.test(id) ? { id, name: text(value['name']) } : undefined;
}

function minute(value: unknown): number | undefined {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < DAY
    ? (value as number)
    : undefined;
}

function readTimes(value: unknown): RuleTimes | undefined {
  if (!isObject(value)) return undefined;
  const [from, to] = [minute(value['from']), minute(value['to'])];
  const zone = text(value['zone']);
  const days = Array.isArray(value['days']) ? (value['days'] as unknown[]) : [];
  if (from === undefined || to === undefined || !isZone(zone)) return undefined;
  return { days: [0, 1, 2, 3, 4, 5, 6].filter((day) => days.includes(day)), from, to, zone };
}

/** A rule as stored, or undefined if it is none. */
export function readStoredRule(value: unknown): AlertRule | undefined {
  if (!isObject(value)) return undefined;
  const id = text(value['id']);
  const who = readWho(value['who']);
  const what = RULE_EVENTS.find((event) => event === value['what']);
  const title = readTitle(value['title']);
  const times = readTimes(value['times']);
  // Hours that cannot be read must not become "at any time": that would be loud at night.
  const spoilt = value['times'] !== undefined && times === undefined;
  if (id === '' || !who || !what || spoilt || (what === 'reaches' && !title)) return undefined;
  const count = value['count'];
  const voice = isObject(value['voice']) ? value['voice'] : {};
  return {
    id,
    name: tidyRuleName(text(value['name'])),
    who,
    what,
    title: what === 'online' ? undefined : title,
    count: Number.isInteger(count) ? Math.min(1000, Math.max(1, count as number)) : 1,
    times,
    voice: {
      page: voice['page'] !== false,
      desktop: voice['desktop'] === true,
      sound: voice['sound'] === true,
    },
    paused: value['paused'] === true,
    sample: value['sample'] === true,
  };
}

function readToldEvent(value: unknown): ToldEvent | undefined {
  if (!isObject(value)) return undefined;
  const what = RULE_EVENTS.find((event) => event === value['what']);
  if (!what) return undefined;
  return {
    what,
    xuid: parseXuid(text(value['xuid'])),
    name: text(value['name']),
    title: readTitle(value['title']),
    with: texts(value['with']),
    rules: texts(value['rules']),
  };
}

/** Something told as stored, or undefined if it is none. */
export function readStoredTold(value: unknown): Told | undefined {
  if (!isObject(value) || !Array.isArray(value['events'])) return undefined;
  const id = text(value['id']);
  const { at } = value;
  const events = (value['events'] as unknown[]).flatMap((event) => readToldEvent(event) ?? []);
  if (id === '' || typeof at !== 'number' || !Number.isFinite(at) || events.length === 0) return undefined;
  return { id, at, events, quiet: value['quiet'] === true, summary: value['summary'] === true };
}

/** A mute as stored, or undefined if it is none. */
export function readStoredMute(value: unknown): Mute | undefined {
  if (!isObject(value) || typeof value['xuid'] !== 'string') return undefined;
  const { xuid, until } = value;
  if (xuid !== '' && parseXuid(xuid) !== xuid) return undefined;
  if (until !== undefined && (typeof until !== 'number' || !Number.isFinite(until))) return undefined;
  return { xuid, name: text(value['name']), until };
}
