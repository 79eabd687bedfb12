import type { Browser, Page } from 'playwright/test';
import { sampleWorld } from '#service/demo/sample-world.ts';
import {
  details,
  expectKeys,
  expectNamed,
  group,
  groupHeadings,
  names,
  people,
  personNamed,
} from './elements.ts';
import { EVENING, expect, test, type Visit } from './fixtures.ts';

const SAMPLE = { world: sampleWorld(EVENING), sample: true } as const;
const DESKTOP = { width: 1440, height: 900 };

/** Whether people are drawn from the top of the screen, or of the list, to its end; between them stand headings. */
function isCovered(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    // Under the page's header and the heading that stays there nobody is drawn; then a group may end and the next begin.
    const HEADING = 60 + 44 + 20 + 44;
    const boxes = [...document.querySelectorAll('[data-xuid]')].map((each) => each.getBoundingClientRect());
    const list = document.querySelector('[data-testid="friends-list"]')?.getBoundingClientRect();
    if (!list) return false;
    const top = Math.min(...boxes.map((box) => box.top));
    const bottom = Math.max(...boxes.map((box) => box.bottom));
    // Under the last row is at most what a row keeps clear; a heading there would hide that the row is missing.
    const endsWithin = list.bottom <= innerHeight ? list.bottom - 40 : innerHeight - HEADING;
    return top <= Math.max(0, list.top) + HEADING && bottom >= endsWithin;
  });
}

/** Names of everybody in the list, which draws only those near the screen, by paging through it. */
async function everybody(page: Page, { guard }: Visit): Promise<Set<string>> {
  // Names and favourites, which put people in their order, come after the people.
  await guard.idle();
  const found = new Set<string>();
  const atEnd = () => page.evaluate(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 1);
  for (;;) {
    await expect.poll(() => isCovered(page)).toBe(true);
    await expectNamed(page);
    for (const name of await names(page)) found.add(name);
    // What has just been drawn may be taller than was thought: the end is where the page ends after that.
    if (await atEnd()) return found;
    await page.evaluate(() => scrollBy({ top: innerHeight / 2, behavior: 'instant' }));
  }
}

test.use({ viewport: DESKTOP });

for (const layout of ['cards', 'list']) {
  test(`all 128 friends are listed as ${layout}`, async ({ page, visit }) => {
    const visited = await visit(SAMPLE, `/?view=${layout}`);
    await expect(people(page).first()).toBeVisible();
    const found = await everybody(page, visited);
    const viewer = SAMPLE.world.people[0];
    const friends = SAMPLE.world.people.filter(({ xuid }) => viewer?.people?.includes(xuid));
    expect(friends.map(({ gamertag }) => gamertag)).toEqual(expect.arrayContaining([...found]));
    expect(found.size).toBe(128);
  });
}

for (const [roster, slug, count] of [
  ['Raid team', 'raid-team', 40],
  ['Creators', 'creators', 312],
] as const) {
  test(`the roster ${roster} lists its ${count} people`, async ({ page, visit }) => {
    const visited = await visit(SAMPLE);
    await expect(people(page).first()).toBeVisible();
    await page.getByRole('link', { name: `${roster} ${count}` }).click();
    await expect(page).toHaveURL(new RegExp(`/r/${slug}/friends$`));
    await expect(page.getByRole('heading', { level: 1, name: roster })).toBeAttached();
    await expect
      .poll(async () => {
        const headings = await groupHeadings(page).allTextContents();
        return headings.reduce((sum, heading) => sum + Number(/\d+$/.exec(heading)?.[0]), 0);
      })
      .toBe(count);
    expect((await everybody(page, visited)).size).toBe(count);
  });
}

type TraceEvent = {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of the thread's own time: a machine that is busy with something else does not lengthen it. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
};

