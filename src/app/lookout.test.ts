import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { ask } from '#client/http.ts';
import { nextPicture, EMPTY_PICTURE, type Picture } from '#client/picture.ts';
import { createSharedAsking } from '#client/shared-asking.ts';
import { groupPath, PRESENCE_PREFIX } from '#contract/paths.ts';
import { readPresenceRecords } from '#contract/record.ts';
import { createGateway } from '#gateway/api.ts';
import { withSight } from '#model/hour-of-sights.ts';
import { alertRule } from '#testing/alert-rule.ts';
import { gatewayOptions } from '#testing/gateway-options.ts';
import { createLookout } from './lookout.ts';

const ADA = '2533274790000001';
const RULE = alertRule();
const GROUP = PRESENCE_PREFIX + groupPath('me', 'all');
const SOURCES = () => ({ rules: [RULE], told: [], mutes: [], isMeant: () => true, interval: 15_000 });
const { records: HERE } = readPresenceRecords([{ xuid: ADA, state: 'Online', devices: [{ type: 'Win32' }] }]);
const { records: AWAY } = readPresenceRecords([{ xuid: ADA, state: 'Offline' }]);

/** Shows answers of one question one after the other; null leaves Ada out of an answer that asked for her. */
function shown(answers: readonly (typeof HERE | null)[]) {
  const lookout = createLookout();
  let picture: Picture = EMPTY_PICTURE;
  return {
    lookout,
    told: answers.map((answer, index) => {
      const when = { at: index * 15_000, clock: index * 15_000 };
      picture = nextPicture(picture, answer ?? [], when, [ADA]);
      return lookout.look([{ name: 'q', picture }], -Infinity, SOURCES).length;
    }),
    picture: () => picture,
  };
}

test('a look at each new picture: the second that has somebody tells', () => {
  expect(shown([AWAY, HERE, HERE, HERE]).told).toEqual([0, 0, 1, 0]);
});

test('a record that is only kept is no second proof', () => {
  expect(shown([AWAY, HERE, null, null]).told).toEqual([0, 0, 0, 0]);
});

test('the same picture twice is one look', () => {
  const { lookout, picture } = shown([AWAY, HERE]);
  expect(lookout.look([{ name: 'q', picture: picture() }], -Infinity, SOURCES)).toEqual([]);
});

test('an answer that the gateway has kept, heard again, is no second proof; a new one is, though it says the same', async () => {
  let now = 1_000_000;
  let world = AWAY;
  let questions = 0;
  const host = '127.0.0.1:4400';
  const upstream = () => {
    questions += 1;
    return Promise.resolve(Response.json(world));
  };
  const gateway = createGateway(gatewayOptions(upstream, [host], { clock: () => now }));
  vi.stubGlobal('fetch', (path: string, init: RequestInit) =>
    gateway(new Request(`http://${host}${path}`, { ...init, headers: { ...init.headers, host } })),
  );
  const asking = createSharedAsking({
    ask: ({ path, languages }, before) => ask(path, { languages }, before),
    tell: () => undefined,
    now: () => now,
    after: () => () => undefined,
    heard: () => undefined,
  });
  asking.leads();
  const lookout = createLookout();
  let picture = EMPTY_PICTURE;
  const told: number[][] = [];
  const look = async (after: number): Promise<void> => {
    now += after;
    const { outcome, at } = await asking.get({ name: 'q', path: GROUP, languages: 'en' }, 0);
    if (!('text' in outcome)) throw new Error('no answer');
    const { records } = readPresenceRecords(JSON.parse(outcome.text));
    picture = nextPicture(picture, records, { at, clock: at }, undefined);
    const alerts = lookout.look([{ name: 'q', picture }], -Infinity, SOURCES);
    told.push([questions, alerts.length]);
  };
  await look(0);
  world = HERE;
  await look(15_000);
  await look(1900);
  await look(13_100);
  vi.unstubAllGlobals();
  expect(told).toEqual([
    [1, 0],
    [2, 0],
    [2, 0],
    [3, 1],
  ]);
});

