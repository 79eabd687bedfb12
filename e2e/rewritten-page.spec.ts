import { expectKeys, stopAt } from './elements.ts';
import { expect, test } from './fixtures.ts';
import { playing, worldOf, xuidOf } from './world.ts';

/* What runs in a browser beside the page may change it under its hands, as those do that translate. */

const WORLD = worldOf({
  Ada: { devices: [{ type: 'Scarlett', titles: [playing('Contoso 5', 'Full', 'Lobby')] }] },
  Bo: { devices: [{ type: 'Win32', titles: [playing('Blockwright')] }] },
  Cy: {},
});

for (const [view, key, next] of [
  ['cards', '1', /view=list/],
  ['list', '2', /:\d+\/$/],
  ['titles', '1', /view=list/],
  ['table', '1', /view=list/],
] as const) {
  test(`an extension that puts every text into an element of its own takes nothing down: ${view}`, async ({
    page,
    visit,
  }) => {
    // A person whose texts are not where they were put is drawn anew by their guard, and that is told there.
    await page.addInitScript(() => {
      const write = console.error;
      console.error = (...words: unknown[]) => {
        if (!words.some((each) => each instanceof DOMException && each.name === 'NotFoundError'))
          write(...words);
      };
    });
    const { stack, pass, guard } = await visit({ world: WORLD }, `/?view=${view}`);
    const stop = (person: number) => stopAt(page, xuidOf(person));
    for (const person of [0, 1, 2]) await expect(stop(person)).toBeVisible();
    await expectKeys(page);
    const rewritten = await page.evaluate(() => {
      const texts: Text[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) texts.push(walker.currentNode as Text);
      for (const text of texts) {
        const wrapped = document.createElement('font');
        text.replaceWith(wrapped);
        wrapped.append(text.data);
      }
      return texts.length;
    });
    expect(rewritten, 'the proof').toBeGreaterThan(20);
    await stack.presence.restate(xuidOf(0), [{ type: 'Scarlett', titles: [playing('Blockwright')] }]);
    await stack.presence.restate(xuidOf(1), []);
    await stack.presence.restate(xuidOf(2), [{ type: 'Win32', titles: [playing('Contoso 5')] }]);
    await pass(16);
    await pass(16);
    for (const person of [0, 1, 2]) await expect(stop(person)).toBeVisible();
    await expect(page.locator('[data-freshness=live]')).toBeVisible();
    // What was rewritten is drawn anew with the next view, and tells what is so.
    await page.keyboard.press(key);
    await expect(page).toHaveURL(next);
    await expect(stop(0)).toContainText('Blockwright');
    await expect(stop(2)).toContainText('Contoso 5');
    guard.check();
  });
}

test('the page asks translators to leave it alone, since it has languages of its own', async ({
  page,
  visit,
}) => {
  await visit({ world: WORLD });
  await expect(page.locator('html')).toHaveAttribute('translate', 'no');
});
