import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertRule } from '#testing/alert-rule.ts';
import { referenceAlerts, type Look } from '#testing/reference-alerts.ts';
import { NO_ALERTS, type AlertBook, type AlertRule, type Told } from './alert-rules.ts';
import { alertsAfter, COOLDOWN, longestGap, type Alert, type AlertSources, type Watching } from './alerts.ts';
import { changesOf } from './hour-of-sights.ts';
import { SIGNED_IN, type Sight } from './sightings.ts';

const INTERVAL = 15_000;
const NOON = Date.parse('2026-11-20T12:00:00Z');
const T = '12341234';
const U = '1600000001';

function rule(what: AlertRule['what'], rest: Partial<AlertRule> = {}): AlertRule {
  return alertRule({ id: what, what, voice: { page: true, desktop: true, sound: false }, ...rest });
}

const everybody = (): boolean => true;

/** Writes down what was told, as the page does. */
function told(alerts: readonly Alert[], clock: number): Told[] {
  return alerts.map(({ events, quiet, summary }, index) => ({
    id: `${clock} ${index}`,
    at: clock,
    quiet,
    summary,
    events: events.map(({ what, xuid, titleId, rules }) => ({
      what,
      xuid,
      name: xuid ?? '',
      title: titleId === undefined ? undefined : { id: titleId, name: titleId },
      with: [],
      rules,
    })),
  }));
}

/** Shows looks one after the other, each an interval after the last unless it says otherwise. */
function watch(
  rules: readonly AlertRule[],
  looks: readonly (Readonly<Record<string, string>> & { readonly [gap: `+${string}`]: string })[],
  {
    book = NO_ALERTS,
    isMeant = everybody,
    start = NOON,
    interval = INTERVAL,
  }: {
    readonly book?: AlertBook;
    readonly isMeant?: (rule: AlertRule, xuid: string) => boolean;
    readonly start?: number;
    readonly interval?: number;
  } = {},
): string[] {
  let before: Watching | undefined;
  let at = 0;
  let number = 0;
  const log: Told[] = [...book.told];
  const all: string[] = [];
  for (const [index, look] of looks.entries()) {
    const { '+gap': gap, '+watch': another, ...people } = look as Record<string, string>;
    at += index === 0 ? 0 : gap === undefined ? interval : Number(gap) * 1000;
    number += another === undefined ? 0 : 1;
    const sight: Sight = {
      at,
      clock: start + at,
      watch: number,
      people: new Map(
        Object.entries(people).map(([name, things]) => [
          name,
          things === '?'
            ? undefined
            : new Set(things === '' ? [] : things === 'on' ? [SIGNED_IN] : [SIGNED_IN, ...things.split(' ')]),
        ]),
      ),
    };
    const result = alertsAfter(before, sight, { rules, mutes: book.mutes, told: log, isMeant, interval });
    before = result.watching;
    log.push(...told(result.alerts, sight.clock));
    for (const { events, quiet, summary, voice } of result.alerts) {
      const words = events.map(
        ({ what, xuid = '', titleId = '', with: company }) =>
          `${xuid} ${what} ${titleId} ${company.join(',')}`,
      );
      const how = summary ? 'summary' : quiet ? 'quiet' : voice.desktop ? 'desktop' : 'page';
      all.push(`${index} ${how}: ${words.map((each) => each.replace(/\s+/g, ' ').trim()).join('; ')}`);
    }
  }
  return all;
}

const times = (count: number, ...looks: Record<string, string>[]) =>
  Array.from({ length: count }, () => looks).flat();

const ONLINE = rule('online');

