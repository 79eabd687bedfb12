import { describe, expect, test } from 'vitest';
import { LEVELS } from '#contract/level.ts';
import { createTestService } from '#testing/presence-service.ts';

/*
 * Every cell of contract §1.12: who asks, by what the person asked about has set, through every endpoint.
 * The person asked about broadcasts, so that they would be in every answer if they were seen.
 */

const READER = '1';
const OWNER = '2';
const SETTINGS = ['everyone', 'friends', 'blocked'] as const;
const REQUESTERS = [
  'me',
  'friend',
  'non-friend',
  'third-party site',
  'third-party site of the person',
] as const;

type Cell = {
  readonly requester: (typeof REQUESTERS)[number];
  readonly privacy: (typeof SETTINGS)[number];
  readonly isCloaked: boolean;
};
const cells: readonly Cell[] = REQUESTERS.flatMap((requester) =>
  SETTINGS.flatMap((privacy) => [false, true].map((isCloaked) => ({ requester, privacy, isCloaked }))),
);

/** The right-hand table of contract §1.12, and that cloaking hides nobody from themself. */
function seenAs({ requester, privacy, isCloaked }: Cell): 'content' | 'cloaked' | 'hidden' {
  if (requester === 'me' || requester === 'third-party site of the person') return 'content';
  if (requester === 'third-party site' || privacy === 'blocked') return 'hidden';
  if (requester === 'non-friend' && privacy === 'friends') return 'hidden';
  return isCloaked ? 'cloaked' : 'content';
}

const DEVICE = {
  type: 'XboxOne',
  titles: [{ id: '100', activity: { broadcast: { id: 'b', provider: 'Twitch', viewers: 3 } } }],
};
const LAST_SEEN = { deviceType: 'Scarlett', titleId: '100', timestamp: '2026-01-01T00:00:00' };

/** A world for one cell. The person asked about is 3; whoever asks follows them, and so does 2. */
function ask({ requester, privacy, isCloaked }: Cell) {
  const isSelf = requester === 'me' || requester === 'third-party site of the person';
  const reader = isSelf ? '3' : READER;
  const claims = requester.startsWith('third-party') ? { site: true as const } : {};
  const service = createTestService({
    people: [
      { xuid: READER, gamertag: 'Reader', people: ['3'], favorites: ['3'] },
      { xuid: OWNER, gamertag: 'Owner', people: ['3'], favorites: ['3'] },
      {
        xuid: '3',
        gamertag: 'Asked about',
        privacy,
        people: requester === 'non-friend' ? [OWNER, '3'] : [READER, OWNER, '3'],
        favorites: ['3'],
        cloaked: isCloaked,
        devices: [DEVICE],
        lastSeen: LAST_SEEN,
      },
    ],
    titles: [{ id: '100', name: { default: 'Contoso' } }],
  });
  return {
    reader,
    read: (path: string) => service.read(reader, path, { claims }),
    batch: (body: object) => service.batch(reader, body, { claims }),
  };
}

const CONTENT = expect.objectContaining({ xuid: '3', state: 'Online' });
const CLOAKED = {
  xuid: '3',
  state: 'Offline',
  lastSeen: expect.objectContaining({ deviceType: 'Scarlett' }),
};
const STUB = { xuid: '3', state: 'Offline' };
const RECORDS = { content: CONTENT, cloaked: CLOAKED, hidden: STUB } as const;

describe.each(cells)('$requester asks, $privacy is set, cloaked: $isCloaked', (cell) => {
  const seen = seenAs(cell);
  const record = RECORDS[seen];
  const { reader, read, batch } = ask(cell);
  const isSite = cell.requester.startsWith('third-party');

  test('E1 and E2', async () => {
    for (const level of LEVELS) {
      expect(await read(`/users/xuid(3)?level=${level}`)).toEqual(record);
      if (reader === '3') expect(await read(`/users/me?level=${level}`)).toEqual(CONTENT);
    }
  });

  test('E3 by users: a stub for whom the reader may not see', async () => {
    expect(await batch({ users: ['3'], level: 'all' })).toEqual([record]);
    const isThere = seen === 'content' ? [CONTENT] : [];
    expect(await batch({ users: ['3'], onlineOnly: true })).toEqual(isThere);
    expect(await batch({ users: ['3'], broadcastingOnly: true })).toEqual(isThere);
    expect(await batch({ users: ['3'], titles: ['100'] })).toEqual(isThere);
    expect(await batch({ users: ['3'], deviceTypes: ['XboxOne'], level: 'user' })).toEqual(isThere);
  });

  test.each(['People', 'Favorites'])('E3 by group %s: a stub too, as in any batch', async (group) => {
    expect(await batch({ group, level: 'all' })).toContainEqual(record);
    const ofOwner = await batch({ group, groupXuid: OWNER, level: 'all' });
    expect(ofOwner).toEqual(isSite ? [] : [record]);
  });

  test('E4 and E5: left out where the reader may not see them, offline where they are cloaked', async () => {
    const listed = seen === 'hidden' ? [] : [record];
    const own = (await read('/users/me/groups/People?level=all')) as { xuid: string }[];
    expect(own.filter(({ xuid }) => xuid === '3')).toEqual(listed);
    expect(await read(`/users/xuid(${OWNER})/groups/People?level=all`)).toEqual(isSite ? [] : listed);
  });

  test('E6 and E7: counted only where their content is seen', async () => {
    const path = `/users/xuid(${reader})/groups/People/broadcasting`;
    const listed = seen === 'content' ? [CONTENT] : [];
    expect(await read(`${path}?level=all`)).toEqual(listed);
    expect(await read(`${path}/count`)).toEqual({ count: listed.length });
  });

  test('E5 to E7: the list of the person themself is open to whom they are', async () => {
    const path = '/users/xuid(3)/groups/People';
    const records = (await read(path)) as unknown[];
    if (seen === 'hidden') expect(records).toEqual([]);
    else expect(records.length).toBeGreaterThan(0);
    const isCounted = seen === 'content';
    expect(await read(`${path}/broadcasting/count`)).toEqual({ count: isCounted ? 1 : 0 });
  });
});

