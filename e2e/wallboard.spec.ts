import type { Locator, Page } from 'playwright/test';
import type { Stack } from '#testing/stack.ts';
import { expectAccessibleInEveryLook, putOn, SCREENS } from './accessible.ts';
import { expectKeys, people } from './elements.ts';
import { expect, test } from './fixtures.ts';
import { peopleQuestions } from './people-questions.ts';
import { lastSeen, playing, worldOf, xuidOf } from './world.ts';

type Present = Parameters<Stack['presence']['restate']>[1];

const IN_CONTOSO: Present = [{ type: 'Scarlett', titles: [playing('Contoso 5')] }];
const IN_BLOCKWRIGHT: Present = [{ type: 'XboxOne', titles: [playing('Blockwright')] }];
const SMALL = worldOf({
  'Ada Quill': { devices: IN_CONTOSO },
  'Bo Ray': { devices: IN_CONTOSO },
  Cy: { devices: IN_BLOCKWRIGHT },
  Di: lastSeen('2026-11-20T20:00:00Z'),
});
const MANY = worldOf(
  Object.fromEntries(
    Array.from({ length: 120 }, (_, n) => [
      `Friend ${String(n).padStart(3, '0')}`,
      { devices: n % 3 === 0 ? IN_BLOCKWRIGHT : IN_CONTOSO },
    ]),
  ),
);

test.use({ viewport: { width: 1920, height: 1080 } });

function wallPeople(page: Page): Locator {
  return page.getByRole('region', { name: 'People' }).getByRole('listitem');
}

function title(page: Page, name: string): Locator {
  return page.getByRole('region', { name: 'Titles' }).getByRole('listitem').filter({ hasText: name });
}

function banner(page: Page): Locator {
  return page.getByRole('status').filter({ hasText: 'No new picture' });
}

/** The names on the wall at this moment. */
function wallNames(page: Page): Promise<string[]> {
  return wallPeople(page).locator('bdi').allTextContents();
}

/** The wall has as many people as fit, by their names: both are found out after the first of them is drawn. */
async function expectFilled(page: Page): Promise<void> {
  await expect
    .poll(async () => {
      const drawn = await wallNames(page);
      return drawn.length > 1 && drawn.every((name) => name.startsWith('Friend '));
    })
    .toBe(true);
}

/** Everything on the page that the keyboard reaches. */
function focusable(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex]')]
      .filter((element) => element.tabIndex >= 0 && element.offsetParent !== null)
      .map((element) => element.textContent ?? ''),
  );
}

test('on a wall there is no chrome and no scrollbar; every text is 24 px and more', async ({
  page,
  visit,
}) => {
  await visit({ world: MANY }, '/?kiosk=1');
  await expectFilled(page);
  expect(await focusable(page)).toEqual([]);
  const { wide, high, small } = await page.evaluate(() => {
    const root = document.documentElement;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (texts.nextNode()) {
      const parent = texts.currentNode.parentElement;
      const text = texts.currentNode.textContent?.trim() ?? '';
      if (!parent || text === '' || parent.closest('.sr-only, script, noscript')) continue;
      const size = Number.parseFloat(getComputedStyle(parent).fontSize);
      if (size < 24) found.push(`${size}: ${text}`);
    }
    return {
      wide: root.scrollWidth - root.clientWidth || window.innerWidth - root.clientWidth,
      high: root.scrollHeight - root.clientHeight,
      small: found,
    };
  });
  expect({ wide, high }).toEqual({ wide: 0, high: 0 });
  expect(small).toEqual([]);
  // Nobody is cut off: each person's box holds their lines.
  const cut = await wallPeople(page).evaluateAll((boxes) =>
    boxes.filter((box) => box.scrollHeight > box.clientHeight + 1).map(({ textContent }) => textContent),
  );
  expect(cut).toEqual([]);
});

test('only a movement brings the way out and the pointer; both are gone after three seconds', async ({
  page,
  visit,
}) => {
  const { stack, pass } = await visit({ world: SMALL }, '/?kiosk=1');
  await expect(wallPeople(page)).toHaveCount(4);
  const exit = page.getByRole('button', { name: 'Exit' });
  await expect(exit).toHaveCount(0);
  await expect(page.getByRole('main')).toHaveCSS('cursor', 'none');
  await page.mouse.move(500, 500);
  await expect(exit).toBeVisible();
  expect(await focusable(page)).toEqual(['Exit']);
  await expect(page.getByRole('main')).toHaveCSS('cursor', 'auto');
  await pass(4);
  await expect(exit).toHaveCount(0);
  await expect(page.getByRole('main')).toHaveCSS('cursor', 'none');

  await page.mouse.move(600, 600);
  await exit.click();
  await expect(people(page)).toHaveCount(4);
  await expect(page).toHaveURL(`${stack.url}/`);
});