describe('what is told', () => {
  it.each([
    ['nothing on the first look, whoever is there', [{ a: 'on' }, { a: 'on' }, { a: 'on' }], []],
    [
      'somebody who comes, once a second look has them',
      [{ a: '' }, { a: 'on' }, { a: 'on' }],
      ['2 desktop: a online'],
    ],
    ['nothing of a blip of one look', [{ a: '' }, { a: 'on' }, { a: '' }, { a: '' }], []],
    [
      'nothing of somebody whom the answers leave out after one look',
      [{ a: '' }, { a: 'on' }, { a: '?' }, { a: '?' }],
      [],
    ],
    [
      'nothing of somebody who is watched from now on',
      [{ a: '' }, { a: '', b: 'on' }, { a: '', b: 'on' }],
      [],
    ],
    [
      'one who comes and goes by the minute, once',
      [{ a: '' }, ...times(6, { a: 'on' }, { a: 'on' }, { a: 'on' }, { a: '' }, { a: '' }, { a: '' })],
      ['2 desktop: a online'],
    ],
    [
      'nobody who is back within seven minutes of where they were from the start',
      [{ a: 'on' }, ...times(27, { a: '' }), { a: 'on' }, { a: 'on' }],
      [],
    ],
    [
      'one who is back after more than seven minutes',
      [{ a: 'on' }, ...times(29, { a: '' }), { a: 'on' }, { a: 'on' }],
      ['31 desktop: a online'],
    ],
    [
      'nobody twice within fifteen minutes, though they were gone for eight',
      [{ a: '' }, { a: 'on' }, { a: 'on' }, ...times(32, { a: '' }), { a: 'on' }, { a: 'on' }],
      ['2 desktop: a online'],
    ],
    [
      'the same person again after the cooldown',
      [{ a: '' }, { a: 'on' }, { a: 'on' }, ...times(60, { a: '' }), { a: 'on' }, { a: 'on' }],
      ['2 desktop: a online', '64 desktop: a online'],
    ],
    [
      'three at once singly',
      [{ a: '', b: '', c: '' }, ...times(2, { a: 'on', b: 'on', c: 'on' })],
      ['2 desktop: a online', '2 desktop: b online', '2 desktop: c online'],
    ],
    [
      'five at once as one digest',
      [{ a: '', b: '', c: '', d: '', e: '' }, ...times(2, { a: 'on', b: 'on', c: 'on', d: 'on', e: 'on' })],
      ['2 desktop: a online; b online; c online; d online; e online'],
    ],
    [
      'nothing after a pause',
      [{ a: '' }, { a: 'on' }, { a: 'on', '+watch': '' }, { a: 'on' }],
      ['2 summary: a online'],
    ],
    [
      'one summary after an hour of sleep',
      [
        { a: '', b: '' },
        { a: 'on', b: 'on', '+gap': '3600', '+watch': '' },
        { a: 'on', b: 'on' },
      ],
      ['1 summary: a online; b online'],
    ],
    [
      'one summary after a stale gap',
      [{ a: '' }, { a: 'on', '+gap': '171' }, { a: 'on' }],
      ['1 summary: a online'],
    ],
    [
      'no summary when nothing changed meanwhile',
      [{ a: 'on' }, { a: 'on', '+gap': '3600' }, { a: 'on' }],
      [],
    ],
    [
      'a change over a gap that is short enough',
      [{ a: '' }, { a: 'on', '+gap': '170' }, { a: 'on' }],
      ['2 desktop: a online'],
    ],
  ])('%s', (_, looks, alerts) => {
    expect(watch([ONLINE], looks)).toEqual(alerts);
  });

  it('polls that are five minutes apart by choice are no gaps', () => {
    expect(watch([ONLINE], [{ a: '' }, { a: 'on' }, { a: 'on' }], { interval: 300_000 })).toEqual([
      '2 desktop: a online',
    ]);
    expect(longestGap(INTERVAL)).toBe(170_000);
  });

  it.each([
    ['a title of a rule', T, ['2 desktop: a starts 12341234']],
    ['another title', U, []],
    ['any title', undefined, ['2 desktop: a starts 12341234']],
  ])('%s is started', (_, id, alerts) => {
    const title = id === undefined ? undefined : { id, name: id };
    expect(watch([rule('starts', { title })], [{ a: 'on' }, { a: T }, { a: T }])).toEqual(alerts);
  });

  it('of several rules about one person the most telling event is told, by all that asked', () => {
    const rules = [ONLINE, rule('starts'), rule('joins')];
    expect(watch(rules, [{ a: '', b: T }, ...times(2, { a: T, b: T })])).toEqual([
      '2 desktop: a joins 12341234 b',
    ]);
  });

  it('others count for joining while they are there, or dropped out a moment ago', () => {
    const joins = rule('joins', { count: 2, title: { id: T, name: 'T' } });
    const isMeant = (_: AlertRule, xuid: string) => xuid === 'a';
    expect(watch([joins], [{ a: '', b: T, c: '' }, ...times(3, { a: T, b: T, c: '' })], { isMeant })).toEqual(
      [],
    );
    expect(
      watch(
        [joins],
        [
          { a: '', b: T, c: T },
          { a: T, b: T, c: 'on' },
          { a: T, b: T, c: 'on' },
        ],
        { isMeant },
      ),
    ).toEqual(['2 desktop: a joins 12341234 b,c']);
  });

  describe('a title that reaches four people', () => {
    const reaches = rule('reaches', { count: 4, title: { id: T, name: 'T' } });
    const three = { a: T, b: T, c: T, d: '', e: '' };
    const four = { ...three, d: T };
    const five = { ...four, e: T };
    it.each([
      [
        'is told at 3 → 4, not again at 4 → 5',
        [three, four, four, five, five],
        ['2 desktop: reaches 12341234 a,b,c,d'],
      ],
      ['is not told when four are there from the start', [four, four, five, five], []],
      [
        'is told again once fewer were there for longer than a gap',
        [three, four, four, ...times(30, three), four, four],
        ['2 desktop: reaches 12341234 a,b,c,d', '34 desktop: reaches 12341234 a,b,c,d'],
      ],
      [
        'is not told again when the fourth drops out for five minutes',
        [three, four, four, ...times(20, three), four, four],
        ['2 desktop: reaches 12341234 a,b,c,d'],
      ],
      [
        'is not told because somebody is watched who was there already',
        [
          { a: T, b: T, c: T },
          { a: T, b: T, c: T, d: T },
          { a: T, b: T, c: T, d: T },
        ],
        [],
      ],
    ])('%s', (_, looks, alerts) => {
      expect(watch([reaches], looks)).toEqual(alerts);
    });
  });

  it('outside of its hours a rule only writes down, in the zone that it names', () => {
    const hours = { days: [0, 1, 2, 3, 4, 5, 6], from: 8 * 60, to: 22 * 60, zone: 'America/Chicago' };
    const looks = [{ a: '' }, { a: 'on' }, { a: 'on' }];
    const night = Date.parse('2026-11-20T12:00:00Z'); // 06:00 in Chicago
    const day = Date.parse('2026-11-20T15:00:00Z');
    expect(watch([rule('online', { times: hours })], looks, { start: night })).toEqual(['2 quiet: a online']);
    expect(watch([rule('online', { times: hours })], looks, { start: day })).toEqual(['2 desktop: a online']);
  });

  it.each([
    ['everything', '', NOON + 3_600_000, ['2 quiet: a online']],
    ['everything until now', '', NOON + 15_000, ['2 desktop: a online']],
    ['this person', 'a', undefined, []],
    ['somebody else', 'b', undefined, ['2 desktop: a online']],
  ])('muted: %s', (_, xuid, until, alerts) => {
    const book = { ...NO_ALERTS, mutes: [{ xuid, name: xuid, until }] };
    expect(watch([ONLINE], [{ a: '' }, { a: 'on' }, { a: 'on' }], { book })).toEqual(alerts);
  });

  describe('what was only written down', () => {
    const night = rule('online', {
      times: { days: [0, 1, 2, 3, 4, 5, 6], from: 0, to: 60, zone: 'UTC' },
    });

    it('silences nothing that is to be heard', () => {
      const looks = [{ a: '' }, ...times(2, { a: 'on' }), ...times(2, { a: T })];
      expect(watch([night, rule('starts')], looks)).toEqual([
        '2 quiet: a online',
        '4 desktop: a starts 12341234',
      ]);
    });

    it('is not written down twice within fifteen minutes, nor after what was heard', () => {
      const backAfterEight = [{ a: '' }, ...times(2, { a: 'on' }), ...times(32, { a: '' })];
      expect(watch([night], [...backAfterEight, ...times(2, { a: 'on' })])).toEqual(['2 quiet: a online']);
      const title = { id: T, name: 'T' };
      const left = [{ a: 'on' }, ...times(2, { a: T }), ...times(32, { a: '' }), ...times(2, { a: 'on' })];
      expect(watch([night, rule('starts', { title })], left)).toEqual(['2 desktop: a starts 12341234']);
    });
  });

  it('a paused rule tells nothing', () => {
    expect(watch([rule('online', { paused: true })], [{ a: '' }, { a: 'on' }, { a: 'on' }])).toEqual([]);
  });
});

