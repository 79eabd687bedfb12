import type { AlertRule, Told } from './alert-rules.ts';
import { alertsAfter, type Alert, type AlertSources, type Watching } from './alerts.ts';
import type { Sight, Things } from './sightings.ts';

type When = Omit<Sight, 'people' | 'changed'>;

/** What people are in, by XUID; null for somebody who is not watched. */
type Changes = ReadonlyMap<string, Things | null>;

/** A sight as it is kept: what was different before it. */
type Step = When & { readonly was: Changes };

/** The sights of the last hour: the last in full, those before it by what was different, so that an hour of many fits. */
export type HourOfSights = {
  /** When the first of them was. */
  readonly since: When;
  readonly steps: readonly Step[];
  readonly last: Sight['people'];
};

/** How long sights are kept, in milliseconds. */
const HOUR = 3_600_000;

/** What of everybody is another than before; null for who is gone. */
export function changesOf(before: Sight['people'], now: Sight['people']): Changes {
  const changed = new Map<string, Things | null>();
  for (const [xuid, things] of now) {
    const was = before.get(xuid);
    // Mostly it is the very same set; only where there is none, nothing may also mean nobody.
    if (was !== things || (was === undefined && !before.has(xuid))) changed.set(xuid, things);
  }
  for (const xuid of before.keys()) if (!now.has(xuid)) changed.set(xuid, null);
  return changed;
}

function change(people: Map<string, Things>, changed: Changes): void {
  for (const [xuid, things] of changed) {
    if (things === null) people.delete(xuid);
    else people.set(xuid, things);
  }
}

/** The people of a sight after changes; the very same where nobody changed. */
export function peopleAfter(before: Sight['people'], changed: Changes): Sight['people'] {
  if (changed.size === 0) return before;
  const people = new Map(before);
  change(people, changed);
  return people;
}

/** What people are in of whom something else is told elsewhere. */
function thingsIn(people: Sight['people'], xuids: Iterable<string>): Changes {
  const changes = new Map<string, Things | null>();
  for (const xuid of xuids) changes.set(xuid, people.has(xuid) ? people.get(xuid) : null);
  return changes;
}

function whenOf({ at, clock, watch }: When): When {
  return { at, clock, watch };
}

/** Adds a sight, and lets go of those of more than an hour ago. */
export function withSight(hour: HourOfSights | undefined, sight: Sight): HourOfSights {
  const { people, changed } = sight;
  const when = whenOf(sight);
  if (!hour) return { since: when, steps: [], last: people };
  const { last, steps } = hour;
  const was = thingsIn(last, (changed ?? changesOf(last, people)).keys());
  let gone = 0;
  while (gone < steps.length && when.at - (steps[gone]?.at ?? 0) > HOUR) gone += 1;
  const { [gone - 1]: since = hour.since } = steps;
  return { since: whenOf(since), steps: [...steps.slice(gone), { ...when, was }], last: people };
}

/** The sights of an hour, the oldest first, one after the other: all at once would be hundreds of full ones. */
function* sightsOf({ since, steps, last }: HourOfSights): Generator<Sight> {
  const first = new Map(last);
  const changes: Changes[] = [];
  for (const { was } of steps.toReversed()) {
    changes.push(thingsIn(first, was.keys()));
    change(first, was);
  }
  let people: Sight['people'] = first;
  yield { ...since, people };
  for (const step of steps) {
    const changed = changes.pop() ?? new Map<string, Things>();
    people = peopleAfter(people, changed);
    yield { ...whenOf(step), people, changed };
  }
}

/** An alert that would have been told, and when: UTC milliseconds. */
export type WouldBe = { readonly at: number; readonly alert: Alert };

/** What a rule would have told in the last hour of polls, had it been there, and nothing been muted. */
export function dryRun(
  hour: HourOfSights | undefined,
  rule: AlertRule,
  { isMeant, interval }: Pick<AlertSources, 'isMeant' | 'interval'>,
): WouldBe[] {
  if (!hour) return [];
  const would: WouldBe[] = [];
  /** The last of each kind of each person. */
  const lastTold = new Map<string, Told>();
  let watching: Watching | undefined;
  for (const sight of sightsOf(hour)) {
    const { clock } = sight;
    const told = [...lastTold.values()];
    const result = alertsAfter(watching, sight, { rules: [rule], told, mutes: [], isMeant, interval });
    ({ watching } = result);
    for (const alert of result.alerts) {
      would.push({ at: clock, alert });
      const { quiet, summary } = alert;
      for (const { what, xuid } of alert.events) {
        if (xuid === undefined) continue;
        const id = `${quiet ? 'quiet' : 'loud'} ${xuid}`;
        const events = [{ what, xuid, name: '', title: undefined, with: [], rules: [] }];
        lastTold.set(id, { id, at: clock, quiet, summary, events });
      }
    }
  }
  return would;
}