/** The tasks of the page's main thread during a stretch of time, in milliseconds, the longest first. */
async function tasksDuring(browser: Browser, page: Page, stretch: () => Promise<void>): Promise<number[]> {
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
  await stretch();
  const trace = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] };
  const threads = trace.traceEvents
    .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
    .map(({ pid, tid }) => `${pid}:${tid}`);
  return trace.traceEvents
    .filter(({ name, pid, tid }) => name.endsWith('RunTask') && threads.includes(`${pid}:${tid}`))
    .map(({ tdur }) => (tdur ?? 0) / 1000)
    .sort((a, b) => b - a);
}

test('polls cost the page no task of more than 50 ms', async ({ browser, page, visit }) => {
  const { stack, pass } = await visit(SAMPLE);
  await expect(personNamed(page, 'Nova Kestrel')).toContainText('Team Deathmatch');
  await pass(16);
  const before = stack.upstream.requests.length;
  const tasks = await tasksDuring(browser, page, () => pass(90));
  expect(stack.upstream.requests.length - before, 'the page has polled').toBeGreaterThanOrEqual(5);
  expect(tasks[0], 'the trace tells times').toBeGreaterThan(1);
  expect(tasks[0], `the longest took ${tasks.slice(0, 5).join(', ')} ms`).toBeLessThanOrEqual(50);
});

test('friends who are online stand there with device, placement and rich presence within 2 s of loading', async ({
  browser,
  page,
  visit,
}) => {
  const { goto } = await visit({ ...SAMPLE, standStill: true });
  const nova = personNamed(page, 'Nova Kestrel');
  const tasks = await tasksDuring(browser, page, async () => {
    await goto('/');
    await expect(nova).toContainText('Team Deathmatch on Nirvana');
  });
  const total = tasks.reduce((sum, task) => sum + task, 0);
  expect(total, 'milliseconds of the page’s own time').toBeGreaterThan(0);
  expect(total, 'milliseconds of the page’s own time').toBeLessThanOrEqual(2000);
  await expect(nova).toContainText('Xbox One');
  await expect(nova).toContainText('Main area');
  await expect(nova).toContainText('Snapped');
  await expect(page.getByRole('status').filter({ hasText: 'Sample data' })).toBeVisible();
  await expect(groupHeadings(page).first()).toContainText('In title');
});

for (const layout of ['cards', 'list']) {
  test(`the list is at most 600 elements as ${layout}`, async ({ page, visit }) => {
    const { guard } = await visit(SAMPLE, `/?view=${layout}`);
    await expect(people(page).first()).toBeVisible();
    await guard.idle();
    const list = page.getByTestId('friends-list');
    for (const share of [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7, 1]) {
      await page.evaluate((part) => {
        scrollTo({ top: part * document.body.scrollHeight, behavior: 'instant' });
      }, share);
      await expect.poll(() => list.locator('*').count(), `at ${share} of the page`).toBeLessThanOrEqual(600);
    }
  });
}

test('without a mouse: find by “/”, open by Enter, close by Escape and be back', async ({ page, visit }) => {
  await visit(SAMPLE);
  await expect(people(page).first()).toBeVisible();
  await expectKeys(page);
  await page.keyboard.press('/');
  await expect(page.getByRole('search').getByRole('textbox')).toBeFocused();
  await page.keyboard.type('nova kes');
  await expect(people(page)).toHaveCount(1);
  const opener = people(page).getByRole('button', { name: 'Nova Kestrel' });
  await opener.focus();
  await page.keyboard.press('Enter');
  await expect(details(page, 'Nova Kestrel')).toBeVisible();
  await expect(details(page, 'Nova Kestrel').locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(details(page, 'Nova Kestrel')).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test('a group folds away and back by keyboard', async ({ page, visit }) => {
  await visit(SAMPLE, '/?view=list');
  const heading = group(page, 'In title').getByRole('button', { name: /^In title/ });
  await expect(heading).toHaveAttribute('aria-expanded', 'true');
  await heading.press('Enter');
  await expect(heading).toHaveAttribute('aria-expanded', 'false');
  await expect(people(group(page, 'In title'))).toHaveCount(0);
  await heading.press('Space');
  await expect(people(group(page, 'In title'))).not.toHaveCount(0);
});
