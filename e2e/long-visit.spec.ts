import { sampleWorld } from '#service/demo/sample-world.ts';
import { readWorld } from '#service/world.ts';
import { createChurn } from '../scripts/soak/churn.ts';
import { GROWTH, growthOf } from '../scripts/soak/flatness.ts';
import { beginVisit, DEEDS_TAKE } from '../scripts/soak/long-visit.ts';
import type { Held } from '../scripts/soak/wound-page.ts';
import { expectKeys, expectNamed, expectNames, names } from './elements.ts';
import { EVENING, expect, test } from './fixtures.ts';

/* The short form of `npm run soak`: some hours of an open page. Days of it take minutes of their own. */

test.use({ viewport: { width: 1440, height: 900 } });

test('hours of polls, of coming and going, and of being looked at leave the page as large as it was', async ({
  page,
  visit,
}, { annotations }) => {
  test.setTimeout(600_000);
  const input = { ...sampleWorld(EVENING), live: false };
  const { stack } = await visit({ world: input, sample: true, mayFail: true });
  const read = readWorld(input);
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  const churn = createChurn(read.world, stack.presence);
  let isCalm = false;
  const long = await beginVisit(page, stack.url, {
    windTo: async (time) => {
      stack.clock.wind(Math.max(0, time - stack.clock.now()));
      if (!isCalm) await churn.stir();
    },
    calm: async (calm) => {
      isCalm = calm;
      if (calm) await churn.calm();
    },
    fail: (fault) => {
      if (fault) stack.upstream.fail({ status: 503 });
      else stack.upstream.recover();
      return Promise.resolve();
    },
  });
  // Everything is done twice before it counts: parts of the page come, and are compiled, when they are wanted.
  await long.live(2 * DEEDS_TAKE);
  await long.held();
  const asked = stack.upstream.requests.length;
  expect(asked, 'the page asks').toBeGreaterThan(DEEDS_TAKE);
  const readings: Held[] = [];
  for (let count = 0; count < 3; count += 1) {
    readings.push(await long.held());
    if (count < 2) await long.live(DEEDS_TAKE);
  }
  annotations.push({ type: 'held', description: JSON.stringify(readings) });
  for (const what of ['objects', 'nodes', 'listeners', 'timers'] as const) {
    const growth = growthOf(readings.map((reading) => reading[what]));
    expect(growth, `growth of ${what}`).toBeLessThanOrEqual(GROWTH);
  }
});

test('searches that were typed and left leave nothing behind', async ({ page, context, visit }) => {
  const { guard } = await visit({ world: sampleWorld(EVENING), sample: true });
  await expectNamed(page);
  await expectKeys(page);
  await guard.idle();
  const field = page.getByRole('search').getByRole('textbox');
  const session = await context.newCDPSession(page);
  const nodes = async (): Promise<number> => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Memory.getDOMCounters')).nodes;
  };
  const everybody = await names(page);
  // The list follows the field in its own time, and whoever is not listed yet would be counted as left behind.
  const search = async (): Promise<void> => {
    await field.focus();
    await page.keyboard.type('nova');
    await expect(field).toHaveValue('nova');
    await expect.poll(async () => (await names(page)).length).toBeLessThan(everybody.length);
    await page.keyboard.press('Escape');
    await expect(field).toHaveValue('');
    await expectNames(page, everybody);
    await expect(field, 'one may go on typing').toBeFocused();
    await field.blur();
  };
  await search();
  const before = await nodes();
  for (let turn = 0; turn < 12; turn += 1) await search();
  // What is merely on its way out goes with a later collection; what is kept for an undo stays.
  await expect
    .poll(async () => (await nodes()) - before, 'the browser keeps a node for each search that can be undone')
    .toBeLessThan(6);
});