describe('the group Friends', () => {
  const service = createTestService({
    people: [
      { xuid: '1', gamertag: 'One', people: ['2', '3', '4'] },
      { xuid: '2', gamertag: 'Two', people: ['1'], privacy: 'blocked' },
      { xuid: '3', gamertag: 'Three' },
      { xuid: '4', gamertag: 'Four', people: ['1'] },
    ],
  });

  test('is of people who follow each other, hidden ones as stubs', async () => {
    const friends = await service.batch('1', { group: 'Friends' });
    expect(friends).toEqual([
      { xuid: '2', state: 'Offline' },
      { xuid: '4', state: 'Offline' },
    ]);
  });

  test('of somebody hidden, or unknown, is empty', async () => {
    expect(await service.batch('4', { group: 'Friends', groupXuid: '2' })).toEqual([]);
    expect(await service.batch('4', { group: 'Friends', groupXuid: '999' })).toEqual([]);
    expect(await service.batch('4', { group: 'Friends', groupXuid: '1' })).toHaveLength(2);
  });
});

describe('hidden and offline', () => {
  const devices = Array.from({ length: 12 }, () => DEVICE);
  const service = createTestService({
    people: [
      { xuid: READER, gamertag: 'Reader', people: ['51', '52'] },
      { xuid: '51', gamertag: 'Hidden', privacy: 'blocked', devices },
      { xuid: '52', gamertag: 'Offline' },
    ],
    titles: [{ id: '100', name: { default: 'Contoso' } }],
  });
  const OF_ITS_OWN = ['x-xblcorrelationid', 'date', 'etag'];

  test.each(['', '?level=user', '?level=all'])('answer alike to the byte: E2%s', async (query) => {
    const answers = await Promise.all(
      ['51', '52', '53'].map(async (xuid) => {
        const response = await service.ask(READER, 'GET', `/users/xuid(${xuid})${query}`);
        const headers = [...response.headers].map(([name, value]) => [
          name,
          OF_ITS_OWN.includes(name) ? value.length : value,
        ]);
        return { status: response.status, headers, text: (await response.text()).replace(xuid, 'XX') };
      }),
    );
    expect(answers[0]?.text).toBe('{"xuid":"XX","state":"Offline"}');
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toEqual(answers[2]);
  });

  test('answer alike in a batch, whatever it filters', async () => {
    for (const filters of [{}, { onlineOnly: true }, { titles: ['100'] }, { level: 'all' }]) {
      const texts = await Promise.all(
        ['51', '52', '53'].map(async (xuid) => {
          const response = await service.ask(READER, 'POST', '/users/batch', {
            body: { users: [xuid], ...filters },
          });
          return (await response.text()).replace(xuid, 'XX');
        }),
      );
      expect(new Set(texts).size).toBe(1);
    }
  });

  /*
   * By design the time is the same: whoever is hidden goes through the same steps with the record of nobody.
   * Coarsely measured, so that an early way out, or making a record only to throw it away, would show. The two
   * take turns call by call, and of each the quick ones count: a neighbour who takes the processor away meets both
   * alike, and neither at their quickest.
   */
  const quick = (times: readonly number[]): number =>
    times.toSorted((a, b) => a - b)[Math.floor(times.length / 10)] ?? NaN;
  const compare = async (
    question: (who: 'hidden' | 'offline', turn: number) => Promise<unknown>,
    turns: number,
  ) => {
    const times = { hidden: [] as number[], offline: [] as number[] };
    for (let turn = 0; turn < turns; turn += 1) {
      for (const who of turn % 2 === 0
        ? (['hidden', 'offline'] as const)
        : (['offline', 'hidden'] as const)) {
        const began = performance.now();
        await question(who, turn);
        times[who].push(performance.now() - began);
      }
    }
    // What is compiled late is compiled by then.
    const [hidden, offline] = [times.hidden, times.offline].map((all) => quick(all.slice(turns / 4)));
    return (hidden ?? NaN) / (offline ?? NaN);
  };

  test('take the same time', async () => {
    const ratio = await compare(
      (who) => service.ask(READER, 'GET', `/users/xuid(${who === 'hidden' ? '51' : '52'})?level=all`),
      400,
    );
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.6);
  });

  test('take the same time in batches that were never asked before', async () => {
    const MANY = 1000;
    const xuidsOf = (first: number) => Array.from({ length: MANY }, (_, index) => String(first + index));
    const crowds = { hidden: xuidsOf(10_000), offline: xuidsOf(50_000) };
    const crowded = createTestService({
      people: [
        { xuid: READER, gamertag: 'Reader' },
        ...crowds.hidden.map((xuid) => ({ xuid, gamertag: xuid, privacy: 'blocked' as const, devices })),
        ...crowds.offline.map((xuid) => ({ xuid, gamertag: xuid })),
      ],
      titles: [{ id: '100', name: { default: 'Contoso' } }],
    });
    const ratio = await compare((who, turn) => {
      const users = [...crowds[who].slice(turn), ...crowds[who].slice(0, turn)];
      return crowded.batch(READER, { users, level: 'all' });
    }, 120);
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.6);
  });
});

test('a member whom the world does not know is listed as offline', async () => {
  const service = createTestService({ people: [{ xuid: '1', gamertag: 'One', people: ['999'] }] });
  expect(await service.read('1', '/users/me/groups/People')).toEqual([{ xuid: '999', state: 'Offline' }]);
});
