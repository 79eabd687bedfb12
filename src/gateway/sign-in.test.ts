import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reroute } from '#testing/reroute.ts';
import {
  CLIENT_ID,
  PATHS,
  SECRETS,
  startSignInHosts,
  USER_CODE,
  type SignInHosts,
} from '#testing/sign-in-hosts.ts';
import { Refusal } from './answer.ts';
import { SignInFault } from './sign-in-fault.ts';
import { createSignIn, type KeptSignIn, type SignIn, type SignInNews } from './sign-in.ts';
import { xboxNetwork } from './xbox-sign-in.ts';

const HOUR = 60 * 60_000;
const READ = { use: 'read', renew: false } as const;

/** Waits for what comes over a socket, on a busy machine too. */
// oxlint-disable-next-line vitest/require-awaited-expect-poll -- whoever calls it awaits it.
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000, interval: 5 });

let now = Date.parse('2026-11-20T21:00:00Z');
let hosts: SignInHosts;
let direct: () => void;
const running: SignIn[] = [];

beforeEach(async () => {
  hosts = await startSignInHosts(() => now);
  direct = reroute(hosts.url);
});
afterEach(async () => {
  for (const one of running.splice(0)) one.stop();
  direct();
  await hosts.close();
});

/** A sign-in through the libraries over loopback, and what it told. */
function begin(
  options: { kept?: KeptSignIn; clientId?: string; cannotKeep?: boolean; cannotLoad?: boolean } = {},
) {
  let kept = options.kept;
  const news: SignInNews[] = [];
  const waiting: { matches: (news: SignInNews) => boolean; resolve: () => void }[] = [];
  const pauses: number[] = [];
  let goOn: (() => void) | undefined;
  const signIn = createSignIn({
    network: xboxNetwork(options.clientId ?? CLIENT_ID, () => now),
    keeper: {
      load: () =>
        options.cannotLoad ? Promise.reject(new SignInFault('unsafe-file')) : Promise.resolve(kept),
      save: (next) => {
        if (options.cannotKeep) return Promise.reject(new Error('EROFS'));
        kept = next;
        return Promise.resolve();
      },
      erase: () => {
        kept = undefined;
        return Promise.resolve();
      },
    },
    clock: () => now,
    tell: (one) => {
      news.push(one);
      for (const { matches, resolve } of waiting) if (matches(one)) resolve();
    },
    pause: (ms, signal) => {
      pauses.push(ms);
      return new Promise((resolve, reject) => {
        goOn = resolve;
        signal.addEventListener('abort', () => reject(new Error('aborted')));
      });
    },
  });
  running.push(signIn);
  return {
    signIn,
    news,
    pauses,
    goOn: () => goOn?.(),
    kept: () => kept,
    eraseElsewhere: () => {
      kept = undefined;
    },
    /** Resolves when a kind of news was told so many times. */
    told: (kind: SignInNews['kind'], times = 1) =>
      new Promise<void>((resolve) => {
        const count = () => news.filter((one) => one.kind === kind).length;
        const matches = () => count() >= times;
        if (matches()) resolve();
        else waiting.push({ matches, resolve });
      }),
  };
}

const token = (n: number): string => `XBL3.0 x=hash-1;${SECRETS.xstsToken}-${n}`;

