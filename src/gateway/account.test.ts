import { expect, it } from 'vitest';
import { Refusal } from './answer.ts';
import { createGateway } from './api.ts';
import { IN_PROCESS } from './caller.ts';
import type { Handler } from './upstream-exchange.ts';
import { gatewayOptions } from '#testing/gateway-options.ts';

const HOST = '127.0.0.1:4400';

/**
 * A gateway whose account changes, over an upstream that tells each account its own name.
 * @param isMarked whether another token shows before it is asked for, as that of a file does
 */
function open({ isMarked = false } = {}) {
  let account = '1';
  let isGone = false;
  let isDown = false;
  let now = 1_000_000;
  const presence: Handler = (request) => {
    if (isDown) return Promise.resolve(new Response('', { status: 503 }));
    const who = /x=(\d+);/.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
    return Promise.resolve(Response.json({ xuid: who, state: 'Offline' }));
  };
  const gateway = createGateway(
    gatewayOptions(presence, [HOST], {
      authorization: () =>
        isGone
          ? Promise.reject(new Refusal(401, 'There is no token.'))
          : Promise.resolve(`XBL3.0 x=${account};token`),
      ...(isMarked ? { tokenMark: () => `${account} ${isGone}` } : {}),
      viewer: null,
      clock: () => now,
    }),
  );
  const get = (path: string) =>
    gateway(new Request(`http://${HOST}${path}`, { headers: { host: HOST, 'accept-language': 'en' } }));
  return {
    me: async () => (await get('/xbl/userpresence/users/me?level=all')).json(),
    status: async () => (await get('/api/status')).json(),
    quick: () => {
      const url = `http://${HOST}/xbl/userpresence/users/me?level=all`;
      const header = (name: string) => ({ host: HOST, 'accept-language': 'en' })[name] ?? null;
      return gateway.quick({ method: 'GET', url, header }, IN_PROCESS);
    },
    takeTokenAway: () => {
      isGone = true;
    },
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

it('gives nothing of the earlier account out once another token is in place, however fresh it is', async () => {
  const { me, status, quick, signInAs } = open({ isMarked: true });
  expect(await me()).toMatchObject({ xuid: '1' });
  expect(quick(), 'it is kept').toMatchObject({ status: 200 });
  signInAs('2');
  expect(quick(), 'the quick way gives way').toBeUndefined();
  expect(await status()).toMatchObject({ viewer: { xuid: '2' } });
  expect(await me()).toMatchObject({ xuid: '2' });
  signInAs('3');
  expect(await me()).toMatchObject({ xuid: '3' });
  expect(quick()).toMatchObject({ status: 200 });
});

it('gives nothing out once the token is gone', async () => {
  const { me, status, quick, takeTokenAway } = open({ isMarked: true });
  expect(await me()).toMatchObject({ xuid: '1' });
  takeTokenAway();
  expect(quick()).toBeUndefined();
  expect(await me()).toMatchObject({ source: 'Gateway', description: 'There is no token.' });
  expect(await status()).toMatchObject({ viewer: null });
});