test('Escape leaves the wall for the view it was made of', async ({ page, visit }) => {
  const { stack } = await visit({ world: SMALL }, '/?view=list&state=title&kiosk=1');
  await expect(wallPeople(page)).toHaveCount(3);
  await page.keyboard.press('Escape');
  await expect(people(page)).toHaveCount(3);
  await expect(page).toHaveURL(`${stack.url}/?view=list&state=title`);
});

test('any view is put on a wall by the palette, with names or with initials only', async ({
  page,
  visit,
}) => {
  const { stack } = await visit({ world: SMALL });
  await expectKeys(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('show on a wall, in');
  const found = page.getByRole('dialog', { name: 'Command palette' }).getByRole('option').first();
  await expect(found).toHaveAccessibleName(/^Show on a wall, initials only/);
  await page.keyboard.press('Enter');
  await expect(wallPeople(page)).toHaveCount(4);
  await expect(page).toHaveURL(`${stack.url}/?kiosk=initials`);
  await expect(wallPeople(page).first()).toContainText('AQ');
  await expect(title(page, 'Contoso 5')).toContainText('AQ, BR');
  await expect(page.getByText('Ada Quill')).toHaveCount(0);
});

test('pages turn when there are more people than fit, each is seen; Space holds them, and lets them go on', async ({
  page,
  visit,
}) => {
  const { guard, pass } = await visit({ world: MANY }, '/?kiosk=1');
  await expectFilled(page);
  // Their names are two questions, and put them in another order.
  await guard.idle();
  await expectFilled(page);
  const pageWords = page.getByText(/^\d+ \/ \d+/);
  const count = Number(/\/ (\d+)/.exec((await pageWords.textContent()) ?? '')?.[1]);
  expect(count).toBeGreaterThan(1);
  const seen = new Set(await wallNames(page));
  // Each page stays for twelve seconds.
  for (let second = 0; second < (count - 1) * 12; second += 1) {
    await pass(1);
    for (const name of await wallNames(page)) seen.add(name);
  }
  expect(seen.size).toBe(120);
  await page.keyboard.press('Space');
  await expect(page.getByText(/held, Space goes on/)).toBeVisible();
  const held = await wallNames(page);
  await pass(40);
  expect(await wallNames(page)).toEqual(held);
  await page.keyboard.press('Space');
  await pass(13);
  await expect.poll(() => wallNames(page)).not.toEqual(held);
});

test('titles are counted with who is in them and the change of the last hour', async ({ page, visit }) => {
  test.setTimeout(180_000);
  const { stack, pass } = await visit({ world: SMALL, interval: 60 }, '/?kiosk=1');
  await expect(title(page, 'Contoso 5')).toContainText('2');
  await expect(title(page, 'Contoso 5')).toContainText('Ada Quill, Bo Ray');
  await stack.presence.restate(xuidOf(2), IN_CONTOSO);
  await pass(121);
  await expect(title(page, 'Contoso 5')).toContainText('▲ 1');
  await expect(title(page, 'Contoso 5').getByLabel('1 in the last hour')).toBeVisible();
  await expect(title(page, 'Blockwright')).toHaveCount(0);
  // An hour later it has long been so.
  for (let minute = 0; minute < 63; minute += 1) {
    stack.clock.wind(60_000);
    await page.clock.runFor(60_000);
  }
  await expect(title(page, 'Contoso 5')).toContainText('3');
  await expect(title(page, 'Contoso 5')).not.toContainText('▲');
});

test('a hidden wall asks on, as often as one that is seen', async ({ page, visit }) => {
  const { stack, pass } = await visit({ world: SMALL }, '/?kiosk=1');
  await expect(wallPeople(page)).toHaveCount(4);
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
    window.dispatchEvent(new Event('blur'));
  });
  const before = stack.clock.now();
  await pass(151);
  const count = peopleQuestions(stack).filter((time) => time > before && time <= before + 151_000).length;
  expect(count).toBeGreaterThanOrEqual(9);
  expect(count, 'no more than one in an interval').toBeLessThanOrEqual(10);
});

test('the wall tells the time, how old its picture is, and when the next one comes', async ({
  page,
  visit,
}) => {
  const { pass } = await visit({ world: SMALL }, '/?kiosk=1');
  await expect(wallPeople(page)).toHaveCount(4);
  await expect(page.getByRole('main').getByText('21:00', { exact: true })).toBeVisible();
  await expect(page.getByText(/^Live · \d+ s ago · next in \d+ s$/)).toBeVisible();
  await pass(60);
  await expect(page.getByRole('main').getByText('21:01', { exact: true })).toBeVisible();
});

