import { expect, it } from 'vitest';
import { Refusal } from './answer.ts';
import { createGateway } from './api.ts';
import { IN_PROCESS } from './caller.ts';
import type { Handler } from './upstream-exchange.ts';
import { OWN_PAGE } from '#testing/front-door.ts';
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
  let held: { readonly reached: () => void; readonly released: Promise<void> } | undefined;
  let now = 1_000_000;
  const presence: Handler = async (request) => {
    if (isDown) return new Response('', { status: 503 });
    const who = /x=(\d+);/.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
    const gate = held;
    held = undefined;
    gate?.reached();
    await gate?.released;
    return Response.json(request.url.includes('/groups/') ? [] : { xuid: who, state: 'Offline' });
  };
  const gateway = createGateway(
    gatewayOptions(presence, [HOST], {
      authorization: () =>
        isGone
          ? Promise.reject(new Refusal(401, 'There is no token.'))
          : Promise.resolve(`XBL3.0 x=${account};token`),
      ...(isMarked ? { tokenMark: () => `${account} ${isGone}` } : {}),
      viewer: null,
      canWrite: true,
      clock: () => now,
    }),
  );
  const get = (path: string) =>
    gateway(new Request(`http://${HOST}${path}`, { headers: { host: HOST, 'accept-language': 'en' } }));
  return {
    friends: async () => (await get('/xbl/userpresence/users/me/groups/People?level=all')).json(),
    me: async () => (await get('/xbl/userpresence/users/me?level=all')).json(),
    status: async () => (await get('/api/status')).json(),
    appearOffline: async (xuid: string) => {
      const init = {
        method: 'PUT',
        headers: { ...OWN_PAGE, host: HOST, 'content-type': 'application/json' },
        body: JSON.stringify({ state: 'Cloaked' }),
      };
      return gateway(new Request(`http://${HOST}/xbl/userpresence/users/xuid(${xuid})/state`, init));
    },
    quick: () => {
      const url = `http://${HOST}/xbl/userpresence/users/me?level=all`;
      const header = (name: string) => ({ host: HOST, 'accept-language': 'en' })[name] ?? null;
      return gateway.quick({ method: 'GET', url, header }, IN_PROCESS);
    },
    health: async () => {
      const answer = await get('/api/health');
      return [answer.status, ((await answer.json()) as { description?: string }).description];
    },
    figures: gateway.figures,
    takeTokenAway: () => {
      isGone = true;
    },
    putTokenBack: () => {
      isGone = false;
    },
    signInAs: (other: string) => {
      account = other;
    },
    breakDown: () => {
      isDown = true;
    },
    mend: () => {
      isDown = false;
    },
    /** Holds the answer to the next question that goes out. */
    holdNext: () => {
      let [reached, release] = [() => {}, () => {}];
      const isAsked = new Promise<void>((resolve) => (reached = resolve));
      held = { reached, released: new Promise<void>((resolve) => (release = resolve)) };
      return { isAsked, release };
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

it.each([
  ['the page’s own question', ({ me }: ReturnType<typeof open>) => me()],
  ['the gateway’s own question', ({ status }: ReturnType<typeof open>) => status()],
])(
  'takes nobody for the viewer from an answer that was on its way to another account: %s',
  async (_, ask) => {
    const door = open({ isMarked: true });
    const { isAsked, release } = door.holdNext();
    const late = ask(door);
    await isAsked;
    door.signInAs('2');
    expect(await door.friends(), 'the change is noticed').toEqual([]);
    release();
    await late;
    expect(await door.status()).toMatchObject({ viewer: { xuid: '2' } });
  },
);

it('learns who the viewer is though the question itself shows that it is another account', async () => {
  const { status, signInAs, breakDown, mend, pass } = open();
  breakDown();
  expect(await status()).toMatchObject({ viewer: null });
  signInAs('2');
  mend();
  pass(61);
  expect(await status()).toMatchObject({ viewer: { xuid: '2' } });
});

it('knows nothing of the visibility of the next account, though that of the last was written here', async () => {
  const { appearOffline, status, signInAs } = open({ isMarked: true });
  expect((await appearOffline('1')).status).toBe(200);
  expect(await status()).toMatchObject({ viewer: { xuid: '1' }, cloaked: true });
  signInAs('2');
  expect(await status()).toMatchObject({ viewer: { xuid: '2' }, cloaked: null });
});

it('takes no visibility for the next account’s that was still being written for the last', async () => {
  const { appearOffline, status, holdNext, signInAs } = open({ isMarked: true });
  await status();
  const { isAsked, release } = holdNext();
  const late = appearOffline('1');
  await isAsked;
  signInAs('2');
  await status();
  release();
  expect((await late).status).toBe(200);
  expect(await status()).toMatchObject({ viewer: { xuid: '2' }, cloaked: null });
});
it.each([true, false])(
  'is signed out and not well while there is no token: seen by itself %s',
  async (isMarked) => {
    const { me, status, health, figures, takeTokenAway, putTokenBack, pass } = open({ isMarked });
    expect(await me()).toMatchObject({ xuid: '1' });
    takeTokenAway();
    pass(16);
    // Nobody else knows that it is gone before it is wanted.
    if (!isMarked) await me();
    expect(await health()).toEqual([503, 'There is no token.']);
    expect(await status()).toMatchObject({ signedIn: false, state: 'signed-out' });
    expect(figures.signedIn()).toBe(false);
    putTokenBack();
    pass(16);
    expect(await me(), 'the first question').toMatchObject({ xuid: '1' });
    expect(await health()).toEqual([200, undefined]);
    expect(await status()).toMatchObject({ signedIn: true, state: 'ok', viewer: { xuid: '1' } });
    expect(figures.signedIn()).toBe(true);
  },
);
