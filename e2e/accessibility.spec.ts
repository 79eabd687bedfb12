import { expectAccessibleInEveryLook, putOn, SCREENS } from './accessible.ts';
import { details, expectKeys, openDetails, people, personNamed } from './elements.ts';
import { expect, test } from './fixtures.ts';
import { lastSeen, playing, SEED_DEVICES, worldOf, xuidOf } from './world.ts';

/*
 * Story 8: no view, panel or state of the page has a fault that axe finds, or a target of less than 24 by 24
 * pixels, in any look and at any size. Dialogs of their own are looked at beside their other tests: palette,
 * sheet and settings, saved views, rosters, and one's own presence.
 */

const IN_CONTOSO = { devices: [{ type: 'Scarlett', titles: [playing('Contoso 5', 'Full', 'Lobby')] }] };
const WORLD = worldOf(
  { Ada: IN_CONTOSO, Bo: {}, Cleo: IN_CONTOSO },
  { groups: { Raid: [xuidOf(0), xuidOf(1)] } },
);

/** Everybody whose drawing differs from another's: states, placements, names of every script, a favourite. */
const SAMPLE = {
  world: worldOf(
    {
      Nova: { devices: SEED_DEVICES },
      'ليلى حداد': {
        devices: [{ type: 'Scarlett', titles: [playing('Contoso 5'), playing('Home', 'Background')] }],
      },
      Donaudampfschifffahrtskapitän: {
        devices: [{ type: 'XboxOne', titles: [playing('Blockwright', 'Fill')] }],
      },
      Dee: { devices: [{ type: 'XboxOne', titles: [playing('Home')] }] },
      Eli: { devices: [{ type: 'Android' }] },
      'Fay 🦊': lastSeen('2026-11-20T18:00:00.0000000'),
      Gus: {},
    },
    { favorites: ['Nova', 'Gus'], groups: { Raid: [xuidOf(0), xuidOf(6)] } },
  ),
  sample: true,
  standStill: true,
} as const;

// The page is looked at many times in each test.
test.beforeEach(() => test.slow());

for (const screen of SCREENS) {
  test(`every view holds for axe, ${screen.name}`, async ({ page, visit }) => {
    await putOn(page, screen, 'light');
    const { goto } = await visit(SAMPLE);
    for (const view of ['cards', 'list', 'titles', 'table']) {
      await goto(`/?view=${view}`);
      await expect(page.getByRole('button', { name: 'Nova', exact: true }).first()).toBeAttached();
      await expectKeys(page);
      await expectAccessibleInEveryLook(page);
    }
    await goto('/?view=list&density=compact&by=device');
    await expect(people(page).first()).toBeAttached();
    await expectKeys(page);
    await expectAccessibleInEveryLook(page);
  });

  test(`what opens beside and over the views holds for axe, ${screen.name}`, async ({ page, visit }) => {
    await putOn(page, screen, 'light');
    await visit(SAMPLE);
    await openDetails(page, 'Nova');
    const nova = details(page, 'Nova');
    await expect(nova.getByRole('textbox', { name: 'Note' })).toBeVisible();
    await expectAccessibleInEveryLook(page);
    await nova.getByRole('button', { name: 'What does main area mean?' }).click();
    await expect(page.getByRole('dialog', { name: 'What does main area mean?' })).toBeVisible();
    await expectAccessibleInEveryLook(page, 'dialog[open]');
    await page.keyboard.press('Escape');
    await nova.getByRole('button', { name: 'Close details' }).click();
    if (screen.width < 1024) {
      await page.getByRole('button', { name: 'Rosters and filters' }).click();
      await expect(page.getByRole('dialog', { name: 'Rosters and filters' })).toBeVisible();
      await expectAccessibleInEveryLook(page, 'dialog[open]');
    }
    await page.getByRole('button', { name: 'Density, groups and order' }).click();
    await expect(page.getByRole('combobox', { name: 'Order' })).toBeVisible();
    await expectAccessibleInEveryLook(page, ':popover-open');
  });

  test(`empty, unknown and failed states hold for axe, ${screen.name}`, async ({ page, visit }) => {
    await putOn(page, screen, 'light');
    const { stack, guard, goto, pass } = await visit({ world: WORLD }, '/?placement=tiled,snapped&q=zzz');
    await expect(page.getByRole('heading', { name: 'Nobody matches' })).toBeVisible();
    await expectAccessibleInEveryLook(page);
    await goto('/r/nowhere/friends');
    await expect(page.getByRole('heading', { name: 'There is no such roster here' })).toBeVisible();
    await expectAccessibleInEveryLook(page);

    await goto('/r/raid/friends');
    await expect(people(page)).toHaveCount(2);
    stack.upstream.answer(({ path }) =>
      path === '/users/batch' ? [{ xuid: xuidOf(0), state: 'Offline' }] : undefined,
    );
    await pass(15);
    await expect(page.getByText('1 of 2 refreshed; 1 not returned.')).toBeVisible();
    await expect(personNamed(page, 'Ada')).toContainText('Just left');
    await expectAccessibleInEveryLook(page);

    guard.allowFailedRequests();
    stack.upstream.fail({ status: 500 });
    await pass(90);
    await expect(page.getByText('Retrying in').first()).toBeAttached();
    await expectAccessibleInEveryLook(page);
    stack.upstream.fail({ status: 401 });
    await pass(31);
    await expect(page.getByRole('alert')).toBeVisible();
    await expectAccessibleInEveryLook(page);
    await goto('/');
    await expect(page.getByRole('alert').first()).toBeVisible();
    await expectAccessibleInEveryLook(page);
  });

  test(`held changes hold for axe, ${screen.name}`, async ({ page, visit }) => {
    await putOn(page, screen, 'light');
    const { stack, pass } = await visit({ world: WORLD }, '/?state=title');
    await page.getByRole('gridcell', { name: /^Ada:/ }).focus();
    await stack.presence.restate(xuidOf(2), [{ type: 'Scarlett', titles: [playing('Home')] }]);
    await pass(15);
    await expect(personNamed(page, 'Cleo')).toContainText('no longer matches');
    await expect(page.getByRole('button', { name: /Apply/ })).toBeVisible();
    await expectAccessibleInEveryLook(page);
  });
}
