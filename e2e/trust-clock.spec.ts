import type { Page, Request } from 'playwright/test';
import type { Stack } from '#testing/stack.ts';
import { openDetails, people, personNamed } from './elements.ts';
import { EVENING, expect, test } from './fixtures.ts';
import { holdQuestions } from './held-questions.ts';
import { guardPage } from './page-guard.ts';
import { peopleQuestions } from './people-questions.ts';
import { playing, worldOf, xuidOf } from './world.ts';

const ADA = xuidOf(0);
const BO = xuidOf(1);
const STARTED = { ...playing('Contoso 5'), lastModified: '2026-11-20T20:26:00.0000000' };
const WORLD = worldOf({ Ada: { devices: [{ type: 'Scarlett', titles: [STARTED] }] }, Bo: {} });
const HOUR = 3_600_000;

function banner(page: Page) {
  return page.getByRole('status').filter({ hasText: 'Showing' });
}

function pill(page: Page) {
  return page.locator('[data-freshness]');
}

function asked(stack: Stack, since = 0): number {
  return peopleQuestions(stack).filter((time) => time >= since).length;
}

/** Requests for presence that the page has made from now on, whatever became of them. */
function watchRequests(page: Page): Request[] {
  const seen: Request[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.startsWith('/xbl/userpresence')) seen.push(request);
  });
  return seen;
}

test('without a network the page says so within two seconds, asks nothing, and goes on by itself with one question', async ({
  page,
  context,
  visit,
}) => {
  const { stack, guard, pass } = await visit({ world: WORLD });
  await expect(people(page)).toHaveCount(2);
  guard.allowFailedRequests();
  await context.setOffline(true);
  await expect(banner(page)).toContainText('You are offline.', { timeout: 2000 });
  await expect(banner(page)).toContainText('Showing 21:00');
  await expect(pill(page)).toHaveText(/^Updated \d+ s ago$/);

  const requests = watchRequests(page);
  const cutOffAt = stack.clock.now();
  await pass(120);
  expect(requests).toHaveLength(0);
  await expect(personNamed(page, 'Ada')).toContainText('In Contoso 5');

  await stack.presence.restate(ADA, [{ type: 'Scarlett', titles: [playing('Blockwright')] }]);
  await context.setOffline(false);
  await expect(personNamed(page, 'Ada')).toContainText('In Blockwright');
  await expect(banner(page)).toHaveCount(0);
  expect(requests).toHaveLength(1);
  await pass(30);
  await expect.poll(() => asked(stack, cutOffAt + 1), 'polling goes on').toBe(3);
});

test('a browser that says offline while the gateway answers is not believed: it may be on this machine', async ({
  page,
  visit,
}) => {
  const { stack, pass } = await visit({ world: WORLD });
  await expect(people(page)).toHaveCount(2);
  const probed = page.waitForResponse((response) => response.url().endsWith('/api/health'));
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
    window.dispatchEvent(new Event('offline'));
  });
  await probed;
  const before = asked(stack);
  await pass(30);
  await expect.poll(() => asked(stack)).toBe(before + 2);
  await expect(page.getByText('You are offline.')).toHaveCount(0);
  await expect(pill(page)).toHaveText(/^Live · /);
});

test('after sleep the page says at once that its picture is old, and asks once', async ({ page, visit }) => {
  const { stack } = await visit({ world: WORLD });
  await expect(personNamed(page, 'Ada').locator('time')).toHaveText('34 min');
  await expect(pill(page)).toHaveText(/^Live · /);
  const letThrough = await holdQuestions(page, '**/xbl/userpresence/**');
  const requests = watchRequests(page);
  await stack.presence.restate(ADA, [{ type: 'Scarlett', titles: [playing('Blockwright')] }]);
  stack.clock.wind(8 * HOUR);
  await page.clock.setSystemTime(EVENING + 8 * HOUR);
  await page.clock.runFor(1000);
  await expect(pill(page)).toHaveText('As of 21:00');
  await expect(personNamed(page, 'Ada')).toContainText('as of 21:00');
  letThrough();
  await expect(personNamed(page, 'Ada')).toContainText('In Blockwright');
  await expect(pill(page)).toHaveText(/^Live · /);
  expect(requests).toHaveLength(1);
});

