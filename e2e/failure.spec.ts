import type { Page } from 'playwright/test';
import type { Stack } from '#testing/stack.ts';
import type { Fault, RecordedRequest } from '#testing/upstream-faults.ts';
import { people, personNamed, stopAt } from './elements.ts';
import { expect, test } from './fixtures.ts';
import { playing, worldOf, xuidOf } from './world.ts';

const WORLD = worldOf({ Ada: { devices: [{ type: 'Scarlett', titles: [playing('Contoso 5')] }] } });
const ADA = xuidOf(0);

/**
 * Milliseconds of real time that the gateway gives a service that hangs: no more than a test has, and enough for the
 * answers before the fault on a machine that is busy.
 */
const TIMEOUT = 3000;

/** The gateway waits less only where it is to wait in vain; that takes real time. */
function patienceFor(fault: Fault): { timeoutMs?: number } {
  test.slow(fault === 'hang');
  return fault === 'hang' ? { timeoutMs: TIMEOUT } : {};
}

function banner(page: Page) {
  return page.getByRole('status').filter({ hasText: 'Showing' });
}

function asksNames({ path }: RecordedRequest): boolean {
  return path.includes('/profile/');
}

/** How often the service was asked for names. */
function nameQuestions({ upstream }: Stack): number {
  return upstream.requests.filter(asksNames).length;
}

/** Where a browser is while answers are arranged: at a file that asks nothing. */
const ELSEWHERE = '/icon.svg';

const FAULTS: readonly { readonly name: string; readonly fault: Fault }[] = [
  { name: 'answers 500', fault: { status: 500 } },
  { name: 'answers 503', fault: { status: 503 } },
  { name: 'never answers', fault: 'hang' },
  { name: 'breaks the connection', fault: 'reset' },
  { name: 'is a login page', fault: 'html' },
];

for (const { name, fault } of FAULTS) {
  test(`while the service ${name}, the last picture stays and says its age; then it recovers by itself`, async ({
    page,
    visit,
  }) => {
    const { stack, guard, pass } = await visit({ world: WORLD, ...patienceFor(fault) });
    const ada = personNamed(page, 'Ada');
    await expect(ada).toContainText('In Contoso 5');
    await expect(page.getByText(/^Live · \d+ s ago$/)).toBeVisible();

    guard.allowFailedRequests();
    stack.upstream.fail(fault);
    await stack.presence.restate(ADA, [{ type: 'Win32', titles: [playing('Blockwright')] }]);
    await pass(16);
    await expect(banner(page), 'one failure is worth no words').toHaveCount(0);
    await pass(15);
    await expect(banner(page)).toContainText('The presence service is not answering. Showing 21:00');
    await expect(banner(page)).toContainText(/Retrying in \d+ s\./);
    await expect(ada).toContainText('In Contoso 5');
    await pass(30);
    await expect(page.getByText('Updated 1 min ago')).toBeVisible();
    await expect(banner(page)).toContainText('Showing 21:00 (1 min ago)');
    await expect(people(page)).toHaveCount(1);

    await page.evaluate(() => Object.assign(window, { isTheSameDocument: true }));
    stack.upstream.recover();
    await pass(15);
    await expect(ada).toContainText('In Blockwright');
    await expect(banner(page)).toHaveCount(0);
    await expect(page.getByText(/^Live · \d+ s ago$/)).toBeVisible();
    expect(await page.evaluate(() => 'isTheSameDocument' in window)).toBe(true);
  });
}

test('“Retry now” asks at once', async ({ page, visit }) => {
  const { stack, guard, pass } = await visit({ world: WORLD });
  await expect(people(page)).toHaveCount(1);
  guard.allowFailedRequests();
  stack.upstream.fail({ status: 500 });
  await pass(31);
  stack.upstream.recover();
  // A question that has failed twice is left alone for a second, whoever asks it.
  stack.clock.wind(1000);
  await banner(page).getByRole('button', { name: 'Retry now' }).click();
  await expect(banner(page)).toHaveCount(0);
});

test('when the service asks for 38 seconds, it gets them, and the page counts down', async ({
  page,
  visit,
}) => {
  const { stack, guard, pass } = await visit({ world: WORLD });
  await expect(people(page)).toHaveCount(1);
  guard.allowFailedRequests();
  stack.upstream.fail({ status: 429, retryAfter: 38 });
  await pass(15);
  await expect(banner(page)).toContainText('The service asked us to wait.');
  await expect(banner(page)).toContainText(/Asking again in 3\d s\./);
  await expect(banner(page).getByRole('button'), 'no button that could only lie').toHaveCount(0);
  const refused = stack.upstream.requests.at(-1);
  expect(refused?.path).toContain('/groups/');

  stack.upstream.recover();
  await pass(10);
  await expect(banner(page)).toContainText(/Asking again in 2\d s\./);
  // What else could ask in the meantime: another browser at the same gateway, a reload.
  await page.request.get(`${stack.url}/xbl/userpresence/users/me/groups/People?level=all`);
  await pass(45);
  await expect(banner(page)).toHaveCount(0);
  const next = stack.upstream.requests.find(({ time }) => time > (refused?.time ?? 0));
  expect((next?.time ?? 0) - (refused?.time ?? 0)).toBeGreaterThanOrEqual(38_000);
});

test('a sign-in that has ended is the gateway’s affair: the page asks for no token', async ({
  page,
  visit,
}) => {
  const { stack, guard, pass } = await visit({ world: WORLD });
  await expect(people(page)).toHaveCount(1);
  guard.allowFailedRequests();
  stack.upstream.fail({ status: 401 });
  await pass(15);
  await expect(banner(page)).toContainText(
    'The gateway’s sign-in has expired. Ask whoever runs it to sign in again.',
  );
  await expect(page.getByRole('textbox')).toHaveCount(1);
  await expect(page.getByRole('search').getByRole('textbox')).toBeVisible();
  await expect(page.locator('input[type=password]')).toHaveCount(0);
  await expect(people(page)).toHaveCount(1);
  stack.upstream.recover();
  await pass(31);
  await expect(banner(page)).toHaveCount(0);
});