test('while the service is down: a banner from two minutes on, no name after ten, and all back without a touch', async ({
  page,
  visit,
}) => {
  test.setTimeout(180_000);
  const { stack, guard, pass } = await visit({ world: SMALL }, '/?kiosk=1');
  await expect(wallPeople(page)).toHaveCount(4);
  // Names come after the people, and none would come any more.
  await expect(page.getByText('Ada Quill').first()).toBeVisible();
  guard.allowFailedRequests();
  stack.upstream.fail({ status: 500 });
  await pass(110);
  await expect(banner(page)).toHaveCount(0);
  await pass(20);
  await expect(banner(page)).toHaveText('No new picture: this is from 2 min ago');
  await expect(page.getByText('Ada Quill').first()).toBeVisible();
  await pass(7 * 60);
  await expect(banner(page)).toHaveText('No new picture: this is from 9 min ago');
  await expect(page.getByText('Ada Quill').first()).toBeVisible();
  await pass(62);
  await expect(page.getByText('No fresh picture')).toBeVisible();
  for (const words of ['Ada Quill', 'Bo Ray', 'Contoso 5', 'Blockwright']) {
    await expect(page.getByText(words)).toHaveCount(0);
  }
  stack.upstream.recover();
  await pass(16);
  await expect(wallPeople(page)).toHaveCount(4);
  await expect(banner(page)).toHaveCount(0);
});

test('after a night’s sleep no old name is left, and the wall is back by itself', async ({ page, visit }) => {
  const { stack, guard } = await visit({ world: SMALL }, '/?kiosk=1');
  await expect(wallPeople(page)).toHaveCount(4);
  // Names come after the people, and none would come any more.
  await expect(page.getByText('Ada Quill').first()).toBeVisible();
  guard.allowFailedRequests();
  stack.upstream.fail({ status: 500 });
  stack.clock.wind(8 * 3_600_000);
  await page.clock.setSystemTime(stack.clock.now());
  await page.clock.runFor(1500);
  await expect(page.getByText('Ada Quill')).toHaveCount(0);
  stack.upstream.recover();
  stack.clock.wind(30_000);
  await page.clock.runFor(30_000);
  await expect(wallPeople(page)).toHaveCount(4);
});

test('without a network the wall goes on by itself, though the browser never says that it is back', async ({
  page,
  context,
  visit,
}) => {
  const { guard, pass } = await visit({ world: SMALL }, '/?kiosk=1');
  await expect(wallPeople(page)).toHaveCount(4);
  guard.allowFailedRequests();
  await page.evaluate(() => {
    window.addEventListener('online', (event) => event.stopImmediatePropagation(), { capture: true });
  });
  await context.setOffline(true);
  await pass(130);
  await expect(banner(page)).toBeVisible();
  await context.setOffline(false);
  await pass(16);
  await expect(banner(page)).toHaveCount(0);
});

test('the screen is kept awake where that is allowed, also after the page was hidden', async ({
  page,
  context,
  visit,
}) => {
  await context.addInitScript(() => {
    let held = 0;
    const lock = { release: () => Promise.resolve((held -= 1)) };
    Object.defineProperty(navigator, 'wakeLock', {
      value: { request: () => Promise.resolve(((held += 1), lock)) },
    });
    Object.assign(window, { wakeLocks: () => held });
  });
  await visit({ world: SMALL }, '/?kiosk=1');
  await expect(wallPeople(page)).toHaveCount(4);
  const held = () => page.evaluate(() => (window as unknown as { wakeLocks: () => number }).wakeLocks());
  await expect.poll(held).toBeGreaterThan(0);
  const before = await held();
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect.poll(held).toBe(before + 1);
});

test('the wall drifts slowly, and stays inside the screen', async ({ page, visit }) => {
  const { stack } = await visit({ world: SMALL }, '/?kiosk=1');
  await expect(wallPeople(page)).toHaveCount(4);
  const places = new Set<string>();
  for (let step = 0; step < 10; step += 1) {
    stack.clock.wind(60_000);
    await page.clock.runFor(60_000);
    const box = await page.getByRole('heading', { level: 1 }).boundingBox();
    places.add(`${box?.x} ${box?.y}`);
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect(box?.y).toBeGreaterThanOrEqual(0);
  }
  expect(places.size).toBeGreaterThan(3);
});

test('a wall of a roster that nobody knows says so', async ({ page, visit }) => {
  await visit({ world: SMALL }, '/r/nobody/friends?kiosk=1');
  await expect(page.getByRole('main')).toContainText('There is no such roster here');
});

for (const screen of SCREENS) {
  test(`a wall holds for axe, ${screen.name}`, async ({ page, visit }) => {
    test.slow();
    await putOn(page, screen, 'light');
    await visit({ world: SMALL }, '/?kiosk=1');
    await expect(wallPeople(page).first()).toBeVisible();
    await page.mouse.move(100, 100);
    await expect(page.getByRole('button', { name: 'Exit' })).toBeVisible();
    await expectAccessibleInEveryLook(page);
  });
}
