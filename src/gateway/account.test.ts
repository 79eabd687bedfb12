import { expect, it } from 'vitest';
import { createGateway } from './api.ts';

const HOST = '127.0.0.1:4400';

/** A gateway whose account changes, over an upstream that tells each account its own name. */
function open() {
  let account = '1';
  let isDown = false;
  let now = 1_000_000;
  const gateway = createGateway({
    presence: (request) => {
      if (isDown) return Promise.resolve(new Response('', { status: 503 }));
      const who = /x=(\d+);/.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
      return Promise.resolve(Response.json({ xuid: who, state: 'Offline' }));
    },
    profile: () => Promise.reject(new Error('not asked')),
    authorization: () => Promise.resolve(`XBL3.0 x=${account};token`),
    upstream: 'url',
    sample: false,
    canWrite: false,
    cloaked: null,
    viewer: null,
    groups: {},
    favorites: [],
    hosts: new Set([HOST]),
    interval: 15,
    clock: () => now,
  });
  const get = (path: string) =>
    gateway(new Request(`http://${HOST}${path}`, { headers: { host: HOST, 'accept-language': 'en' } }));
  return {
    me: async () => (await get('/xbl/userpresence/users/me?level=all')).json(),
    status: async () => (await get('/api/status')).json(),
    signInAs: (other: string) => {
      account = other;
    },
    breakDown: () => {
      isDown = true;
    },
    pass: (seconds: number) => {
      now += seconds * 1000;
    },
  };
}

it('learns anew who the viewer is when another account has signed in', async () => {
  const { me, status, signInAs, pass } = open();
  expect(await me()).toMatchObject({ xuid: '1' });
  expect(await status()).toMatchObject({ viewer: { xuid: '1' } });
  signInAs('2');
  pass(16);
  expect(await me()).toMatchObject({ xuid: '2' });
  expect(await status()).toMatchObject({ viewer: { xuid: '2' } });
});

it('covers no failure with what was heard for another account', async () => {
  const { me, signInAs, breakDown, pass } = open();
  expect(await me()).toMatchObject({ xuid: '1' });
  breakDown();
  pass(16);
  expect(await me(), 'the last good answer stands in').toMatchObject({ xuid: '1' });
  signInAs('2');
  pass(61);
  expect(await me()).toMatchObject({ code: 5300, source: 'Gateway' });
});