/** What people may be in; index 0 is not to be found in the answer at all. */
const STATES: readonly (ReadonlySet<string> | undefined)[] = [
  undefined,
  new Set<string>(),
  new Set([SIGNED_IN]),
  new Set([SIGNED_IN, T]),
  new Set([SIGNED_IN, U]),
  new Set([SIGNED_IN, T, U]),
];

/** Runs both: the page's own way, a look at a time, and the reference over the whole history. */
function both(
  looks: readonly Look[],
  people: readonly string[],
  rules: readonly AlertRule[],
  isMeant: AlertSources['isMeant'],
) {
  let before: Watching | undefined;
  let last: Sight['people'] | undefined;
  let log: readonly Told[] = [];
  const own: string[] = [];
  const mutes: AlertBook['mutes'] = [{ xuid: '7', name: '7', until: undefined }];
  for (const { at, clock, watch: number, states } of looks) {
    const sight: Sight = {
      at,
      clock,
      watch: number,
      people: new Map(
        people.flatMap((xuid, index) => (states[index] === 255 ? [] : [[xuid, STATES[states[index] ?? 0]]])),
      ),
    };
    const seen = { ...sight, changed: last && changesOf(last, sight.people) };
    last = sight.people;
    const { watching, alerts } = alertsAfter(before, seen, {
      rules,
      told: log,
      mutes,
      isMeant,
      interval: INTERVAL,
    });
    before = watching;
    log = [...log.filter((each) => clock - each.at < COOLDOWN), ...told(alerts, clock)];
    for (const alert of alerts) own.push(JSON.stringify([at, alert]));
  }
  const reference = referenceAlerts({
    looks,
    people,
    rules,
    isMeant,
    mutes,
    states: STATES,
    interval: INTERVAL,
  });
  return { own, reference: reference.map(({ at, alert }) => JSON.stringify([at, alert])) };
}

