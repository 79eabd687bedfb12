import { sampleWorld } from '#service/demo/sample-world.ts';
import { expectKeys, openDetails, people } from './elements.ts';
import { EVENING, expect, test } from './fixtures.ts';
import { playing, worldOf, xuidOf } from './world.ts';

const OUT = '/tmp/seven-shots';
const SAMPLE = { world: sampleWorld(EVENING), sample: true } as const;
for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const [name, width, height] of [
      ['wall', 1920, 1080],
      ['walltab', 1280, 800],
      ['wallphone', 390, 844],
    ] as const) {
      test(`${name}`, async ({ page, visit }) => {
        await page.setViewportSize({ width, height });
        const { pass } = await visit(SAMPLE, name === 'walltab' ? '/?kiosk=initials' : '/?kiosk=1');
        await expect(
          page.getByRole('region', { name: 'People' }).getByRole('listitem').first(),
        ).toBeVisible();
        await pass(3);
        await page.screenshot({ path: `${OUT}/${name}-${colorScheme}.png` });
      });
    }
    for (const [name, width, height] of [
      ['desk', 1440, 900],
      ['phone', 390, 844],
      ['narrow', 320, 700],
    ] as const) {
      test(`alerts ${name}`, async ({ page, visit }) => {
        await page.setViewportSize({ width, height });
        const NAMES = ['Ada Quill', 'Bo', 'Cy', 'Di', 'Ed'];
        const { stack, pass } = await visit({
          world: worldOf(Object.fromEntries(NAMES.map((n) => [n, {}])), { favorites: NAMES }),
        });
        await expect(people(page).first()).toBeVisible();
        await expectKeys(page);
        await page.screenshot({ path: `${OUT}/head-${name}-${colorScheme}.png` });
        const details = await openDetails(page, 'Ada Quill');
        await details.getByRole('button', { name: /^Tell me when/ }).click();
        await pass(1);
        await page.screenshot({ path: `${OUT}/details-${name}-${colorScheme}.png` });
        await page.getByRole('button', { name: 'Close details' }).click();
        await pass(15);
        await stack.presence.restate(xuidOf(0), [{ type: 'Scarlett', titles: [playing('Contoso 5')] }]);
        await pass(31);
        await page.screenshot({ path: `${OUT}/toast-${name}-${colorScheme}.png` });
        await page.getByRole('button', { name: /^Alerts:/ }).click();
        await pass(1);
        await page.screenshot({ path: `${OUT}/bell-${name}-${colorScheme}.png` });
        await page.getByRole('button', { name: 'Rules…' }).click();
        await pass(1);
        await page.screenshot({ path: `${OUT}/rules-${name}-${colorScheme}.png` });
        await page.getByRole('button', { name: 'New rule' }).click();
        await page.getByRole('switch', { name: 'Only on certain days and hours' }).check();
        await pass(1);
        await page.screenshot({ path: `${OUT}/rule-${name}-${colorScheme}.png` });
      });
    }
  });
}
