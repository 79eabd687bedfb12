import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTestService, NOON, type TestService } from '#testing/presence-service.ts';
import type { WorldInput } from './world.ts';

/*
 * What is kept must never show: one service that lives through a story answers as one that is made anew, and
 * told the story again, for each question.
 */

const SCID = 'scid-1';
const XUIDS = ['1', '2', '3', '4', '5'] as const;
const TITLE = '100';

const WORLD: WorldInput = {
  people: [
    {
      xuid: '1',
      gamertag: 'One',
      people: ['2', '3', '4'],
      devices: [{ type: 'iOS', titles: [{ id: '200' }] }],
    },
    {
      xuid: '2',
      gamertag: 'Two',
      people: ['1'],
      privacy: 'friends',
      devices: [
        { type: 'XboxOne', titles: [{ id: TITLE, activity: { richPresence: { id: 'map', scid: SCID } } }] },
      ],
      playerData: { [SCID]: { Map: 'harbour' } },
    },
    { xuid: '3', gamertag: 'Three', privacy: 'blocked', devices: [{ type: 'PC', titles: [{ id: TITLE }] }] },
    { xuid: '4', gamertag: 'Four', people: ['1', '2'], cloaked: true, devices: [{ type: 'PC' }] },
  ],
  titles: [
    { id: TITLE, name: { default: 'Contoso', de: 'Contoso (deutsch)' }, scid: SCID },
    { id: '200', name: { default: 'Home' } },
  ],
  richPresence: [
    { scid: SCID, strings: { map: { text: { default: 'On {0}', de: 'Auf {0}' }, parameters: ['Map'] } } },
  ],
};

type Step =
  | { readonly kind: 'wind'; readonly ms: number }
  | {
      readonly kind: 'write';
      readonly xuid: string;
      readonly sandbox: string;
      readonly device: string;
      readonly body: object;
    }
  | { readonly kind: 'end'; readonly xuid: string; readonly sandbox: string; readonly device: string }
  | { readonly kind: 'state'; readonly xuid: string; readonly state: string }
  | { readonly kind: 'data'; readonly xuid: string; readonly value: string };

type Question = {
  readonly xuid: string;
  readonly claims: object;
  readonly language: string;
  readonly path: string;
  readonly body?: object;
};

const xuid = fc.constantFrom(...XUIDS);
const sandbox = fc.constantFrom('RETAIL', 'OTHER.1');
const device = fc.constantFrom('a', 'b');
const level = fc.constantFrom('user', 'device', 'title', 'all');

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('wind' as const), ms: fc.constantFrom(1, 1000, 299_999, 300_000, 600_000) }),
  fc.record({
    kind: fc.constant('write' as const),
    xuid,
    sandbox,
    device,
    body: fc.constantFrom(
      {},
      { state: 'inactive' },
      { placement: 'Background' },
      { activity: { richPresence: { id: 'map', scid: SCID } } },
    ),
  }),
  fc.record({ kind: fc.constant('end' as const), xuid, sandbox, device }),
  fc.record({ kind: fc.constant('state' as const), xuid, state: fc.constantFrom('Active', 'Cloaked') }),
  fc.record({ kind: fc.constant('data' as const), xuid, value: fc.constantFrom('harbour', 'quarry') }),
);

const path = fc.oneof(
  fc.tuple(xuid, level).map(([whose, depth]) => `/users/xuid(${whose})?level=${depth}`),
  level.map((depth) => `/users/me/groups/People?level=${depth}`),
  fc.tuple(xuid, level).map(([whose, depth]) => `/users/xuid(${whose})/groups/People?level=${depth}`),
);
const body = fc.record(
  {
    users: fc.shuffledSubarray([...XUIDS], { minLength: 1 }),
    level,
    onlineOnly: fc.boolean(),
    deviceTypes: fc.constantFrom(['PC'], ['XboxOne', 'PC']),
  },
  { requiredKeys: ['users'] },
);
const question: fc.Arbitrary<Question> = fc
  .record({
    xuid,
    claims: fc.constantFrom({}, { sbx: 'OTHER.1' }, { site: true }),
    language: fc.constantFrom('de', 'en', 'en, de;q=0.5'),
  })
  .chain((who) =>
    fc.oneof(
      path.map((asked) => ({ ...who, path: asked })),
      body.map((asked) => ({ ...who, path: '/users/batch', body: asked })),
    ),
  );

async function take(service: TestService, next: Step): Promise<void> {
  if (next.kind === 'wind') return service.wind(next.ms);
  const titlePath = `/users/xuid(${next.xuid})/devices/current/titles/current`;
  if (next.kind === 'state') {
    await service.ask(next.xuid, 'PUT', `/users/xuid(${next.xuid})/state`, { body: { state: next.state } });
  } else if (next.kind === 'data') {
    const stats = { stats: { title: { Map: { value: next.value } } } };
    await service.ask(next.xuid, 'POST', `/stats/users/${next.xuid}/scids/${SCID}`, { body: stats });
  } else {
    const claims = { dty: 'XboxOne', did: next.device, tid: TITLE, sbx: next.sandbox };
    await service.ask(next.xuid, next.kind === 'end' ? 'DELETE' : 'POST', titlePath, {
      claims,
      ...(next.kind === 'write' ? { body: next.body } : {}),
    });
  }
}

/** Status, tag and body of an answer. */
async function answerOf(service: TestService, asked: Question): Promise<string> {
  const response = await service.ask(asked.xuid, asked.body ? 'POST' : 'GET', asked.path, {
    claims: asked.claims,
    headers: { 'accept-language': asked.language },
    ...(asked.body ? { body: asked.body } : {}),
  });
  return `${response.status} ${response.headers.get('etag')} ${await response.text()}`;
}

const serviceOf = () => createTestService(WORLD, { start: NOON, ttlSeconds: 600 });

test('an answer that was kept is the one that would be made', async () => {
  const chapter = fc.record({
    steps: fc.array(step, { maxLength: 2 }),
    questions: fc.array(question, { maxLength: 1 }),
  });
  const story = fc.record({
    asked: fc.array(question, { minLength: 2, maxLength: 4 }),
    chapters: fc.array(chapter, { minLength: 1, maxLength: 5 }),
  });
  const property = fc.asyncProperty(story, async ({ asked, chapters }) => {
    const living = serviceOf();
    const past: Step[] = [];
    for (const { steps, questions } of chapters) {
      for (const next of steps) await take(living, next);
      past.push(...steps);
      // The same questions in every chapter, and each twice, so that there is something to keep.
      for (const each of [...asked, ...questions]) {
        const fresh = serviceOf();
        for (const next of past) await take(fresh, next);
        const expected = await answerOf(fresh, each);
        expect(await answerOf(living, each)).toBe(expected);
        expect(await answerOf(living, each)).toBe(expected);
      }
    }
  });
  await fc.assert(property, { numRuns: 60 });
});
