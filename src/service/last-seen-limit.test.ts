import { describe, expect, test } from 'vitest';
import { CONSOLE, createTestService, NOON } from '#testing/presence-service.ts';
import { createLastSeenLimit } from './last-seen-limit.ts';
import { NOBODY } from './statement.ts';
import type { StoredPerson } from './store/presence-store.ts';

const MINUTE = 60_000;

const started = (lastSeenKept = 2) =>
  createTestService(
    {
      people: [
        { xuid: '1', gamertag: 'Reader' },
        { xuid: '2', gamertag: 'Stated', devices: [{ type: 'XboxOne', titles: [{ id: '100' }] }] },
        { xuid: '3', gamertag: 'Away', lastSeen: { deviceType: 'Web', timestamp: '2026-01-01T00:00:00' } },
      ],
      titles: [{ id: '100', name: { default: 'Contoso' } }],
    },
    { lastSeenKept },
  );
type Service = ReturnType<typeof started>;
const write = (service: Service, xuid: string) =>
  service.ask(xuid, 'POST', `/users/xuid(${xuid})/devices/current/titles/current`, {
    body: {},
    claims: CONSOLE,
  });
const end = (service: Service, xuid: string) =>
  service.ask(xuid, 'DELETE', `/users/xuid(${xuid})/devices/current/titles/current`, { claims: CONSOLE });
const recordOf = (service: Service, xuid: string) => service.read('1', `/users/xuid(${xuid})`);
const bare = (xuid: string) => ({ xuid, state: 'Offline' });
const seen = expect.objectContaining({ state: 'Offline', lastSeen: expect.anything() });

describe('what was seen last', () => {
  test('falls out when more people have left than it is kept for: who left first, first', async () => {
    const service = started();
    for (const xuid of ['11', '12', '13']) {
      await write(service, xuid);
      service.wind(1000);
      await end(service, xuid);
    }
    expect(await recordOf(service, '11')).toEqual(bare('11'));
    expect(await recordOf(service, '12')).toEqual(seen);
    expect(await recordOf(service, '13')).toEqual(seen);
  });

  test('falls out by the clock alone, as titles expire', async () => {
    const service = started();
    for (const xuid of ['11', '12', '13']) {
      await write(service, xuid);
      service.wind(MINUTE);
    }
    service.wind(8 * MINUTE);
    expect(await recordOf(service, '11')).toEqual(seen);
    expect(await recordOf(service, '13')).toMatchObject({ state: 'Online' });
    service.wind(MINUTE);
    expect(await recordOf(service, '11')).toEqual(bare('11'));
    expect(await recordOf(service, '12')).toEqual(seen);
    expect(await recordOf(service, '13')).toEqual(seen);
  });

  test('who comes back and leaves again has left last', async () => {
    const service = started();
    for (const xuid of ['11', '12', '11', '13']) {
      await write(service, xuid);
      service.wind(1000);
      await end(service, xuid);
    }
    expect(await recordOf(service, '12')).toEqual(bare('12'));
    expect(await recordOf(service, '11')).toEqual(seen);
  });

  test('of somebody of the world does not bring back what the world said', async () => {
    const service = started(0);
    await write(service, '2');
    await end(service, '2');
    expect(await recordOf(service, '2')).toEqual(bare('2'));
    expect(await recordOf(service, '3')).toEqual(seen);
  });

  test('of somebody who is cloaked falls out too; they stay cloaked', async () => {
    const service = started(0);
    await write(service, '11');
    await service.ask('11', 'PUT', '/users/xuid(11)/state', { body: { state: 'Cloaked' } });
    expect(await recordOf(service, '11')).toEqual(seen);
    await end(service, '11');
    expect(await recordOf(service, '11')).toEqual(bare('11'));
    await write(service, '11');
    expect(await recordOf(service, '11')).toEqual(bare('11'));
  });
});

describe('createLastSeenLimit', () => {
  const title = { id: '1', placement: 'Full', state: 'Active', sandbox: 'RETAIL', lastModified: '' } as const;
  const person = (expiresAt?: number): StoredPerson => ({
    ...NOBODY,
    devices: [{ type: 'Web', titles: [{ ...title, ...(expiresAt === undefined ? {} : { expiresAt }) }] }],
  });
  const left: StoredPerson = {
    ...NOBODY,
    lastSeen: [{ sandbox: 'RETAIL', deviceType: 'Web', timestamp: '' }],
  };

  test('names each who falls out once', () => {
    const limit = createLastSeenLimit(1);
    for (const xuid of ['1', '2', '3']) limit.note(xuid, left, NOON);
    expect(limit.takeFallen(NOON)).toEqual(['1', '2']);
    expect(limit.takeFallen(NOON)).toEqual([]);
  });

  test('never names whoever is there, or of whom nothing is kept', () => {
    const limit = createLastSeenLimit(0);
    limit.note('1', person(), NOON);
    limit.note('2', person(NOON + 1), NOON);
    limit.note('3', NOBODY, NOON);
    limit.note('4', undefined, NOON);
    limit.note('5', { ...NOBODY, devices: [{ type: 'Web', titles: [] }] }, NOON);
    expect(limit.takeFallen(NOON)).toEqual([]);
    expect(limit.takeFallen(NOON + 1)).toEqual(['2']);
  });
});
