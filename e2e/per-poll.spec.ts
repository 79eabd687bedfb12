import type { Page } from 'playwright/test';
import { groupHeadings, people, personNamed } from './elements.ts';
import { expect, test } from './fixtures.ts';
import { changes, watchChanges } from './mutations.ts';
import { playing, worldOf, xuidOf, type Person } from './world.ts';

/*
 * What a poll costs, in counts that no machine makes larger: lines drawn anew, questions asked, elements kept.
 * How long it takes is measured by `npm run bench -- page`.
 */

/** Friends in one title, in the order of their numbers. */
function crowd(count: number) {
  const friends: Record<string, Omit<Person, 'xuid' | 'gamertag'>> = {};
  for (let index = 0; index < count; index += 1) {
    friends[`Friend ${index}`] = {
      devices: [{ type: 'Scarlett', titles: [playing('Contoso 5', 'Full', 'Lobby')] }],
    };
  }
  return worldOf(friends);
}

/** The same as a roster that nobody follows: a list of its own, asked for by name. */
function rosterOf(count: number) {
  const world = crowd(count);
  const [viewer, ...others] = world.people;
  if (!viewer) throw new Error('a world without people has no viewer');
  return {
    ...world,
    people: [{ ...viewer, people: [] }, ...others],
    groups: { Everybody: others.map(({ xuid }) => xuid) },
  };
}

const at = (presence: string) => [
  { type: 'Scarlett', titles: [playing('Contoso 5', 'Full', presence)] } as const,
];

const BETWEEN = 15;

test.use({ viewport: { width: 1440, height: 900 } });

/** What stands around the list has come, and it changes no more by itself. */
async function everythingIsThere(page: Page): Promise<void> {
  await expect(page.locator('#settings > *').first()).toBeAttached();
  await expect(page.getByRole('group', { name: 'State', exact: true })).toBeVisible();
}

for (const view of ['list', 'cards', 'table']) {
  test(`${view}: a poll touches those who changed and are on screen, and nothing else`, async ({
    page,
    visit,
  }) => {
    const { stack, pass } = await visit({ world: crowd(300) }, `/?view=${view}`);
    await expect(
      personNamed(page, 'Friend 3')
        .or(page.getByRole('row').filter({ hasText: 'Friend 3' }))
        .first(),
    ).toBeVisible();
    await everythingIsThere(page);
    await pass(BETWEEN);
    await watchChanges(page);
    // Two on screen, one far below it.
    for (const index of [1, 3, 250]) await stack.presence.restate(xuidOf(index), at('Attack on Nirvana'));
    await pass(BETWEEN);
    await expect(page.getByText('Attack on Nirvana').first()).toBeVisible();
    const found = await changes(page);
    expect(found.people).toEqual([xuidOf(1), xuidOf(3)]);
    expect(found.drawnOrGone).toEqual([]);
    expect(found.counts).toEqual([]);
    expect(found.others).toEqual([]);
    expect(found.clock).toBeGreaterThan(0);
  });
}

test('a poll that brings nothing new touches the clock alone', async ({ page, visit }) => {
  const { pass } = await visit({ world: crowd(300) }, '/?view=list');
  await expect(personNamed(page, 'Friend 3')).toBeVisible();
  await everythingIsThere(page);
  await pass(BETWEEN);
  await watchChanges(page);
  await pass(2 * BETWEEN);
  const { clock, people: touched, drawnOrGone, counts, inVain, others } = await changes(page);
  expect({ touched, drawnOrGone, counts, inVain, others }).toEqual({
    touched: [],
    drawnOrGone: [],
    counts: [],
    inVain: [],
    others: [],
  });
  expect(clock).toBeGreaterThan(0);
});

test('who comes and goes is drawn and taken away, and counted; whoever stays is not drawn anew', async ({
  page,
  visit,
}) => {
  const { stack, pass } = await visit({ world: crowd(300) }, '/?view=list');
  await expect(personNamed(page, 'Friend 3')).toBeVisible();
  await everythingIsThere(page);
  await pass(BETWEEN);
  await watchChanges(page);
  await stack.presence.restate(xuidOf(3), [{ type: 'Android', titles: [] }]);
  await pass(BETWEEN);
  await expect(groupHeadings(page).filter({ hasText: 'In title' })).toHaveText('In title299');
  const found = await changes(page);
  // Friend 3 went to those who are away, far below; whoever stood under them moved up by a line, and one more
  // came on screen. Nobody else is drawn or taken away.
  expect(found.drawnOrGone.length).toBeLessThanOrEqual(2);
  expect(found.drawnOrGone).toContain(xuidOf(3));
  expect(found.people).not.toContain(xuidOf(0));
  expect(found.people).not.toContain(xuidOf(2));
  expect(found.counts.join()).toContain('299');
  // The control of a filter is not written to because its count is another.
  expect(found.inVain).toEqual([]);
});