test('of several questions each must have a new answer', () => {
  const lookout = createLookout();
  const at = (ms: number, answer: typeof HERE): Picture =>
    nextPicture(EMPTY_PICTURE, answer, { at: ms, clock: ms }, undefined);
  const look = (a: Picture, b: Picture) =>
    lookout.look(
      [
        { name: 'a', picture: a },
        { name: 'b', picture: b },
      ],
      -Infinity,
      SOURCES,
    ).length;
  const [first, other] = [at(0, AWAY), at(7000, [])];
  expect(look(first, other)).toBe(0);
  const here = at(15_000, HERE);
  expect(look(here, other)).toBe(0);
  const next = at(22_000, []);
  expect(look(here, next)).toBe(0);
  expect(look(at(30_000, HERE), next)).toBe(0);
  expect(look(at(30_000, HERE), at(37_000, []))).toBe(1);
});

test.each([
  ['a pause', (lookout: ReturnType<typeof createLookout>) => lookout.paused(), -Infinity],
  ['a sleep', () => undefined, 20_000],
])('after %s nothing is told but a summary', (_, between, sleptAt) => {
  const { lookout } = shown([AWAY, AWAY]);
  between(lookout);
  const picture = nextPicture(EMPTY_PICTURE, HERE, { at: 30_000, clock: 30_000 }, [ADA]);
  const alerts = lookout.look([{ name: 'q', picture }], sleptAt, SOURCES);
  expect(alerts.map(({ summary, voice }) => ({ summary, voice }))).toEqual([
    { summary: true, voice: { page: true, desktop: false, sound: false } },
  ]);
});

const XUIDS = [1, 2, 3, 4].map((last) => `253327479000000${last}`);
const ofTwo = fc.array(
  // What the answers to two questions hold of each: nothing, offline, online, in a title.
  fc.tuple(...[0, 1].map(() => fc.tuple(...XUIDS.map(() => fc.integer({ min: 0, max: 3 }))))),
  { minLength: 2, maxLength: 8 },
);

test('a look that goes on from the last one sees what a first look would see', () => {
  const kinds = XUIDS.map((xuid) => [
    { xuid, state: 'Offline' },
    { xuid, state: 'Online', devices: [{ type: 'Win32' }] },
    {
      xuid,
      state: 'Online',
      devices: [
        { type: 'Win32', titles: [{ id: '7', name: 'Contoso', placement: 'Full', state: 'Active' }] },
      ],
    },
  ]);
  fc.assert(
    fc.property(ofTwo, fc.boolean(), (looks, areAsked) => {
      const lookout = createLookout();
      let [a, b]: Picture[] = [EMPTY_PICTURE, EMPTY_PICTURE];
      for (const [turn, answers] of looks.entries()) {
        const when = { at: turn * 15_000, clock: turn * 15_000 };
        const [left, right] = answers.map(
          (kindsOf) =>
            readPresenceRecords(kindsOf.flatMap((kind, who) => kinds[who]?.[kind - 1] ?? [])).records,
        );
        a = nextPicture(a ?? EMPTY_PICTURE, left ?? [], when, areAsked ? XUIDS : undefined);
        b = nextPicture(b ?? EMPTY_PICTURE, right ?? [], when, undefined);
        const pictures = [
          { name: 'a', picture: a },
          { name: 'b', picture: b },
        ];
        const before = lookout.hour();
        lookout.look(pictures, -Infinity, SOURCES);
        const first = createLookout();
        first.look(pictures, -Infinity, SOURCES);
        const now = first.hour()?.last ?? new Map();
        expect(lookout.hour()?.last).toEqual(now);
        if (before) {
          const anew = withSight(before, { ...when, watch: 0, people: now });
          expect(lookout.hour()?.steps.at(-1)).toEqual(anew.steps.at(-1));
        }
      }
    }),
  );
});
