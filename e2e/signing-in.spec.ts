import type { SignInState } from '#gateway/sign-in.ts';
import { SignInFault } from '#gateway/sign-in-fault.ts';
import { expectAccessible } from './accessible.ts';
import { personNamed } from './elements.ts';
import { EVENING, expect, test } from './fixtures.ts';
import { worldOf } from './world.ts';

const WORLD = worldOf({ Ada: {} });
const SIGNED_IN: SignInState = { signedIn: true, code: null, fault: undefined };
const WAITING: SignInState = {
  signedIn: false,
  code: {
    userCode: 'ABCD-EFGH',
    verificationUri: 'https://www.microsoft.com/link',
    expiresAt: EVENING + 15 * 60_000,
  },
  fault: undefined,
};

/** A sign-in that goes on when a test says so. */
function lever(state: SignInState) {
  let now = state;
  return {
    signIn: { state: () => now },
    set: (next: SignInState) => {
      now = next;
    },
  };
}

test.use({ timezoneId: 'UTC' });

test('the page says which code to enter where and until when, and goes on by itself', async ({
  page,
  visit,
}) => {
  const { signIn, set } = lever(WAITING);
  const { guard, pass } = await visit({ world: WORLD, signIn, mayFail: true });
  const notice = page.getByRole('main').getByRole('alert');
  await expect(notice.getByRole('heading', { name: 'Sign in to the Xbox network' })).toBeVisible();
  await expect(notice.getByRole('definition').last()).toHaveText('ABCD-EFGH');
  await expect(notice).toContainText('The code is good until 21:15.');
  const link = notice.getByRole('link', { name: 'https://www.microsoft.com/link' });
  await expect(link).toHaveAttribute('href', 'https://www.microsoft.com/link');
  await expect(link).toHaveAttribute('rel', 'noreferrer');
  await expectAccessible(page);

  set(SIGNED_IN);
  await pass(6);
  await guard.idle();
  await expect(personNamed(page, 'Ada')).toBeVisible();
  await expect(notice).toHaveCount(0);
});

test('how long the code is good is told by the clock that was chosen', async ({ page, visit }) => {
  const { signIn } = lever(WAITING);
  await visit({ world: WORLD, signIn, mayFail: true });
  const notice = page.getByRole('main').getByRole('alert');
  await expect(notice).toContainText('The code is good until 21:15.');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('combobox', { name: 'Clock' }).selectOption({ label: '12-hour' });
  await expect(notice).toContainText(/The code is good until 9:15\spm\./);
});

test('a refusal of the network is said in words, beside the next code', async ({ page, visit }) => {
  const { signIn } = lever({ ...WAITING, fault: new SignInFault('no-profile') });
  await visit({ world: WORLD, signIn, mayFail: true });
  const notice = page.getByRole('main').getByRole('alert');
  await expect(notice).toContainText('The account has no Xbox profile.');
  await expect(notice).toContainText('ABCD-EFGH');
});

test('the last picture stays while somebody has to sign in again', async ({ page, visit }) => {
  const { signIn, set } = lever(SIGNED_IN);
  const { guard, pass } = await visit({ world: WORLD, signIn });
  await expect(personNamed(page, 'Ada')).toBeVisible();
  guard.allowFailedRequests();
  set(WAITING);
  await pass(16);
  const banner = page.getByRole('status').filter({ hasText: 'Showing 21:00' });
  await expect(banner.getByRole('alert')).toContainText('ABCD-EFGH');
  await expect(personNamed(page, 'Ada')).toBeVisible();
  set(SIGNED_IN);
  await pass(6);
  await expect(banner).toHaveCount(0);
});
