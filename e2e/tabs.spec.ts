import type { BrowserContext, Page } from 'playwright/test';
import type { Stack } from '#testing/stack.ts';
import { group, level, people, personNamed } from './elements.ts';
import { catchUp, expect, test, type Visit } from './fixtures.ts';
import { guardPage, type Guard } from './page-guard.ts';
import { peopleQuestions } from './people-questions.ts';
import { playing, worldOf, xuidOf } from './world.ts';

const ADA = xuidOf(0);
const WORLD = worldOf({
  Ada: { devices: [{ type: 'Scarlett', titles: [playing('Contoso 5')] }] },
  Bo: { devices: [{ type: 'Android' }] },
});

/** When the service was asked for the viewer's people after a time. */
function questionsAfter(stack: Stack, since: number): number[] {
  return peopleQuestions(stack).filter((time) => time > since);
}

/** Opens more tabs beside the first. */
async function openTabs(
  context: BrowserContext,
  { stack }: Visit,
  count: number,
): Promise<{ readonly page: Page; readonly guard: Guard }[]> {
  const tabs = [];
  for (let n = 0; n < count; n += 1) {
    const page = await context.newPage();
    const guard = guardPage(page, stack.url);
    await page.goto(stack.url);
    await expect(people(page)).toHaveCount(2, { timeout: 60_000 });
    tabs.push({ page, guard });
  }
  return tabs;
}

/**
 * Less than a tab waits for the one that leads, in milliseconds: what tabs tell each other takes its time, and the
 * clock of a tab must not run past it in one go.
 */
const STEP = 900;

/** Lets time pass for all tabs, the gateway and the service, or less: tabs of one context share one clock. */
async function passAll(
  page: Page,
  stack: Stack,
  guards: readonly Guard[],
  seconds: number,
  isEnough = () => false,
): Promise<void> {
  for (let passed = 0; passed < seconds * 1000 && !isEnough(); passed += STEP) {
    stack.clock.wind(STEP);
    await catchUp(page, stack, STEP);
    await page.clock.runFor(STEP);
    await Promise.all(guards.map((guard) => guard.idle()));
  }
}

test('twenty tabs ask as often as one', async ({ page, context, visit }) => {
  test.setTimeout(300_000);
  const first = await visit({ world: WORLD });
  const { stack } = first;
  await expect(people(page)).toHaveCount(2);
  const status: string[] = [];
  context.on('request', (request) => {
    if (request.url().endsWith('/api/status')) status.push(request.url());
  });
  const questions = () => peopleQuestions(stack).length;
  // The browser's time goes on by itself too while so many tabs are at work, so what counts is what it says.
  const elapsed = () => page.evaluate(() => performance.now());
  const before = { questions: questions(), at: await elapsed() };
  const tabs = await openTabs(context, first, 19);
  const guards = [first.guard, ...tabs.map(({ guard }) => guard)];

  await stack.presence.restate(ADA, [{ type: 'Scarlett', titles: [playing('Blockwright')] }]);
  await passAll(page, stack, guards, 60);
  const polls = ((await elapsed()) - before.at) / 15_000;
  const asked = questions() - before.questions;
  expect(asked).toBeGreaterThanOrEqual(3);
  expect(asked).toBeLessThanOrEqual(polls + 1);
  expect(status.length).toBeLessThanOrEqual(polls + 1);
  for (const { page: tab, guard } of tabs) {
    await expect(personNamed(tab, 'Ada')).toContainText('In Blockwright');
    guard.check();
  }
});

