import { expect, it } from 'vitest';
import type { GatewayStatus } from '#contract/gateway-status.ts';
import { json, openFrontDoor, type FrontDoor } from '#testing/front-door.ts';
import { IN_PROCESS } from './caller.ts';
import { SignInFault } from './sign-in-fault.ts';
import type { SignInState } from './sign-in.ts';

const PEOPLE = '/xbl/userpresence/users/me/groups/People';
const CODE = {
  userCode: 'ABCD-EFGH',
  verificationUri: 'https://www.microsoft.com/link',
  expiresAt: Date.parse('2026-11-20T21:15:00Z'),
};

const statusOf = async (door: FrontDoor): Promise<GatewayStatus> =>
  (await (await door.ask('/api/status')).json()) as GatewayStatus;

function open(state: SignInState, caller = IN_PROCESS) {
  let now = state;
  const door = openFrontDoor(() => json({ xuid: '42', state: 'Online' }), {
    viewer: null,
    signIn: { state: () => now },
    caller,
  });
  return {
    door,
    set: (next: SignInState) => {
      now = next;
    },
  };
}

const WAITING: SignInState = { signedIn: false, code: CODE, fault: undefined };

it('says what is waited for, asks the upstream nothing, and goes on', async () => {
  const { door, set } = open(WAITING);
  expect(await statusOf(door)).toMatchObject({
    viewer: null,
    signedIn: false,
    state: 'signed-out',
    signIn: { ...CODE, expiresAt: '2026-11-20T21:15:00.000Z' },
  });
  const refused = await door.ask(PEOPLE);
  expect(refused.status).toBe(401);
  expect(await refused.json()).toMatchObject({ description: 'Nobody has signed in yet.' });
  expect((await door.ask('/api/health')).status).toBe(503);
  expect(door.calls).toHaveLength(0);
  set({ signedIn: true, code: null, fault: undefined });
  expect(await statusOf(door)).toMatchObject({
    viewer: { xuid: '42' },
    signedIn: true,
    state: 'ok',
    signIn: null,
  });
  expect((await door.ask(PEOPLE)).status).toBe(200);
});

it('shows the code to this computer alone: who has it could sign in another account', async () => {
  for (const caller of [
    { address: '203.0.113.7', local: false, secure: true, proxied: true },
    { ...IN_PROCESS, local: false, secure: true, proxied: true },
  ]) {
    const status = await statusOf(open(WAITING, caller).door);
    expect(status).toMatchObject({ signedIn: false, state: 'signed-out', signIn: null });
    expect(JSON.stringify(status)).not.toContain(CODE.userCode);
  }
});

it('says why the last try failed, in a sentence and in a word', async () => {
  const { door } = open({ ...WAITING, fault: new SignInFault('no-profile') });
  expect(await statusOf(door)).toMatchObject({
    signInFault: 'no-profile',
    signIn: { userCode: 'ABCD-EFGH' },
  });
  expect(await (await door.ask(PEOPLE)).json()).toMatchObject({
    description: expect.stringContaining('xbox.com') as string,
  });
});
