import type { Locator, Page } from 'playwright/test';
import type { Stack } from '#testing/stack.ts';
import { expectKeys, expectListed, expectListKeys, group, personNamed } from './elements.ts';
import { expect, test } from './fixtures.ts';
import { holdQuestions } from './held-questions.ts';
import { lastSeen, playing, worldOf, xuidOf } from './world.ts';

/* Story 4: nothing moves under me. */

const NAMES = ['Ada', 'Bo', 'Cy', 'Dee', 'Eli', 'Fay'];

function world() {
  const online = {
    devices: [{ type: 'Scarlett' as const, titles: [playing('Contoso 5', 'Full', 'Lobby')] }],
  };
  return worldOf({
    ...Object.fromEntries(NAMES.map((name) => [name, online])),
    Zoe: lastSeen('2026-11-20T18:00:00.0000000'),
  });
}

async function places(page: Page): Promise<Record<string, number>> {
  const tops = await page
    .getByRole('gridcell')
    .evaluateAll((cells) =>
      cells.map((cell) => [
        cell.querySelector('article')?.dataset['xuid'] ?? '',
        Math.round(cell.getBoundingClientRect().top + scrollY),
      ]),
    );
  return Object.fromEntries(tops) as Record<string, number>;
}

/** Everybody stands where they stay while nothing happens. */
async function everybodyIsThere(page: Page): Promise<void> {
  await expectListed(page, [...NAMES, 'Zoe']);
  await expectKeys(page);
}

const AT_HOME = [{ type: 'Scarlett' as const, titles: [playing('Home')] }];

/** Bo, Cy and Zoe do something else: one goes away, one goes to the dashboard, one comes. */
async function threeChanges(stack: Stack): Promise<void> {
  await stack.presence.restate(xuidOf(1), [{ type: 'Android', titles: [] }]);
  await stack.presence.restate(xuidOf(2), AT_HOME);
  await stack.presence.restate(xuidOf(6), [{ type: 'Win32', titles: [playing('Blockwright')] }]);
}

function pill(page: Page, changes: number): Locator {
  return page.getByRole('button', { name: new RegExp(`^${changes} changes? · Apply`) });
}

test('while a pointer is in the list, texts change at once and no row moves; leaving lets the order through', async ({
  page,
  visit,
}) => {
  const { stack, pass } = await visit({ world: world() });
  await everybodyIsThere(page);
  await personNamed(page, 'Bo').hover();
  const before = await places(page);
  await threeChanges(stack);
  // The pointer keeps moving over Bo while the next poll comes.
  const box = await personNamed(page, 'Bo').boundingBox();
  for (let second = 0; second < 15; second += 1) {
    await page.mouse.move((box?.x ?? 0) + 30 + (second % 2) * 10, (box?.y ?? 0) + 30);
    await pass(1);
  }
  await expect(personNamed(page, 'Bo')).toContainText('Away');
  await expect(pill(page, 3)).toBeVisible();
  expect(await places(page)).toEqual(before);

  await page.mouse.move(5, 5);
  await expect(pill(page, 3)).toHaveCount(0);
  await expect(personNamed(group(page, 'Away'), 'Bo')).toBeVisible();
  await expect(personNamed(group(page, 'Online'), 'Cy')).toBeVisible();
});