test('a clock that is set back makes no age negative and none huge', async ({ page, visit }) => {
  const { pass } = await visit({ world: WORLD });
  await expect(pill(page)).toHaveText(/^Live · \d s ago$/);
  await page.clock.setSystemTime(EVENING - HOUR);
  await page.clock.runFor(2000);
  await expect(pill(page)).toHaveText(/^Live · \d+ s ago$/);
  await pass(30);
  await expect(pill(page)).toHaveText(/^Live · \d+ s ago$/);
});

test('a wait is as long as the gateway says, though the clock of this computer is ten minutes slow', async ({
  page,
  visit,
}) => {
  const { stack, guard, pass } = await visit({ world: WORLD });
  await expect(people(page)).toHaveCount(2);
  await page.clock.setSystemTime(EVENING - 10 * 60_000);
  guard.allowFailedRequests();
  stack.upstream.fail({ status: 503, retryAfter: 120 });
  const told = page.waitForResponse(
    async (response) =>
      response.url().endsWith('/api/status') && (await response.text()).includes('"state":"waiting"'),
  );
  await pass(31);
  await told;
  await expect(banner(page)).toContainText(/Asking again in (?:9\d|10\d) s\./);
});

test('a picture older than five intervals claims nothing that holds only now', async ({ page, visit }) => {
  const { stack, guard, pass } = await visit({ world: WORLD });
  const ada = personNamed(page, 'Ada');
  await expect(ada.locator('time')).toHaveText('34 min');
  guard.allowFailedRequests();
  stack.upstream.fail({ status: 500 });
  await pass(60);
  await expect(ada.locator('time')).toHaveText('35 min');
  await pass(20);
  await expect(ada).toContainText('as of 21:00');
  await expect(ada.locator('time')).toHaveCount(0);
  stack.upstream.recover();
  await pass(16);
  await expect(ada.locator('time')).toHaveText('35 min');
});

test('a gateway that is gone is asked again after 2 to 30 seconds, more and more rarely, and found again', async ({
  page,
  visit,
}) => {
  const { guard, pass } = await visit({ world: WORLD });
  await expect(people(page)).toHaveCount(2);
  guard.allowFailedRequests();
  await page.route('**/{xbl,api}/**', (route) => route.abort());
  // From a failure to the next try, by the page's own clock: the test's goes by steps, in which a failure is heard late.
  await page.evaluate(() => {
    const tries: { at: number; failed: number }[] = [];
    Object.assign(window, { tries });
    const { fetch: send } = window;
    window.fetch = async (...args) => {
      const one = { at: performance.now(), failed: NaN };
      if (String(args[0]).includes('/groups/')) tries.push(one);
      try {
        return await send(...args);
      } catch (error) {
        one.failed = performance.now();
        throw error;
      }
    };
  });
  await pass(120);
  const tries = await page.evaluate(
    () => (window as unknown as { tries: { at: number; failed: number }[] }).tries,
  );
  const gaps = tries.slice(1).map(({ at }, index) => (at - (tries[index]?.failed ?? NaN)) / 1000);
  expect(gaps[0]).toBeLessThanOrEqual(5);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(31);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2);
  expect(gaps.at(-1)).toBeGreaterThanOrEqual(14);
  await expect(banner(page)).toContainText('Can’t reach the local service.');

  await page.unrouteAll();
  await pass(31);
  await expect(banner(page)).toHaveCount(0);
  await expect(pill(page)).toHaveText(/^Live · /);
});