for (const { count, address, batches } of [
  { count: 300, address: '/?view=list', batches: 1 },
  { count: 2500, address: '/r/everybody/friends?view=list', batches: 3 },
]) {
  test(`${count} people are asked about in ${batches} questions an interval, and one about the gateway`, async ({
    page,
    visit,
  }) => {
    test.setTimeout(120_000);
    const world = batches === 1 ? crowd(count) : rosterOf(count);
    const { stack, guard, pass } = await visit({ world }, address);
    await expect(personNamed(page, 'Friend 3')).toBeVisible();
    await everythingIsThere(page);
    await pass(BETWEEN);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const before = stack.upstream.requests.length;
    const start = await page.evaluate(() => Date.now());
    const INTERVALS = 4;
    await pass(INTERVALS * BETWEEN);
    // The browser's clock also runs by itself, so that on a slow machine another interval may have begun.
    const elapsed = (await page.evaluate(() => Date.now())) - start;
    await guard.idle();
    const most = Math.floor(elapsed / (BETWEEN * 1000)) + 1;
    const presence = asked.filter((path) => path.startsWith('/xbl/'));
    const status = asked.filter((path) => path === '/api/status');
    for (const { length } of [status, { length: presence.length / batches }]) {
      expect(length).toBeGreaterThanOrEqual(INTERVALS - 1);
      expect(length).toBeLessThanOrEqual(most);
    }
    expect(asked, 'nothing else is asked').toHaveLength(presence.length + status.length);
    expect(stack.upstream.requests.length - before, 'what reaches the service').toBe(presence.length);
  });
}

test('at most 600 elements are in the list at any size', async ({ page, visit }) => {
  test.setTimeout(180_000);
  const { goto } = await visit(
    { world: rosterOf(11_000), realTime: true, interval: 300 },
    '/r/everybody/friends',
  );
  for (const view of ['cards', 'list', 'table', 'titles']) {
    await goto(`/r/everybody/friends?view=${view}`);
    const list = page.getByTestId('friends-list');
    await expect(list.locator('[data-xuid]').nth(8)).toBeAttached({ timeout: 60_000 });
    for (const far of [0, 400, 30_000, Number.MAX_SAFE_INTEGER]) {
      await page.evaluate((y) => scrollTo(0, y), far);
      await expect.poll(() => list.locator('[data-xuid]').count()).toBeGreaterThan(8);
      expect(await list.locator('*').count(), `${view} at ${far}`).toBeLessThanOrEqual(600);
    }
  }
  await expect(people(page).first()).toBeAttached();
});

/** Pictures and people that the page still holds, shown or not, after a collection. */
async function heldOf(page: Page): Promise<{ readonly pictures: number; readonly people: number }> {
  const session = await page.context().newCDPSession(page);
  const { result: proto } = await session.send('Runtime.evaluate', { expression: 'Object.prototype' });
  const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: proto.objectId ?? '' });
  const { result } = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration: `function () {
      const having = (...names) => this.filter((each) => names.every((name) => Object.hasOwn(each, name)));
      // React Query hands out copies, of the same records.
      const pictures = new Set(having('records', 'heardAt', 'leaving').map(({ records }) => records));
      return { pictures: pictures.size, people: having('xuid', 'headline', 'seen').length };
    }`,
    returnByValue: true,
  });
  await session.detach();
  return result.value as { pictures: number; people: number };
}

test('who was shown is let go: a page keeps the last picture and, as React does, the one before', async ({
  page,
  visit,
}) => {
  const [count, changed] = [300, 30];
  const { stack, pass } = await visit({ world: rosterOf(count) }, '/r/everybody/friends?view=list');
  await expect(personNamed(page, 'Friend 3')).toBeVisible();
  await everythingIsThere(page);
  for (let from = 0; from < count; from += changed) {
    for (let index = from; index < from + changed; index += 1)
      await stack.presence.restate(xuidOf(index), at(`Round ${from}`));
    await pass(BETWEEN);
  }
  const held = await heldOf(page);
  expect(held.people, 'people').toBeGreaterThanOrEqual(count);
  expect(held.people, 'people, and who they were one or two pictures ago').toBeLessThanOrEqual(
    count + 2 * changed,
  );
  // One from which all begin is empty.
  expect(held.pictures, 'pictures').toBeLessThanOrEqual(3);
});