for (const { name, fault } of FAULTS) {
  test(`a first load while the service ${name} says so, and recovers by itself`, async ({ page, visit }) => {
    const { stack, guard, goto, pass } = await visit({ world: WORLD, ...patienceFor(fault) });
    await expect(people(page)).toHaveCount(1);
    // Were another question on its way, it would be the first to fail, and the gateway would have this one wait.
    await guard.idle();
    guard.allowFailedRequests();
    stack.upstream.fail(fault);
    // A question to which the gateway has no earlier answer.
    await goto('/?level=device');
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('No answer yet');
    await expect(alert).toContainText('The presence service is not answering.');
    await expect(alert.getByRole('button', { name: 'Retry now' })).toBeVisible();
    stack.upstream.recover();
    await pass(16);
    await expect(people(page)).toHaveCount(1);
    await expect(alert).toHaveCount(0);
  });
}

for (const { name, fault } of FAULTS) {
  test(`a reload while the service ${name} brings the last picture back, with its age`, async ({
    page,
    visit,
  }) => {
    const { stack, guard, goto, pass } = await visit({ world: WORLD, ...patienceFor(fault) });
    await expect(people(page)).toHaveCount(1);
    guard.allowFailedRequests();
    stack.upstream.fail(fault);
    await pass(40);
    await goto('/');
    await expect(people(page)).toHaveCount(1);
    await expect(page.getByText(/^Updated [45]\d s ago$/)).toBeVisible();
    await pass(31);
    await expect(banner(page)).toContainText('The presence service is not answering. Showing 21:00');
    stack.upstream.recover();
    await pass(31);
    await expect(banner(page)).toHaveCount(0);
    await expect(page.getByText(/^Live · \d+ s ago$/)).toBeVisible();
  });
}

test('a first answer that takes long is waited for in words, not only in grey boxes', async ({
  page,
  visit,
}) => {
  const { stack, goto } = await visit({ world: WORLD });
  await expect(people(page)).toHaveCount(1);
  stack.upstream.fail('hang');
  await goto('/?level=device');
  await page.clock.runFor(2000);
  await expect(page.getByRole('status').filter({ hasText: 'Still contacting presence…' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Retry now' })).toBeVisible();
});

test('when the gateway is gone the page says that it is the local service', async ({ page, visit }) => {
  const { stack, guard, pass } = await visit({ world: WORLD });
  await expect(people(page)).toHaveCount(1);
  guard.allowFailedRequests();
  await stack.close();
  await pass(31);
  await expect(banner(page)).toContainText(
    'Can’t reach the local service. Is Friends Presence still running?',
  );
  await expect(people(page)).toHaveCount(1);
});

test('an answer that is no list is a failure: nobody’s friends vanish because of it', async ({
  page,
  visit,
}) => {
  const { stack, guard, pass } = await visit({ world: WORLD });
  await expect(people(page)).toHaveCount(1);
  guard.allowFailedRequests();
  stack.upstream.answer(({ path }) => (path.includes('/groups/') ? { message: 'hello' } : undefined));
  await pass(31);
  await expect(banner(page)).toContainText('The presence service is not answering.');
  await expect(people(page)).toHaveCount(1);
});

test('names that take long hold up nobody’s presence', async ({ page, visit }) => {
  // Many more questions for names than a browser has connections.
  const others = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`Friend ${index}`, {}]));
  const world = worldOf({
    Ada: { devices: [{ type: 'Scarlett', titles: [playing('Contoso 5')] }] },
    ...others,
  });
  const { stack, goto } = await visit({ world, interval: 5, timeoutMs: 60_000, mayFail: true }, ELSEWHERE);
  let answerNames = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    answerNames = resolve;
  });
  stack.upstream.answer((request) => (asksNames(request) ? held : undefined));
  await goto('/');
  const ada = stopAt(page, ADA);
  await expect(ada).toContainText('In Contoso 5');
  await expect.poll(() => nameQuestions(stack)).toBeGreaterThan(0);

  await stack.presence.restate(ADA, [{ type: 'Win32', titles: [playing('Blockwright')] }]);
  stack.clock.wind(6000);
  await page.clock.runFor(6000);
  await expect(ada).toContainText('In Blockwright');
  expect(nameQuestions(stack), 'most wait for their turn').toBeLessThan(5);

  answerNames();
  await expect(personNamed(page, 'Ada')).toBeVisible();
  await expect.poll(() => nameQuestions(stack), 'nobody is left out').toBe(11);
});

test('names that were refused are asked for again, once the service has had its wait', async ({
  page,
  visit,
}) => {
  const { stack, goto, pass } = await visit({ world: WORLD, mayFail: true }, ELSEWHERE);
  let refused = 0;
  await page.route('**/xbl/profile/**', async (route) => {
    refused += 1;
    await route.fulfill({ status: 429, headers: { 'retry-after': '60' } });
  });
  await goto('/');
  const ada = stopAt(page, ADA);
  await expect(ada).toContainText('In Contoso 5');
  await expect(ada).toContainText(ADA);
  await pass(30);
  expect(refused).toBe(1);
  await page.unrouteAll();
  expect(nameQuestions(stack)).toBe(0);
  await pass(60);
  await expect(personNamed(page, 'Ada')).toContainText('In Contoso 5');
  expect(nameQuestions(stack)).toBe(1);
  await pass(90);
  expect(nameQuestions(stack), 'what is known is not asked again').toBe(1);
});
