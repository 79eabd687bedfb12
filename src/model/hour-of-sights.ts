import type { AlertRule } from './alert-rules.ts';
import { alertsAfter, type Alert, type AlertSources, type Watching } from './alerts.ts';
import type { Sight, Things } from './sightings.ts';

/** A sight as it is kept: what is different from the one before; null for somebody who is not watched any more. */
export type Step = Omit<Sight, 'people' | 'changed'> & {
  readonly changed: ReadonlyMap<string, Things | null>;
};

/** The sights of the last hour: the oldest in full, the others by what changed, so that an hour of many fits. */
export type HourOfSights = {
  readonly first: Sight;
  readonly steps: readonly Step[];
  readonly last: Sight['people'];
};

/** How long sights are kept, in milliseconds. */
const HOUR = 3_600_000;

/** What of everybody is another than before; null for who is gone. */
function changesOf(before: Sight['people'], now: Sight['people']): ReadonlyMap<string, Things | null> {
  const changed = new Map<string, Things | null>();
  for (const [xuid, things] of now) {
    const was = before.get(xuid);
    // Mostly it is the very same set; only where there is none, nothing may also mean nobody.
    if (was !== things || (was === undefined && !before.has(xuid))) changed.set(xuid, things);
  }
  for (const xuid of before.keys()) if (!now.has(xuid)) changed.set(xuid, null);
  return changed;
}

/** The people of a sight some steps after another; the very same where nobody changed. */
function peopleAfter(before: Sight['people'], steps: readonly Step[]): Sight['people'] {
  if (steps.every(({ changed }) => changed.size === 0)) return before;
  const people = new Map(before);
  for (const { changed } of steps) {
    for (const [xuid, things] of changed) {
      if (things === null) people.delete(xuid);
      else people.set(xuid, things);
    }
  }
  return people;
}

/** The sight that some steps after another lead to. */
function applied(sight: Sight, steps: readonly Step[]): Sight {
  const last = steps.at(-1);
  if (!last) return sight;
  const { at, clock, watch } = last;
  return { at, clock, watch, people: peopleAfter(sight.people, steps) };
}

function added(hour: HourOfSights, step: Step, last: Sight['people']): HourOfSights {
  let gone = 0;
  while (gone < hour.steps.length && step.at - (hour.steps[gone]?.at ?? 0) > HOUR) gone += 1;
  return {
    first: applied(hour.first, hour.steps.slice(0, gone)),
    steps: [...hour.steps.slice(gone), step],
    last,
  };
}

/** Adds a sight of which it is known what changed, and lets go of those of more than an hour ago. */
export function withStep(hour: HourOfSights, step: Step): HourOfSights {
  return added(hour, step, peopleAfter(hour.last, [step]));
}

/** Adds a sight of which anybody may be another, and lets go of those of more than an hour ago. */
export function withSight(hour: HourOfSights | undefined, { people, at, clock, watch }: Sight): HourOfSights {
  const when = { at, clock, watch };
  if (!hour) return { first: { ...when, people }, steps: [], last: people };
  return added(hour, { ...when, changed: changesOf(hour.last, people) }, people);
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
  const lastTold = new Map<string, number>();
  let watching: Watching | undefined;
  let sight = hour.first;
  for (const step of [undefined, ...hour.steps]) {
    if (step) sight = { ...applied(sight, [step]), changed: step.changed };
    const { clock } = sight;
    const told = [...lastTold].map(([xuid, at]) => ({
      id: xuid,
      at,
      quiet: false,
      summary: false,
      events: [{ what: rule.what, xuid, name: '', title: undefined, with: [], rules: [] }],
    }));
    const result = alertsAfter(watching, sight, { rules: [rule], told, mutes: [], isMeant, interval });
    ({ watching } = result);
    for (const alert of result.alerts) {
      would.push({ at: clock, alert });
      for (const { xuid } of alert.events) if (xuid !== undefined) lastTold.set(xuid, clock);
    }
  }
  return would;
}
