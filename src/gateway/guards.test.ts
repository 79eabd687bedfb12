import { describe, expect, it } from 'vitest';
import { HOST, json, openFrontDoor, ORIGIN } from '#testing/front-door.ts';

const BATCH = '/xbl/userpresence/users/batch';
const BODY = JSON.stringify({ users: ['2533274790000001'] });

describe('the host of a request', () => {
  it.each([
    ['attacker.test', 421],
    ['attacker.test:4400', 421],
    ['127.0.0.1', 421],
    ['127.0.0.1:4401', 421],
    ['localhost.attacker.test:4400', 421],
    ['127.0.0.1.nip.io:4400', 421],
    [`${HOST}, ${HOST}`, 421],
    [`${HOST}, attacker.test`, 421],
    ['127.0.0.1:4400', 200],
  ])('%s is answered with %i', async (host, status) => {
    const door = openFrontDoor(() => json({}));
    expect((await door.ask('/api/status', { headers: { host } })).status).toBe(status);
  });

  it('that is refused is told what to do', async () => {
    const door = openFrontDoor(() => json({}));
    const answer = await door.ask('/api/status', { headers: { host: 'presence.home:4400' } });
    expect(await answer.json()).toMatchObject({
      description: expect.stringMatching(
        /^This address is not served here\. Name its host in --allowed-host, or /,
      ) as string,
    });
  });

  it('counts in any case', async () => {
    const door = openFrontDoor(() => json({}), { hosts: new Set([HOST, 'localhost:4400']) });
    expect((await door.ask('/api/status', { headers: { host: 'LOCALHOST:4400' } })).status).toBe(200);
  });

  it('must be ours in an absolute target too', async () => {
    const door = openFrontDoor(() => json({}));
    expect((await door.ask('http://attacker.test/api/status')).status).toBe(421);
  });

  it('is required', async () => {
    const door = openFrontDoor(() => json([]));
    expect((await door.ask('/api/status', { headers: { host: '' } })).status).toBe(421);
    expect(door.calls).toHaveLength(0);
  });
});

describe('who may read', () => {
  it.each<[string, Record<string, string>, number]>([
    ['a program that is no browser', {}, 200],
    ['our own page', { 'sec-fetch-site': 'same-origin' }, 200],
    ['a person who types the address', { 'sec-fetch-site': 'none' }, 200],
    ['another port of this computer', { 'sec-fetch-site': 'same-site' }, 403],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['another origin in an old browser', { origin: 'https://attacker.test' }, 403],
    ['a page without an origin', { origin: 'null' }, 403],
  ])('%s', async (_, headers, status) => {
    const door = openFrontDoor(() => json([]));
    const answer = await door.ask('/xbl/userpresence/users/me/groups/People', { headers });
    expect(answer.status).toBe(status);
    expect(door.calls).toHaveLength(status === 200 ? 1 : 0);
  });
});

describe('who may send an unsafe method', () => {
  it.each<[string, Record<string, string>, number]>([
    ['our own page', { origin: ORIGIN, 'sec-fetch-site': 'same-origin' }, 200],
    ['our own page, known by Origin alone', { origin: ORIGIN }, 200],
    ['our own page, known by Fetch-Metadata alone', { 'sec-fetch-site': 'same-origin' }, 200],
    ['nobody who says who they are', {}, 403],
    ['somebody who typed an address', { 'sec-fetch-site': 'none' }, 403],
    ['another site', { origin: 'https://attacker.test', 'sec-fetch-site': 'cross-site' }, 403],
    ['another port of this computer', { origin: 'http://127.0.0.1:3000' }, 403],
    [
      'another origin that claims our site',
      { origin: 'https://attacker.test', 'sec-fetch-site': 'same-origin' },
      403,
    ],
    ['our origin from another site', { origin: ORIGIN, 'sec-fetch-site': 'cross-site' }, 403],
    ['an origin with more behind it', { origin: `${ORIGIN}.attacker.test` }, 403],
    ['an origin with our name before an @', { origin: `${ORIGIN}@attacker.test` }, 403],
    ['no origin in particular', { origin: 'null' }, 403],
  ])('who sends an unsafe method: %s', async (_, headers, status) => {
    const door = openFrontDoor(() => json([]));
    const answer = await door.ask(BATCH, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: BODY,
    });
    expect(answer.status).toBe(status);
    expect(door.calls).toHaveLength(status === 200 ? 1 : 0);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'not as %j, which a form can send',
    async (type) => {
      const door = openFrontDoor(() => json([]));
      const answer = await door.send('POST', BATCH, BODY, { 'content-type': type });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({
        description: expect.stringContaining('Content-Type') as string,
      });
    },
  );
});

describe('the length of a request', () => {
  it('is limited: the target to 8 KiB', async () => {
    const door = openFrontDoor(() => json({}));
    const path = '/api/status?x=';
    expect((await door.ask(path + 'a'.repeat(8192 - path.length))).status).toBe(200);
    expect((await door.ask(path + 'a'.repeat(8193 - path.length))).status).toBe(414);
  });

  it('is limited: the body to 1 MiB, however it is announced', async () => {
    const door = openFrontDoor(() => json([]));
    const announced = await door.send('POST', BATCH, BODY, { 'content-length': String(1024 ** 3) });
    expect(announced.status).toBe(413);
    const long = await door.send('POST', BATCH, `[${' '.repeat(1024 * 1024)}]`);
    expect(long.status).toBe(413);
    expect(door.calls).toHaveLength(0);
  });

  it('is nothing where no body belongs', async () => {
    const door = openFrontDoor(() => json({}));
    expect((await door.ask('/api/status', { headers: { 'content-length': '5' } })).status).toBe(413);
  });
});