describe('without a kept sign-in', () => {
  it('tells a code, waits, and has a token once it was entered', async () => {
    const { signIn, told, news, kept } = begin();
    signIn.start();
    await told('code');
    expect(news).toEqual([
      {
        kind: 'code',
        code: {
          userCode: USER_CODE,
          verificationUri: 'https://www.microsoft.com/link',
          expiresAt: now + 900_000,
        },
      },
    ]);
    expect(signIn.state()).toMatchObject({ signedIn: false, code: { userCode: USER_CODE } });
    await expect(signIn.authorize(READ)).rejects.toMatchObject({ status: 401 });
    hosts.approve();
    await told('signed-in');
    expect(signIn.state()).toEqual({ signedIn: true, code: null, fault: undefined });
    expect(await signIn.authorize(READ)).toBe(token(1));
    expect(kept()).toEqual({
      grant: { refreshToken: SECRETS.refreshToken },
      token: { authorization: token(1), expiresAt: now + 16 * HOUR },
    });
  });

  it('asks each host in its own words: RFC 8628, then user token and XSTS', async () => {
    const { signIn, told } = begin();
    signIn.start();
    await told('code');
    hosts.approve();
    await told('signed-in');
    const [code, ...rest] = hosts.asked;
    expect(Object.fromEntries(new URLSearchParams(code?.body))).toEqual({
      client_id: CLIENT_ID,
      scope: 'XboxLive.signin offline_access',
    });
    const [granting, user, xsts] = rest.slice(-3);
    expect(Object.fromEntries(new URLSearchParams(granting?.body))).toEqual({
      client_id: CLIENT_ID,
      device_code: SECRETS.deviceCode,
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    });
    expect(user).toMatchObject({ host: 'user.auth.xboxlive.com', path: PATHS.user });
    expect(user?.headers['x-xbl-contract-version']).toBe('1');
    expect(xsts).toMatchObject({ host: 'xsts.auth.xboxlive.com', path: PATHS.xsts });
    expect(xsts?.headers['x-xbl-contract-version']).toBe('1');
  });

  it('takes the next code when one ran out', async () => {
    const { signIn, told, goOn, pauses } = begin();
    signIn.start();
    await told('code');
    hosts.expireCode();
    await eventually(() => pauses).toEqual([5000]);
    goOn();
    await told('code', 2);
    hosts.approve();
    await told('signed-in');
    expect(signIn.state().signedIn).toBe(true);
  });

  it('says that it was declined, and offers another code', async () => {
    const { signIn, told, news, goOn } = begin();
    signIn.start();
    await told('code');
    hosts.decline();
    await told('fault');
    expect(news.at(-1)).toMatchObject({ kind: 'fault', fault: { kind: 'declined' } });
    goOn();
    await told('code', 2);
    // The last refusal is still told beside the new code.
    expect(signIn.state().fault?.message).toContain('declined');
  });

  it.each([
    [2148916227, 'banned'],
    [2148916229, 'parental'],
    [2148916233, 'no-profile'],
    [2148916234, 'terms'],
    [2148916235, 'region'],
    [2148916236, 'age'],
    [2148916237, 'play-time'],
    [2148916238, 'child'],
    [1, 'refused'],
  ])('turns XErr %i into a sentence: %s', async (XErr, kind) => {
    const body = {
      Identity: '0',
      XErr,
      Message: 'MUST-NOT-BE-QUOTED',
      Redirect: 'https://start.ui.xboxlive.com/',
    };
    hosts.answer(PATHS.xsts, { status: 401, body });
    const { signIn, told, kept } = begin();
    signIn.start();
    await told('code');
    hosts.approve();
    await told('fault');
    const { fault, signedIn } = signIn.state();
    expect({ kind: fault?.kind, signedIn }).toEqual({ kind, signedIn: false });
    expect(fault?.message).toMatch(/^[A-Z].+\.$/);
    expect(fault?.message).not.toContain('MUST-NOT');
    expect(kept()).toBeUndefined();
  });

  it('says that the client id is unknown', async () => {
    const { signIn, told } = begin({ clientId: 'somebody-elses' });
    signIn.start();
    await told('fault');
    expect(signIn.state().fault?.message).toContain('XBOX_CLIENT_ID');
  });

  it('waits longer and longer for hosts that cannot be reached, and tells it once', async () => {
    hosts.answer(PATHS.code, { status: 502, body: '<html>' });
    const { signIn, told, goOn, pauses, news } = begin();
    signIn.start();
    await told('fault');
    for (const wait of [5000, 10_000]) {
      await eventually(() => pauses.at(-1)).toBe(wait);
      goOn();
    }
    await eventually(() => pauses.at(-1)).toBe(20_000);
    expect(news.filter(({ kind }) => kind === 'fault')).toHaveLength(1);
    hosts.answer(PATHS.code, undefined);
    goOn();
    await told('code');
  });

  it('shows no code with an address that is none of the web’s', async () => {
    hosts.answer(PATHS.code, {
      status: 200,
      body: {
        device_code: 'x',
        user_code: USER_CODE,
        verification_uri: 'javascript:alert(1)',
        expires_in: 900,
        interval: 1,
      },
    });
    const { signIn, told, news } = begin();
    signIn.start();
    await told('fault');
    expect(news.map(({ kind }) => kind)).toEqual(['fault']);
  });

  it.each([PATHS.code, PATHS.token, PATHS.user, PATHS.xsts])('follows no redirect of %s', async (path) => {
    const elsewhere = await startSignInHosts();
    hosts.answer(path, { status: 307, body: '', headers: { location: `${elsewhere.url}${path}` } });
    const { signIn, told } = begin();
    signIn.start();
    if (path !== PATHS.code) {
      await told('code');
      hosts.approve();
    }
    await told('fault');
    expect(elsewhere.asked).toEqual([]);
    await elsewhere.close();
  });

  it('goes on with a token that cannot be kept, and says so', async () => {
    const { signIn, told } = begin({ cannotKeep: true });
    signIn.start();
    await told('code');
    hosts.approve();
    await told('not-kept');
    await told('signed-in');
    expect(await signIn.authorize(READ)).toBe(token(1));
  });
});