function expectNobodyTwice(alerts: readonly string[]): void {
  const written = new Map<string, number>();
  const heard = new Map<string, number>();
  for (const text of alerts) {
    const [at, { events, quiet }] = JSON.parse(text) as [number, Alert];
    // Who was only written down may still be heard of.
    const last = quiet ? written : heard;
    for (const { xuid } of events) {
      if (xuid === undefined) continue;
      expect(at - (last.get(xuid) ?? -Infinity), `${xuid} at ${at}`).toBeGreaterThanOrEqual(COOLDOWN);
      written.set(xuid, at);
      if (!quiet) heard.set(xuid, at);
    }
  }
}

const TEN_RULES: readonly AlertRule[] = [
  rule('online', { id: '1' }),
  rule('online', { id: '2', who: { kind: 'roster', roster: 'raid', name: 'Raid' } }),
  rule('starts', { id: '3', title: { id: T, name: 'T' } }),
  rule('starts', { id: '4', who: { kind: 'person', xuid: '12', name: 'Ada' } }),
  rule('joins', { id: '5', title: { id: U, name: 'U' }, count: 3 }),
  rule('joins', { id: '6', who: { kind: 'person', xuid: '12', name: 'Ada' } }),
  rule('reaches', {
    id: '7',
    title: { id: T, name: 'T' },
    count: 12,
    who: { kind: 'roster', roster: 'raid', name: 'Raid' },
  }),
  rule('reaches', { id: '8', title: { id: U, name: 'U' }, count: 3 }),
  rule('online', {
    id: '9',
    voice: { page: true, desktop: false, sound: true },
    times: { days: [1, 2, 3, 4, 5], from: 22 * 60, to: 6 * 60, zone: 'Asia/Tokyo' },
    who: { kind: 'roster', roster: 'night', name: 'Night' },
  }),
  rule('starts', { id: '10', title: { id: U, name: 'U' }, paused: true }),
];

