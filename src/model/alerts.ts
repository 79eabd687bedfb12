import {
  isMuted,
  type AlertBook,
  type AlertRule,
  type RuleEvent,
  type RuleVoice,
  type Told,
} from './alert-rules.ts';
import { LEAVING_LASTS } from './departures.ts';
import { maySpeak } from './rule-hours.ts';
import {
  firstLook,
  isIn,
  isUnbroken,
  knownOf,
  lookedAgain,
  ONE_STAY,
  SIGNED_IN,
  type Looked,
  type Seen,
  type Sight,
} from './sightings.ts';

/** Nobody is told of twice, nor written down twice, within this time, in milliseconds. */
export const COOLDOWN = 15 * 60_000;

/** More than so many at once are told as one. */
export const MOST_SINGLE = 3;

/** After a gap of so many intervals between two looks nobody knows what went on. */
const GAP_INTERVALS = 2.5;

/** Something that happened and that a rule asks for. */
export type Happening = {
  readonly what: RuleEvent;
  /** Undefined where a title reaches a number of people. */
  readonly xuid: string | undefined;
  readonly titleId: string | undefined;
  /** XUIDs of the others in the title; of everybody there where a number is reached. */
  readonly with: readonly string[];
  /** Ids of the rules that ask for it. */
  readonly rules: readonly string[];
};

/** What is to be told at once. */
export type Alert = {
  readonly events: readonly Happening[];
  readonly voice: RuleVoice;
  /** Whether it is only written down. */
  readonly quiet: boolean;
  /** Whether it sums up what happened while nobody watched. */
  readonly summary: boolean;
};

/** What is remembered from one look to the next. */
export type Watching = {
  readonly seen: Seen;
  /** By what a rule says: whether the number it waits for is reached, and has not been left since. */
  readonly reached: ReadonlyMap<string, boolean>;
};

export type AlertSources = Pick<AlertBook, 'rules' | 'told' | 'mutes'> & {
  /** Whether a rule is about a person. */
  readonly isMeant: (rule: AlertRule, xuid: string) => boolean;
  /** Milliseconds between two looks when all is well. */
  readonly interval: number;
};

type Candidate = { readonly event: Happening; readonly voice: RuleVoice; readonly quiet: boolean };

const SILENT: RuleVoice = { page: false, desktop: false, sound: false };

function bothVoices(a: RuleVoice, b: RuleVoice): RuleVoice {
  return { page: a.page || b.page, desktop: a.desktop || b.desktop, sound: a.sound || b.sound };
}

/** The longest gap between two looks over which a change is known, in milliseconds. */
export function longestGap(interval: number): number {
  return Math.max(LEAVING_LASTS, GAP_INTERVALS * interval);
}

/** Joins what rules say of one happening: those outside their hours, and all while everything is muted, are quiet. */
function candidate(
  event: Omit<Happening, 'rules'>,
  rules: readonly AlertRule[],
  mutes: AlertBook['mutes'],
  clock: number,
): Candidate {
  const muted = isMuted(mutes, '', clock);
  const speaking = muted ? [] : rules.filter(({ times }) => maySpeak(times, clock));
  return {
    event: { ...event, rules: rules.map(({ id }) => id) },
    voice: speaking.reduce((voice, rule) => bothVoices(voice, rule.voice), SILENT),
    quiet: speaking.length === 0,
  };
}

/** Who stands in what was told within the cooldown. */
function toldLately(told: readonly Told[], clock: number): ReadonlySet<string> {
  const lately = told.filter(({ at }) => Math.abs(clock - at) < COOLDOWN);
  return new Set(lately.flatMap(({ events }) => events.flatMap(({ xuid }) => xuid ?? [])));
}

/** The most telling first. */
const TELLING: readonly RuleEvent[] = ['joins', 'starts', 'online'];

/** What rules ask for of what has begun for one person, as one happening. */
function ofPerson(
  xuid: string,
  begun: readonly string[],
  rules: readonly AlertRule[],
  othersIn: (titleId: string) => readonly string[],
): { readonly event: Omit<Happening, 'rules'>; readonly rules: readonly AlertRule[] } | undefined {
  const titles = begun.filter((thing) => thing !== SIGNED_IN);
  const matches = rules.flatMap(
    (rule): { readonly rule: AlertRule; readonly titleId: string | undefined }[] => {
      const { what, title, count } = rule;
      if (what === 'online') return begun.includes(SIGNED_IN) ? [{ rule, titleId: undefined }] : [];
      const titleId = titles.find(
        (id) =>
          (title === undefined || title.id === id) &&
          (what === 'starts' || (what === 'joins' && othersIn(id).length >= count)),
      );
      return titleId === undefined ? [] : [{ rule, titleId }];
    },
  );
  const [best] = matches.sort((a, b) => TELLING.indexOf(a.rule.what) - TELLING.indexOf(b.rule.what));
  if (!best) return undefined;
  const { what } = best.rule;
  const company = what === 'joins' && best.titleId !== undefined ? othersIn(best.titleId) : [];
  return {
    event: { what, xuid, titleId: best.titleId, with: company },
    rules: rules.filter((rule) => matches.some((match) => match.rule === rule)),
  };
}

/** What names a number that is waited for: with another one a rule begins anew. */
function waitsFor({ id, title, count, who }: AlertRule): string {
  return JSON.stringify([id, title?.id, count, who.kind === 'favourites' ? '' : who]);
}

/**
 * Titles that have reached the number of people a rule waits for. It waits again once, seven minutes' gaps bridged,
 * fewer are there.
 * @param fresh people who were not watched before: they are there, but nobody has seen them come
 */