test('while the service has asked for time there is no button that could only lie, not even after a reload', async ({
  page,
  visit,
}) => {
  const { stack, guard, pass, goto } = await visit({ world: WORLD });
  await expect(people(page)).toHaveCount(2);
  guard.allowFailedRequests();
  stack.upstream.fail({ status: 503, retryAfter: 120 });
  await pass(16);
  await expect(banner(page)).toContainText('The presence service is not answering.');
  await expect(banner(page)).toContainText(/Asking again in 1[12]\d s\./);
  await expect(banner(page).getByRole('button')).toHaveCount(0);
  await goto('/');
  await page.clock.runFor(1000);
  // The gateway's last good answer stands in, with its age; the next question hears how long there is to wait.
  await expect(page.getByText(/(?:1[5-9]|[2-4]\d) s ago$/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Retry now' })).toHaveCount(0);
  await pass(16);
  await expect(banner(page)).toContainText(/Asking again in \d+ s\./);
  await expect(banner(page).getByRole('button')).toHaveCount(0);
});

test('a lost sign-in is the one thing that is said at once and aloud; nothing can be pressed against it', async ({
  page,
  visit,
}) => {
  const { stack, guard, pass } = await visit({ world: WORLD });
  await expect(people(page)).toHaveCount(2);
  guard.allowFailedRequests();
  stack.upstream.fail({ status: 401 });
  await pass(16);
  await expect(page.getByRole('alert')).toHaveText(
    'The gateway’s sign-in has expired. Ask whoever runs it to sign in again.',
  );
  await expect(page.getByRole('button', { name: 'Retry now' })).toHaveCount(0);
});

test('an account that may not ask is told whom to ask', async ({ page, visit }) => {
  const { stack, guard, pass } = await visit({ world: WORLD });
  await expect(people(page)).toHaveCount(2);
  guard.allowFailedRequests();
  stack.upstream.fail({ status: 403 });
  await pass(16);
  await expect(banner(page)).toContainText(
    'does not allow this account to ask. Ask whoever runs the gateway',
  );
  await expect(people(page)).toHaveCount(2);
});

test('an answer that leaves people out says how many, and leads to them', async ({ page, visit }) => {
  const { stack, pass } = await visit(
    { world: { ...WORLD, groups: { 'Raid team': [ADA, BO] } } },
    '/r/raid-team/friends',
  );
  await expect(people(page)).toHaveCount(2);
  stack.upstream.answer(({ path }) =>
    path === '/users/batch' ? [{ xuid: ADA, state: 'Offline' }] : undefined,
  );
  await pass(15);
  const note = page.getByRole('status').filter({ hasText: '1 of 2 refreshed; 1 not returned.' });
  await expect(note).toBeVisible();
  await expect(note.getByRole('button'), 'his last record still stands').toHaveCount(0);
  await pass(15);
  await expect(personNamed(page, 'Bo')).toContainText('as of 21:00');
  await pass(15);
  await note.getByRole('button', { name: 'Show who was not' }).click();
  await expect(people(page)).toHaveCount(1);
  await expect(personNamed(page, 'Bo')).toContainText('No presence shared');
});

for (const [where, size] of [
  ['beside the list', { width: 1440, height: 900 }],
  ['over a narrow page', { width: 390, height: 844 }],
] as const) {
  test(`updates can be paused while details or one’s own presence are open ${where}`, async ({
    page,
    visit,
  }) => {
    await page.setViewportSize(size);
    const { stack, pass } = await visit({ world: WORLD });
    const narrow = size.width < 1024;
    const ada = await openDetails(page, 'Ada');
    const control = (name: string) =>
      (narrow ? page.getByRole('dialog') : page.getByRole('banner')).getByRole('button', { name });
    await control('Pause updates').click();
    await expect(pill(page)).toHaveText('Paused 21:00');
    const before = asked(stack);
    await pass(30);
    expect(asked(stack)).toBe(before);
    await expect(ada).toBeVisible();
    await control('Resume updates').click();
    await expect.poll(() => asked(stack)).toBe(before + 1);
    await page.getByRole('button', { name: 'Close details' }).click();

    if (narrow) {
      // Its counts change too, and it covers the page's own control.
      await page.getByRole('button', { name: 'Rosters and filters' }).click();
      await control('Pause updates').click();
      await expect(pill(page)).toHaveText(/^Paused /);
      await control('Resume updates').click();
      await expect(pill(page)).not.toHaveText(/^Paused /);
    }
    const side = narrow ? page.getByRole('dialog') : page.getByRole('complementary');
    await side.getByRole('button', { name: /^Me / }).click();
    await expect(page.getByRole('dialog', { name: 'Your own presence' })).toBeVisible();
    await control('Pause updates').click();
    await expect(pill(page)).toHaveText(/^Paused /);
    if (narrow) return;
    await page.getByRole('button', { name: 'Settings' }).click();
    await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  });
}

test('ten browsers ask the service as often as one', async ({ page, browser, visit }) => {
  test.slow();
  const roster = { groups: { 'Raid team': [ADA, BO] } };
  const { stack, guard } = await visit(
    { world: { ...WORLD, ...roster }, shares: true, interval: 30 },
    '/r/raid-team/friends',
  );
  await expect(people(page)).toHaveCount(2);
  const visitors = [{ page, guard }];
  for (let n = 1; n < 10; n += 1) {
    const context = await browser.newContext();
    const other = await context.newPage();
    const watch = guardPage(other, stack.url);
    await other.clock.install({ time: EVENING });
    await other.goto(`${stack.url}/r/raid-team/friends`);
    await expect(people(other)).toHaveCount(2);
    visitors.push({ page: other, guard: watch });
  }
  const heard = visitors.map(({ page: visitor }) => watchRequests(visitor));
  const since = stack.clock.now();
  await stack.presence.restate(ADA, [{ type: 'Scarlett', titles: [playing('Blockwright')] }]);
  for (let second = 0; second < 300; second += 5) {
    stack.clock.wind(5000);
    await Promise.all(visitors.map(({ page: visitor }) => visitor.clock.runFor(5000)));
    await Promise.all(visitors.map(({ guard: watch }) => watch.idle()));
  }
  const polls = heard.map(
    (requests) => requests.filter((request) => request.url().endsWith('/users/batch')).length,
  );
  expect(Math.min(...polls), 'each browser has polled').toBeGreaterThanOrEqual(10);
  const batches = stack.upstream.requests.filter(({ path, time }) => path === '/users/batch' && time > since);
  // Browsers' own time goes on while ten of them are at work, and they ask more often: the gateway does not.
  expect(batches.length, 'ten intervals, by the clock of the gateway').toBe(10);
  for (const { page: visitor, guard: watch } of visitors) {
    await expect(personNamed(visitor, 'Ada')).toContainText('In Blockwright');
    watch.check();
  }
  await Promise.all(visitors.slice(1).map(({ page: visitor }) => visitor.context().close()));
});

test('the settings tell how many requests have gone out, and warn before they run out', async ({
  page,
  visit,
}) => {
  const { stack, pass } = await visit({ world: WORLD });
  await expect(people(page)).toHaveCount(2);
  await pass(15);
  await page.getByRole('button', { name: 'Settings' }).click();
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await expect(settings).toContainText(/Requests \d of 100 in 5 min/);
  await expect(settings.getByRole('status')).toBeEmpty();
  for (let n = 1; n <= 90; n += 1) {
    await page.request.get(`${stack.url}/xbl/userpresence/users/xuid(${n})`);
  }
  await pass(15);
  await expect(settings.getByRole('status')).toContainText('Requests are running low: 9');
});

test('whoever comes back to the page causes one question, however many signs of it there are', async ({
  page,
  visit,
}) => {
  const { stack, pass } = await visit({ world: WORLD, shares: true });
  await expect(people(page)).toHaveCount(2);
  await pass(5);
  // What the gateway has known for five seconds it does not ask anew.
  const before = asked(stack);
  const requests = watchRequests(page);
  await page.evaluate(() => {
    for (let n = 0; n < 3; n += 1) document.dispatchEvent(new Event('visibilitychange'));
    window.dispatchEvent(new Event('online'));
    window.dispatchEvent(new Event('focus'));
  });
  await expect.poll(() => requests.length).toBe(1);
  await pass(2);
  expect(requests).toHaveLength(1);
  expect(asked(stack)).toBe(before);
});