test('when the tab that asks is closed, another asks within five seconds of the next poll', async ({
  page,
  context,
  visit,
}) => {
  const first = await visit({ world: WORLD });
  const { stack } = first;
  await expect(people(page)).toHaveCount(2);
  const [second, third] = await openTabs(context, first, 2);
  if (!second || !third) throw new Error('no tabs');
  // The first tab has the lead, for it was there first.
  await page.close();
  const closed = stack.clock.now();
  await stack.presence.restate(ADA, [{ type: 'Scarlett', titles: [playing('Blockwright')] }]);
  const asked = () => questionsAfter(stack, closed);
  // No longer, or the next poll would come too.
  await passAll(second.page, stack, [second.guard, third.guard], 20, () => asked().length > 0);
  await expect(personNamed(second.page, 'Ada')).toContainText('In Blockwright');
  await expect(personNamed(third.page, 'Ada')).toContainText('In Blockwright');
  expect(asked()).toHaveLength(1);
});

test('when the tab that asks is closed in the middle of a question, another asks it at once', async ({
  page,
  context,
  visit,
}) => {
  const first = await visit({ world: WORLD });
  await expect(people(page)).toHaveCount(2);
  const [second] = await openTabs(context, first, 1);
  if (!second) throw new Error('no tab');
  await page.route('**/xbl/userpresence/**', () => new Promise(() => undefined));
  await level(second.page, 'Title').check();
  // It is the first tab that asks, and never gets an answer.
  await page.waitForRequest((request) => request.url().includes('level=title'));
  await page.close();
  await expect(second.page.getByText('Rich presence comes with All.').first()).toBeVisible();
  await expect(people(second.page)).toHaveCount(2, { timeout: 5000 });
});

test('what one tab alone wants to know is asked once, and told to whoever wants to know it next', async ({
  page,
  context,
  visit,
}) => {
  const first = await visit({ world: WORLD });
  const { stack } = first;
  await expect(people(page)).toHaveCount(2);
  const [second, third] = await openTabs(context, first, 2);
  if (!second || !third) throw new Error('no tabs');
  const atLevelUser = () => stack.upstream.requests.filter(({ path }) => path.includes('level=user')).length;
  for (const { page: tab, guard } of [second, third]) {
    await level(tab, 'User').check();
    // What is known without titles.
    await expect(personNamed(group(tab, 'Online'), 'Ada')).toBeVisible();
    await guard.idle();
    expect(atLevelUser()).toBe(1);
  }
});

test('a paused tab takes nothing from the others, and the others go on', async ({ page, context, visit }) => {
  const first = await visit({ world: WORLD });
  const { stack } = first;
  await expect(people(page)).toHaveCount(2);
  const [second] = await openTabs(context, first, 1);
  if (!second) throw new Error('no tab');
  await page.getByRole('button', { name: 'Pause updates' }).click();
  await stack.presence.restate(ADA, [{ type: 'Scarlett', titles: [playing('Blockwright')] }]);
  await passAll(second.page, stack, [first.guard, second.guard], 16);
  await expect(personNamed(second.page, 'Ada')).toContainText('In Blockwright');
  await expect(personNamed(page, 'Ada')).toContainText('In Contoso 5');
});

test('a failure is told to all tabs, and the wait that it asks for is one wait', async ({
  page,
  context,
  visit,
}) => {
  const first = await visit({ world: WORLD });
  const { stack } = first;
  await expect(people(page)).toHaveCount(2);
  const [second] = await openTabs(context, first, 1);
  if (!second) throw new Error('no tab');
  for (const guard of [first.guard, second.guard]) guard.allowFailedRequests();
  stack.upstream.fail({ status: 429, retryAfter: 38 });
  const before = stack.clock.now();
  await passAll(page, stack, [first.guard, second.guard], 17);
  for (const tab of [page, second.page]) {
    await expect(tab.getByRole('status').filter({ hasText: 'The service asked us to wait.' })).toBeVisible();
  }
  await passAll(page, stack, [first.guard, second.guard], 30);
  const [refused = NaN, ...others] = questionsAfter(stack, before);
  expect(stack.clock.now()).toBeGreaterThan(refused + 30_000);
  expect(others.filter((time) => time < refused + 38_000)).toEqual([]);
});