it('says that what is kept is open to others, and asks for a code', async () => {
  const { signIn, told, news } = begin({ cannotLoad: true });
  await signIn.takeUp();
  signIn.start();
  await told('code');
  expect(news[0]).toMatchObject({ kind: 'fault', fault: { kind: 'unsafe-file' } });
});

describe('with a kept sign-in', () => {
  const grant = { refreshToken: SECRETS.refreshToken };
  const keptFor = (ms: number): KeptSignIn => ({
    grant,
    token: { authorization: 'XBL3.0 x=hash-1;kept', expiresAt: now + ms },
  });
  const taken = async (signIn: SignIn) => {
    await signIn.takeUp();
    signIn.start();
    expect(signIn.state().signedIn).toBe(true);
  };

  it('asks nobody while its token serves', async () => {
    const { signIn } = begin({ kept: keptFor(HOUR) });
    await taken(signIn);
    expect(await signIn.authorize(READ)).toBe('XBL3.0 x=hash-1;kept');
    expect(hosts.asked).toEqual([]);
  });

  it('renews the token before it ends, and goes on with the old one meanwhile', async () => {
    const { signIn, kept } = begin({ kept: keptFor(10 * 60_000) });
    await taken(signIn);
    expect(await signIn.authorize(READ)).toBe('XBL3.0 x=hash-1;kept');
    await eventually(() => kept()?.token.authorization).toBe(token(1));
    expect(await signIn.authorize(READ)).toBe(token(1));
  });

  it('renews an ended token first, once for all who ask', async () => {
    const { signIn } = begin({ kept: keptFor(-HOUR) });
    await taken(signIn);
    const all = await Promise.all([1, 2, 3].map(() => signIn.authorize(READ)));
    expect(all).toEqual([token(1), token(1), token(1)]);
    expect(hosts.asked.map(({ path }) => path)).toEqual([PATHS.token, PATHS.user, PATHS.xsts]);
  });

  it('renews a refused token, but not again and again', async () => {
    const { signIn } = begin({ kept: keptFor(HOUR) });
    await taken(signIn);
    expect(await signIn.authorize({ use: 'read', renew: true })).toBe(token(1));
    expect(await signIn.authorize({ use: 'read', renew: true })).toBe(token(1));
    now += 61_000;
    expect(await signIn.authorize({ use: 'read', renew: true })).toBe(token(2));
  });

  it('asks for a code when the grant has ended, and erases what was kept', async () => {
    hosts.answer(PATHS.token, { status: 400, body: { error: 'invalid_grant' } });
    const { signIn, told, kept } = begin({ kept: keptFor(-HOUR) });
    await taken(signIn);
    await expect(signIn.authorize(READ)).rejects.toMatchObject({ status: 401 });
    expect(kept()).toBeUndefined();
    await told('code');
    hosts.answer(PATHS.token, undefined);
    hosts.approve();
    await told('signed-in');
    expect(await signIn.authorize(READ)).toBe(token(1));
  });

  it('keeps the sign-in while the hosts are away, and says 502', async () => {
    hosts.answer(PATHS.token, { status: 503, body: '' });
    const { signIn, kept } = begin({ kept: keptFor(-HOUR) });
    await taken(signIn);
    const refusal = await signIn.authorize(READ).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ status: 502 });
    expect(kept()).toBeDefined();
    hosts.answer(PATHS.token, undefined);
    now += 61_000;
    expect(await signIn.authorize(READ)).toBe(token(1));
  });

  it('notices that somebody signed out beside it', async () => {
    const { signIn, eraseElsewhere, told } = begin({ kept: keptFor(HOUR) });
    await taken(signIn);
    eraseElsewhere();
    await expect(signIn.authorize(READ)).rejects.toMatchObject({ status: 401 });
    await told('code');
    expect(signIn.state().signedIn).toBe(false);
  });
});