function reachedNow(
  seen: Seen,
  fresh: ReadonlySet<string>,
  before: ReadonlyMap<string, boolean> | undefined,
  { rules, isMeant }: AlertSources,
): {
  readonly reached: ReadonlyMap<string, boolean>;
  readonly events: readonly { readonly rule: AlertRule; readonly people: readonly string[] }[];
} {
  const reached = new Map<string, boolean>();
  const events: { rule: AlertRule; people: readonly string[] }[] = [];
  for (const rule of rules) {
    const { what, title, count, paused } = rule;
    if (what !== 'reaches' || title === undefined || paused) continue;
    const key = waitsFor(rule);
    const there: string[] = [];
    let lately = 0;
    for (const xuid of seen.people.keys()) {
      const known = knownOf(seen, xuid);
      if (!isIn(known, title.id, seen.at, ONE_STAY) || !isMeant(rule, xuid)) continue;
      lately += 1;
      if (isIn(known, title.id, seen.at)) there.push(xuid);
    }
    const was = before?.get(key);
    reached.set(key, there.length >= count || (was === true && lately >= count));
    const seenToCome = there.filter((xuid) => !fresh.has(xuid)).length >= count;
    if (was === false && seenToCome) events.push({ rule, people: there });
  }
  return { reached, events };
}

function asOne(candidates: readonly Candidate[], summary: boolean): Alert {
  return {
    events: candidates.map(({ event }) => event),
    voice: candidates.reduce((voice, each) => bothVoices(voice, each.voice), SILENT),
    quiet: candidates.every(({ quiet }) => quiet),
    summary,
  };
}

/** One alert for each, or one for all where there are too many; what is quiet stands apart. */
function grouped(candidates: readonly Candidate[]): Alert[] {
  return [false, true].flatMap((isQuiet) => {
    const alike = candidates.filter(({ quiet }) => quiet === isQuiet);
    return alike.length > MOST_SINGLE ? [asOne(alike, false)] : alike.map((each) => asOne([each], false));
  });
}

/**
 * What begins for people, as far as rules ask for it and they may be told of: not those muted, and not within the
 * cooldown. What was only written down silences what would be written down again, but nothing that is to be heard.
 */
function personal(begun: Looked['begun'], seen: Seen, sources: AlertSources): Candidate[] {
  const { isMeant, told, mutes } = sources;
  const { clock } = seen;
  const rules = sources.rules.filter(({ what, paused }) => !paused && what !== 'reaches');
  if (begun.size === 0 || rules.length === 0) return [];
  const written = toldLately(told, clock);
  const heard = toldLately(
    told.filter(({ quiet }) => !quiet),
    clock,
  );
  const inTitle = new Map<string, readonly string[]>();
  const everybodyIn = (titleId: string): readonly string[] => {
    let there = inTitle.get(titleId);
    if (!there) {
      there = [...seen.people.keys()].filter((xuid) => isIn(knownOf(seen, xuid), titleId, seen.at));
      inTitle.set(titleId, there);
    }
    return there;
  };
  return [...begun].flatMap(([xuid, things]) => {
    if (heard.has(xuid) || isMuted(mutes, xuid, clock)) return [];
    const asking = rules.filter((rule) => isMeant(rule, xuid));
    if (asking.length === 0) return [];
    const othersIn = (titleId: string) => everybodyIn(titleId).filter((other) => other !== xuid);
    const found = ofPerson(xuid, things, asking, othersIn);
    const one = found && candidate(found.event, found.rules, mutes, clock);
    return !one || (one.quiet && written.has(xuid)) ? [] : [one];
  });
}

/** What people are in now and were not when somebody last watched. */
function begunMeanwhile(before: Seen, seen: Seen): Looked['begun'] {
  const begun = new Map<string, readonly string[]>();
  for (const [xuid, things = []] of seen.people) {
    const was = knownOf(before, xuid);
    const fresh = was ? [...things].filter((thing) => !was.stays.some((stay) => stay.thing === thing)) : [];
    if (fresh.length > 0) begun.set(xuid, fresh);
  }
  return begun;
}

/**
 * What is to be told after a look. Nothing on the first one; after nobody watched for a while at most one summary,
 * for the page alone. A person is told of at most once in a cooldown, and never without two looks that agree; what is
 * only written down does not count as told.
 * @param before what the last call remembered; undefined before the first
 */
export function alertsAfter(
  before: Watching | undefined,
  sight: Sight,
  sources: AlertSources,
): { readonly watching: Watching; readonly alerts: readonly Alert[] } {
  const { mutes } = sources;
  const { clock } = sight;
  if (!before || !isUnbroken(before.seen, sight, longestGap(sources.interval))) {
    const seen = firstLook(sight);
    const { reached } = reachedNow(seen, new Set(), undefined, sources);
    const meanwhile = before ? personal(begunMeanwhile(before.seen, seen), seen, sources) : [];
    const summary = asOne(meanwhile, true);
    const voice = { ...SILENT, page: summary.voice.page };
    return { watching: { seen, reached }, alerts: meanwhile.length > 0 ? [{ ...summary, voice }] : [] };
  }
  const { seen, begun, fresh } = lookedAgain(before.seen, sight);
  const numbers = reachedNow(seen, fresh, before.reached, sources);
  const candidates = [
    ...personal(begun, seen, sources),
    ...numbers.events.map(({ rule, people }) =>
      candidate(
        { what: 'reaches', xuid: undefined, titleId: rule.title?.id, with: people },
        [rule],
        mutes,
        clock,
      ),
    ),
  ];
  return { watching: { seen, reached: numbers.reached }, alerts: grouped(candidates) };
}
