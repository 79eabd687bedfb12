import { expect, test } from 'vitest';
import { CONSOLE, createTestService } from '#testing/presence-service.ts';

/* What the documents contradict each other on, as contract §7 decides it, where no other test shows it. */

const LINE = 'A line that is longer than the forty-four characters of old, and longer than eighty as well';
const PATH = '/users/xuid(1)/devices/current/titles/current';

const started = () =>
  createTestService({
    people: [
      { xuid: '1', gamertag: 'One' },
      {
        xuid: '2',
        gamertag: 'Two',
        devices: [
          {
            type: 'ios',
            titles: [{ id: 100, placement: 'FULL', state: 'ACTIVE', activity: { richPresence: LINE } }],
          },
          { type: 'mcapensis', titles: [{ id: '100' }] },
          { type: 'W8', titles: [{ id: '100' }] },
        ],
      },
    ],
    titles: [{ id: '100', name: { default: 'Contoso' } }],
  });

test('A7, A17, A26: words as the wire writes them, ids as text, real device types', async () => {
  expect(await started().read('1', '/users/xuid(2)')).toMatchObject({
    state: 'Online',
    devices: [
      { type: 'iOS', titles: [{ id: '100', placement: 'Full', state: 'Active' }] },
      { type: 'XboxOne' },
      { type: 'MoLIVE' },
    ],
  });
});

test('A3: title ids are read as text and as numbers, with leading zeros too', async () => {
  const service = started();
  for (const titles of [['100'], [100], ['0100']]) {
    expect(await service.batch('1', { users: ['2'], titles })).toHaveLength(1);
  }
  for (const id of ['100', 100, '0100']) {
    const response = await service.ask('1', 'POST', PATH, { body: { id }, claims: CONSOLE });
    expect([200, 201]).toContain(response.status);
  }
});

test('A7, A8: requests are read in any case and by older names', async () => {
  const service = started();
  for (const deviceTypes of [['XBOXONE'], ['D'], ['win8'], ['MoLive'], ['IOS']]) {
    expect(await service.batch('1', { users: ['2'], deviceTypes, level: 'DEVICE' })).toHaveLength(1);
  }
  const body = { state: 'INACTIVE', placement: 'Background' };
  await service.ask('1', 'POST', PATH, { body, claims: { ...CONSOLE, dty: 'd' } });
  expect(await service.read('2', '/users/xuid(1)')).toMatchObject({
    state: 'Away',
    devices: [{ type: 'XboxOne', titles: [{ placement: 'Background', state: 'Inactive' }] }],
  });
});

test('A30: a line is not cut on the wire', async () => {
  expect(JSON.stringify(await started().read('1', '/users/xuid(2)?level=all'))).toContain(LINE);
});

test('A36, A37: versions 1, 2, 3 and vnext are answered, each by its own header', async () => {
  for (const version of ['1', '2', '3', 'vnext']) {
    const headers = { 'x-xbl-contract-version': version };
    const read = await started().ask('1', 'GET', '/users/me', { headers });
    const write = await started().ask('1', 'POST', PATH, { body: {}, claims: CONSOLE, headers });
    expect([read.status, write.status]).toEqual([200, 201]);
    expect(read.headers.get('x-xbl-contract-version')).toBe(version);
  }
});

test('A34, A22: the end of a title needs no header about a body, and answers 200 without one', async () => {
  const response = await started().ask('1', 'DELETE', PATH, { claims: CONSOLE });
  expect([response.status, await response.text()]).toEqual([200, '']);
});

test('A20: a write without a sandbox is 403; a read without one reads RETAIL', async () => {
  const service = started();
  const without = { ...CONSOLE, sbx: undefined };
  expect((await service.ask('1', 'POST', PATH, { body: {}, claims: without })).status).toBe(403);
  expect((await service.ask('1', 'DELETE', PATH, { claims: without })).status).toBe(403);
  expect(await service.read('1', '/users/xuid(2)')).toMatchObject({ state: 'Online' });
});

test('A40: without Accept-Language names and lines are in the default language, never empty', async () => {
  expect(await started().read('1', '/users/xuid(2)')).toMatchObject({
    devices: [{ titles: [{ name: 'Contoso' }] }, {}, {}],
  });
});
