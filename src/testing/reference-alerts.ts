import type { AlertBook, AlertRule, RuleEvent, RuleVoice } from '#model/alert-rules.ts';
import type { Alert, Happening } from '#model/alerts.ts';
import { maySpeak } from '#model/rule-hours.ts';

/*
 * What is to be told, said as plainly as it can be: for each look the whole history is read anew, nothing is
 * remembered but what was told. Slow, and there to be compared with.
 */

/** A look at people, each by the number of what they are in; 255 is not watched at all. */
export type Look = {
  readonly at: number;
  readonly clock: number;
  readonly watch: number;
  readonly states: Uint8Array;
};

type Sources = {
  readonly looks: readonly Look[];
  readonly people: readonly string[];
  readonly rules: readonly AlertRule[];
  readonly isMeant: (rule: AlertRule, xuid: string) => boolean;
  readonly mutes: AlertBook['mutes'];
  /** What the numbers stand for; undefined: asked for, and not in the answer. */
  readonly states: readonly (ReadonlySet<string> | undefined)[];
  readonly interval: number;
};

const NOT_WATCHED = 255;
const QUARTER = 15 * 60_000;
const SEVEN = 7 * 60_000;
const SOON_BACK = 170_000;
const LONG_AGO = 20 * 60_000;

export function referenceAlerts(sources: Sources): { readonly at: number; readonly alert: Alert }[] {
  const { looks, people, rules, isMeant, mutes, states, interval } = sources;
  const toldOf: { xuid: string; clock: number; quiet: boolean }[] = [];
  const result: { at: number; alert: Alert }[] = [];
  const at = (k: number): number => looks[k]?.at ?? 0;
  const isWatched = (k: number, person: number): boolean => (looks[k]?.states[person] ?? 255) !== NOT_WATCHED;
  const isSeen = (k: number, person: number, thing: string): boolean =>
    isWatched(k, person) && states[looks[k]?.states[person] ?? 0]?.has(thing) === true;
  const isBreak = (k: number): boolean =>
    k === 0 ||
    looks[k]?.watch !== looks[k - 1]?.watch ||
    at(k) - at(k - 1) > Math.max(SOON_BACK, 2.5 * interval);

  /** The look from which on somebody has been watched without a break; no further back than anything matters. */
  const firstLookAt = (k: number, person: number): number => {
    let first = k;
    while (at(k) - at(first) <= LONG_AGO && !isBreak(first) && isWatched(first - 1, person)) first -= 1;
    return first;
  };
  const isConfirmed = (k: number, person: number, thing: string, first: number): boolean =>
    k >= first && isSeen(k, person, thing) && (k === first || isSeen(k - 1, person, thing));
  const isThere = (k: number, person: number, thing: string, within: number): boolean => {
    const first = firstLookAt(k, person);
    for (let j = k; j >= first && (j === k || at(k) - at(j) < within); j -= 1) {
      if (isConfirmed(j, person, thing, first)) return true;
    }
    return false;
  };
  const hasBegun = (k: number, person: number, thing: string): boolean => {
    if (k === 0 || !isSeen(k, person, thing) || !isSeen(k - 1, person, thing)) return false;
    const first = firstLookAt(k, person);
    if (k === first) return false;
    for (let j = k - 1; j >= first && at(k - 1) - at(j) <= SEVEN; j -= 1) {
      if (isConfirmed(j, person, thing, first)) return false;
    }
    return true;
  };
  const wasWritten = (xuid: string | undefined, clock: number): boolean =>
    toldOf.some((each) => each.xuid === xuid && clock - each.clock < QUARTER);
  const wasHeard = (xuid: string, clock: number): boolean =>
    toldOf.some((each) => each.xuid === xuid && clock - each.clock < QUARTER && !each.quiet);
  const isMuted = (xuid: string): boolean => mutes.some((mute) => mute.xuid === xuid);

  const allThings = new Set(states.flatMap((things) => [...(things ?? [])]));
  const order: readonly RuleEvent[] = ['joins', 'starts', 'online'];

  const happeningsOf = (
    k: number,
    begun: (person: number) => readonly string[],
  ): { event: Omit<Happening, 'rules'>; by: AlertRule[] }[] =>
    people.flatMap((xuid, person) => {
      const things = isWatched(k, person) ? begun(person) : [];
      if (things.length === 0 || isMuted(xuid) || wasHeard(xuid, looks[k]?.clock ?? 0)) return [];
      const others = (title: string): string[] =>
        people.filter(
          (_, other) => other !== person && isWatched(k, other) && isThere(k, other, title, SOON_BACK),
        );
      const found: { rule: AlertRule; titleId: string | undefined; with: string[] }[] = [];
      for (const rule of rules) {
        if (rule.paused || rule.what === 'reaches' || !isMeant(rule, xuid)) continue;
        if (rule.what === 'online') {
          if (things.includes('')) found.push({ rule, titleId: undefined, with: [] });
          continue;
        }
        for (const titleId of things.filter((thing) => thing !== '')) {
          if (rule.title && rule.title.id !== titleId) continue;
          const company = rule.what === 'joins' ? others(titleId) : [];
          if (rule.what === 'joins' && company.length < rule.count) continue;
          found.push({ rule, titleId, with: company });
          break;
        }
      }
      for (const what of order) {
        const best = found.find(({ rule }) => rule.what === what);
        if (best) {
          const { titleId, with: company } = best;
          return [{ event: { what, xuid, titleId, with: company }, by: found.map(({ rule }) => rule) }];
        }
      }
      return [];
    });

  const silent: RuleVoice = { page: false, desktop: false, sound: false };
  const told = (
    k: number,
    happenings: { event: Omit<Happening, 'rules'>; by: AlertRule[] }[],
    summary: boolean,
  ): void => {
    const clock = looks[k]?.clock ?? 0;
    const ready = happenings.flatMap(({ event, by }) => {
      const speaking = by.filter(({ times }) => maySpeak(times, clock));
      const quiet = speaking.length === 0;
      if (quiet && wasWritten(event.xuid, clock)) return [];
      return [{ event: { ...event, rules: by.map(({ id }) => id) }, speaking, quiet }];
    });
    const tell = (some: typeof ready): void => {
      const speaking = some.flatMap((each) => each.speaking);
      const says = (how: keyof RuleVoice): boolean => speaking.some(({ voice }) => voice[how]);
      const voice = summary
        ? { ...silent, page: says('page') }
        : { page: says('page'), desktop: says('desktop'), sound: says('sound') };
      const quiet = some.every((each) => each.quiet);
      result.push({ at: at(k), alert: { events: some.map(({ event }) => event), voice, quiet, summary } });
      for (const { event } of some) {
        if (event.xuid !== undefined) toldOf.push({ xuid: event.xuid, clock, quiet });
      }
    };
    if (summary) {
      if (ready.length > 0) tell(ready);
      return;
    }
    for (const isQuiet of [false, true]) {
      const alike = ready.filter(({ quiet }) => quiet === isQuiet);
      if (alike.length > 3) tell(alike);
      else for (const each of alike) tell([each]);
    }
  };

  const reached = new Map<AlertRule, boolean>();
  const numbers = (k: number): { event: Omit<Happening, 'rules'>; by: AlertRule[] }[] => {
    const events: { event: Omit<Happening, 'rules'>; by: AlertRule[] }[] = [];
    for (const rule of rules) {
      const { title } = rule;
      if (rule.what !== 'reaches' || !title || rule.paused) continue;
      const meant = people.flatMap((xuid, person) =>
        isWatched(k, person) && isMeant(rule, xuid) ? [person] : [],
      );
      const there = meant.filter((person) => isThere(k, person, title.id, SOON_BACK));
      const lately = meant.filter((person) => isThere(k, person, title.id, SEVEN));
      const old = there.filter((person) => firstLookAt(k, person) < k);
      const was = isBreak(k) ? undefined : reached.get(rule);
      if (was === false && old.length >= rule.count) {
        const company = there.map((person) => people[person] ?? '');
        events.push({
          event: { what: 'reaches', xuid: undefined, titleId: title.id, with: company },
          by: [rule],
        });
      }
      reached.set(rule, there.length >= rule.count || (was === true && lately.length >= rule.count));
    }
    return events;
  };

  for (let k = 0; k < looks.length; k += 1) {
    while (toldOf.length > 0 && (looks[k]?.clock ?? 0) - (toldOf[0]?.clock ?? 0) >= QUARTER) toldOf.shift();
    if (k > 0 && isBreak(k)) {
      const wasIn = (person: number, thing: string): boolean => {
        const first = firstLookAt(k - 1, person);
        for (let j = k - 1; j >= first && at(k - 1) - at(j) <= SEVEN; j -= 1) {
          if (isConfirmed(j, person, thing, first)) return true;
        }
        return false;
      };
      const meanwhile = (person: number): string[] =>
        isWatched(k - 1, person)
          ? [...(states[looks[k]?.states[person] ?? 0] ?? [])].filter((thing) => !wasIn(person, thing))
          : [];
      told(k, happeningsOf(k, meanwhile), true);
      numbers(k);
      continue;
    }
    const begun = (person: number): string[] => {
      if (k === 0) return [];
      const things = [...(states[looks[k]?.states[person] ?? 0] ?? [])];
      return things.filter((thing) => allThings.has(thing) && hasBegun(k, person, thing));
    };
    told(k, [...happeningsOf(k, begun), ...numbers(k)], false);
  }
  return result;
}