test('texts are another within a second of the answer that says so, while a pointer holds the order', async ({
  page,
  visit,
}) => {
  const { stack } = await visit({ world: world(), realTime: true });
  await personNamed(page, 'Bo').hover();
  await threeChanges(stack);
  stack.clock.wind(20_000);
  const took = page.evaluate(async (xuid) => {
    const answered = new Promise<number>((resolve) => {
      new PerformanceObserver((list) => {
        const answer = list.getEntries().find(({ name }) => name.includes('/groups/People'));
        if (answer instanceof PerformanceResourceTiming) resolve(answer.responseEnd);
      }).observe({ type: 'resource' });
    });
    const told = new Promise<number>((resolve) => {
      new MutationObserver(() => {
        const text = document.querySelector(`[data-xuid="${xuid}"]`)?.textContent ?? '';
        if (text.includes('Away')) resolve(performance.now());
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    // By this a browser tells a page that it is shown again: it asks at once.
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    return (await told) - (await answered);
  }, xuidOf(1));
  expect(await took).toBeGreaterThan(0);
  expect(await took).toBeLessThanOrEqual(1000);
  await expect(pill(page, 3), 'the order was held meanwhile').toBeVisible();
});

test('a pointer that rests for five seconds no longer holds the order', async ({ page, visit }) => {
  const { stack, pass } = await visit({ world: world() });
  await everybodyIsThere(page);
  await personNamed(page, 'Bo').hover();
  await threeChanges(stack);
  // By the page's own clock, which goes on between what a test does: from the last move until the order is let through.
  const rested = page.evaluate(async () => {
    let movedAt = NaN;
    window.addEventListener('pointermove', () => (movedAt = performance.now()), { capture: true });
    const isHeld = () => /changes? · Apply/.test(document.querySelector('main')?.textContent ?? '');
    const becomes = (held: boolean) =>
      new Promise<void>((resolve) => {
        const watch = new MutationObserver(() => {
          if (isHeld() === held) resolve();
        });
        watch.observe(document.body, { subtree: true, childList: true });
      });
    await becomes(true);
    await becomes(false);
    return performance.now() - movedAt;
  });
  const box = await personNamed(page, 'Bo').boundingBox();
  for (let second = 0; second < 20 && !(await pill(page, 3).isVisible()); second += 1) {
    await page.mouse.move((box?.x ?? 0) + 30 + (second % 2) * 10, (box?.y ?? 0) + 30);
    await pass(1);
  }
  await pass(6);
  await expect(pill(page, 3)).toHaveCount(0);
  expect(await rested).toBeGreaterThanOrEqual(5000);
  await expect(personNamed(group(page, 'Away'), 'Bo')).toBeVisible();
});

test('focus holds the order until “.” lets it through; the focused person keeps the focus, in view', async ({
  page,
  visit,
}) => {
  const { stack, pass } = await visit({ world: world() });
  await everybodyIsThere(page);
  await expectListKeys(page);
  const bo = page.getByRole('gridcell', { name: /^Bo:/ });
  await bo.focus();
  const before = await places(page);
  await threeChanges(stack);
  await pass(45);
  await expect(pill(page, 3)).toBeVisible();
  expect(await places(page)).toEqual(before);

  await page.keyboard.press('.');
  await expect(pill(page, 3)).toHaveCount(0);
  await expect(bo).toBeFocused();
  await expect(bo).toBeInViewport({ ratio: 1 });
  const header = await page.getByRole('banner').boundingBox();
  await expect
    .poll(async () => (await bo.boundingBox())?.y)
    .toBeGreaterThanOrEqual((header?.y ?? 0) + (header?.height ?? 0));
  await expect(personNamed(group(page, 'Away'), 'Bo')).toBeVisible();
});

test('the pill itself applies the changes', async ({ page, visit }) => {
  const { stack, pass } = await visit({ world: world() });
  await page.getByRole('gridcell', { name: /^Ada:/ }).focus();
  await threeChanges(stack);
  await pass(15);
  await pill(page, 3).click();
  await expect(personNamed(group(page, 'Away'), 'Bo')).toBeVisible();
});

test('a change of text alone is no change of order', async ({ page, visit }) => {
  const { stack, pass } = await visit({ world: world() });
  await page.getByRole('gridcell', { name: /^Ada:/ }).focus();
  await stack.presence.restate(xuidOf(1), [
    { type: 'Scarlett', titles: [playing('Contoso 5', 'Full', 'Team Deathmatch')] },
  ]);
  await pass(15);
  await expect(personNamed(page, 'Bo')).toContainText('Team Deathmatch');
  await expect(page.getByRole('button', { name: /Apply/ })).toHaveCount(0);
});

test('a click in the same frame as an update opens the row that was under the pointer', async ({
  page,
  visit,
}) => {
  const { stack, guard, pass } = await visit({ world: world() }, '/?view=list');
  await everybodyIsThere(page);
  const name = personNamed(page, 'Bo').getByRole('button', { name: 'Bo', exact: true });
  const box = await name.boundingBox();
  if (!box) throw new Error('Bo has no place');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  // Long enough at rest to hold nothing: only the press itself does.
  await pass(6);
  const letThrough = await holdQuestions(page, '**/xbl/userpresence/**');
  // Ada, who stands above Bo, goes: without a hold Cy would come under the pointer.
  await stack.presence.restate(xuidOf(0), [{ type: 'Android', titles: [] }]);
  const asked = page.waitForRequest('**/xbl/userpresence/**');
  stack.clock.wind(10_000);
  await page.clock.runFor(10_000);
  await asked;
  await page.mouse.down();
  letThrough();
  await expect(personNamed(page, 'Ada')).toContainText('Away');
  await page.mouse.up();
  await expect(page.getByRole('dialog', { name: 'Details of Bo' })).toBeVisible();
  expect(await name.boundingBox()).toEqual(box);
  await guard.idle();
});

test('who leaves the filter stays as a ghost until the changes are applied', async ({ page, visit }) => {
  const { stack, pass } = await visit({ world: world() }, '/?state=title');
  await expectListKeys(page);
  await page.getByRole('gridcell', { name: /^Ada:/ }).focus();
  await stack.presence.restate(xuidOf(2), AT_HOME);
  await pass(15);
  await expect(personNamed(page, 'Cy')).toContainText('no longer matches');
  await page.keyboard.press('.');
  await expect(personNamed(page, 'Cy')).toHaveCount(0);
  await expect(page.getByText('5 of 7 people').first()).toBeAttached();
});

/** Counts what is animated from now on, however short it is. */
async function watchAnimations(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = { animations: 0 };
    Object.assign(window, { counted });
    const count = (): void => {
      counted.animations += 1;
    };
    for (const type of ['transitionrun', 'animationstart']) document.addEventListener(type, count, true);
    const animate = Element.prototype.animate;
    Element.prototype.animate = function (this: Element, ...args) {
      count();
      return animate.apply(this, args);
    };
  });
  return () =>
    page.evaluate(() => (window as unknown as { counted: { animations: number } }).counted.animations);
}

test('with reduced motion nothing is animated while updates come', async ({ page, visit }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { stack, pass } = await visit({ world: world() });
  await expect(personNamed(page, 'Bo')).toBeVisible();
  const animations = await watchAnimations(page);
  await threeChanges(stack);
  for (let second = 0; second < 16; second += 1) {
    await pass(1);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  }
  await expect(personNamed(group(page, 'Away'), 'Bo')).toBeVisible();
  expect(await animations(), 'not even between two looks').toBe(0);
});

test('an answer that says the same touches nothing in the list; a change touches only whom it is about', async ({
  page,
  visit,
}) => {
  const { stack, pass } = await visit({ world: world() }, '/?view=list');
  await expect(personNamed(page, 'Zoe')).toBeVisible();
  await pass(16);
  await page.evaluate(() => {
    const touched: string[] = [];
    Object.assign(window, { touched });
    const list = document.querySelector('[data-testid=friends-list]');
    if (!list) throw new Error('there is no list');
    new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        // The clock goes on for everybody.
        if (element?.closest('time')) continue;
        const person = element?.closest('[role=row]')?.querySelector('[data-xuid]');
        touched.push(
          person?.getAttribute('data-xuid') ?? `the list itself: ${element?.outerHTML.slice(0, 80)}`,
        );
      }
    }).observe(list, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  const touched = () => page.evaluate(() => (window as unknown as { touched: string[] }).touched);
  await pass(31);
  expect(await touched()).toEqual([]);

  await stack.presence.restate(xuidOf(1), [
    { type: 'Scarlett', titles: [playing('Contoso 5', 'Full', 'Team Deathmatch')] },
  ]);
  await pass(16);
  await expect(personNamed(page, 'Bo')).toContainText('Team Deathmatch');
  expect(new Set(await touched())).toEqual(new Set([xuidOf(1)]));
});

test('what is told of a service that fails moves nobody', async ({ page, visit }) => {
  const { stack, guard, pass } = await visit({ world: world() });
  await everybodyIsThere(page);
  const before = await places(page);
  guard.allowFailedRequests();
  stack.upstream.fail({ status: 500 });
  await pass(31);
  const told = page.getByRole('status').filter({ hasText: 'The presence service is not answering.' });
  await expect(told).toBeInViewport({ ratio: 1 });
  expect(await places(page)).toEqual(before);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await expect(told, 'it is seen wherever one is').toBeInViewport({ ratio: 1 });
});
