import type { Locator, Page } from 'playwright/test';
import { openDetails } from './elements.ts';
import { expect, test } from './fixtures.ts';
import { SEED_DEVICES, worldOf } from './world.ts';

const QUESTION = 'What does main area mean?';
const WORLD = worldOf({ Nova: { devices: SEED_DEVICES } });

function answer(page: Page): Locator {
  return page.getByRole('dialog', { name: QUESTION });
}

test('“What does main area mean?” opens by a click, and closes with Esc or a press beside it', async ({
  page,
  visit,
}) => {
  await visit({ world: WORLD });
  const nova = await openDetails(page, 'Nova');
  const question = nova.getByRole('button', { name: QUESTION });
  await expect(answer(page)).toHaveCount(0);
  await question.click();
  await expect(answer(page)).toBeVisible();
  for (const words of [
    'Main area',
    'It has the big part of the screen, because another title is snapped beside it.',
    'Snapped',
    'Full screen',
    'In background',
  ]) {
    await expect(answer(page)).toContainText(words);
  }
  await page.keyboard.press('Escape');
  await expect(answer(page)).toHaveCount(0);
  await expect(question).toBeFocused();
  await expect(nova, 'the details stay').toBeVisible();

  await question.click();
  await page.getByRole('banner').click({ position: { x: 5, y: 5 } });
  await expect(answer(page)).toHaveCount(0);
  await expect(nova).toBeVisible();
});

for (const key of ['Enter', 'Space']) {
  test(`“What does main area mean?” opens by ${key}, closes with Esc, and focus returns`, async ({
    page,
    visit,
  }) => {
    await visit({ world: WORLD });
    const nova = await openDetails(page, 'Nova');
    const question = nova.getByRole('button', { name: QUESTION });
    await nova.getByRole('button', { name: 'Close details' }).focus();
    for (
      let step = 0;
      step < 20 && !(await question.evaluate((e) => e === document.activeElement));
      step += 1
    ) {
      await page.keyboard.press('Tab');
    }
    await expect(question).toBeFocused();
    await page.keyboard.press(key);
    await expect(answer(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(answer(page)).toHaveCount(0);
    await expect(question).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(nova, 'the next Esc closes the details').toHaveCount(0);
  });
}

test('the same help stands at the filter by placement, beside its question', async ({ page, visit }) => {
  await visit({ world: WORLD });
  const question = page.getByRole('group', { name: 'Placement' }).getByRole('button', { name: QUESTION });
  await question.click();
  await expect(answer(page)).toBeVisible();
  await expect(async () => {
    const asked = await question.boundingBox();
    const told = await answer(page).boundingBox();
    if (!asked || !told) throw new Error('the question or its answer is not drawn');
    const gap = Math.min(Math.abs(told.y - asked.y - asked.height), Math.abs(asked.y - told.y - told.height));
    expect(gap).toBeLessThanOrEqual(8);
    expect(told.x).toBeGreaterThanOrEqual(0);
  }).toPass({ timeout: 15_000 });
  await page.keyboard.press('Escape');
  await expect(question).toBeFocused();
});

test('on a phone the help opens over the details that cover the page', async ({ page, visit }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await visit({ world: WORLD });
  const nova = await openDetails(page, 'Nova');
  const question = nova.getByRole('button', { name: QUESTION });
  await question.click();
  await expect(answer(page)).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Escape');
  await expect(answer(page)).toHaveCount(0);
  await expect(nova).toBeVisible();
  await expect(question).toBeFocused();
});