/** Whom the rules are about: favourites are every 50th, the raid every 30th, the night every 20th. */
function meant({ who }: AlertRule, xuid: string): boolean {
  const n = Number(xuid);
  if (who.kind === 'person') return who.xuid === xuid;
  if (who.kind === 'favourites') return n % 50 === 7;
  return who.roster === 'raid' ? n % 30 === 0 : n % 20 === 3;
}

/** Numbers from 0 to 1 that are the same each time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe('against a reference that reads the whole history anew for each look', () => {
  it('1,000 people flap for a day under ten rules: the same alerts, nobody twice within the cooldown', () => {
    const random = seeded(20_261_120);
    const people = Array.from({ length: 1000 }, (_, index) => String(index));
    const now = new Uint8Array(1000).map(() => 1 + Math.floor(random() * 5));
    const looks: Look[] = [];
    let at = 0;
    let number = 0;
    for (let look = 0; look < 5760; look += 1) {
      for (let person = 0; person < 1000; person += 1) {
        // Some stay for hours, some change with nearly every poll, and now and then an answer leaves one out.
        const restless = person % 10 === 0 ? 0.3 : 0.004;
        if (random() < restless) now[person] = Math.floor(random() * 6);
      }
      looks.push({ at, clock: NOON + at, watch: number, states: now.slice() });
      const event = random();
      at += event < 0.001 ? 200_000 : event < 0.002 ? 3_600_000 : INTERVAL;
      if (event > 0.998) number += 1;
    }
    const { own, reference } = both(looks, people, TEN_RULES, meant);
    expect(own.length).toBeGreaterThan(500);
    expect(own).toEqual(reference);
    expectNobodyTwice(own);
  }, 180_000);

  it('any history: the same alerts, each with evidence in two looks, nobody twice within the cooldown', () => {
    const states = fc.constantFrom(0, 1, 1, 2, 3, 3, 4, 5, 255);
    const history = fc.array(
      fc.record({
        states: fc.tuple(states, states, states, states),
        repeat: fc.integer({ min: 1, max: 40 }),
        gap: fc.constantFrom(INTERVAL, INTERVAL, INTERVAL, 30_000, 170_000, 170_001, 3_600_000),
        anew: fc.integer({ min: 0, max: 9 }),
      }),
      { minLength: 1, maxLength: 12 },
    );
    const people = ['7', '12', '30', '57'];
    // Whoever is told of aloud by others is at first only written down by this one.
    const night = { days: [0, 1, 2, 3, 4, 5, 6], from: 22 * 60, to: 6 * 60, zone: 'Asia/Tokyo' };
    const ada = { kind: 'person', xuid: '12', name: 'Ada' } as const;
    const rules = [...TEN_RULES, rule('online', { id: '11', who: ada, times: night })];
    fc.assert(
      fc.property(history, (steps) => {
        const looks: Look[] = [];
        let at = 0;
        let number = 0;
        for (const step of steps) {
          at += step.gap;
          if (step.anew === 0) number += 1;
          for (let n = 0; n < step.repeat; n += 1) {
            looks.push({ at, clock: NOON + at, watch: number, states: Uint8Array.from(step.states) });
            if (n < step.repeat - 1) at += INTERVAL;
          }
        }
        const { own, reference } = both(looks, people, rules, meant);
        expect(own).toEqual(reference);
        expectNobodyTwice(own);
        for (const text of own) {
          const [when, { events, summary }] = JSON.parse(text) as [number, Alert];
          const index = looks.findIndex((look) => look.at === when);
          for (const { xuid, what, titleId } of events) {
            if (summary || xuid === undefined) continue;
            for (const look of [looks[index], looks[index - 1]]) {
              const things = STATES[look?.states[people.indexOf(xuid)] ?? 0];
              expect(things?.has(what === 'online' ? SIGNED_IN : (titleId ?? ''))).toBe(true);
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
