import type { Locator } from 'playwright/test';
import { device, emptySides, openDetails, personNamed, titleLines } from './elements.ts';
import { expect, test } from './fixtures.ts';
import { groupAnswer, playing, SEED_DEVICES, TITLES, worldOf, xuidOf, type Device } from './world.ts';

const MAIN_AREA = 'Contoso 5, main area, beside Contoso Waypoint, on Xbox One';
const AT_THE_SIDE = 'Contoso Waypoint, snapped at the side, on Xbox One';
const ON_WINDOWS = 'Contoso Gamehelp, full screen, on Windows';

const SEED_WORLD = worldOf({ Nova: { devices: SEED_DEVICES } });

/** Where an area stands inside its screen: its left edge and width, as parts of the screen's inner width. */
async function stretchOf(area: Locator, screen: Locator): Promise<{ left: number; width: number }> {
  // Both in one look: the page may be moved by what is still to come.
  return screen.evaluate(
    (around, inside) => {
      if (!inside) throw new Error('the area is not drawn');
      const [inner, outer] = [inside.getBoundingClientRect(), around.getBoundingClientRect()];
      return { left: (inner.x - outer.x) / outer.width, width: inner.width / outer.width };
    },
    await area.elementHandle(),
  );
}

test('a card and a row tell in their names where each title stands', async ({ page, visit }) => {
  await visit({ world: SEED_WORLD });
  const card = page.getByRole('article', { name: 'Nova' });
  for (const name of [MAIN_AREA, AT_THE_SIDE, ON_WINDOWS]) {
    await expect(card.getByRole('button', { name })).toBeVisible();
  }
  await page.getByRole('radio', { name: 'List' }).check();
  const row = page.getByRole('article', { name: 'Nova' });
  for (const sentence of [MAIN_AREA, AT_THE_SIDE, ON_WINDOWS]) {
    await expect(row).toHaveAccessibleName(new RegExp(sentence));
  }
});

for (const layout of ['cards', 'list']) {
  test(`glyphs in ${layout} are hidden from assistive technology`, async ({ page, visit }) => {
    await visit({ world: SEED_WORLD }, `/?view=${layout}`);
    const glyphs = personNamed(page, 'Nova').locator('svg:not([role=img])');
    await expect(glyphs).not.toHaveCount(0);
    const exposed = personNamed(page, 'Nova').locator(
      'svg:not([role=img], [aria-hidden=true], [aria-hidden=true] *)',
    );
    await expect(exposed).toHaveCount(0);
  });
}

test('the details draw every device as a screen, each title where it stands', async ({ page, visit }) => {
  await visit({ world: SEED_WORLD });
  const nova = await openDetails(page, 'Nova');
  const xbox = nova.getByRole('group', { name: 'Xbox One' });
  const windows = nova.getByRole('group', { name: 'Windows' });
  await expect(nova.getByRole('group')).toHaveCount(2);
  await expect(xbox.getByRole('button')).toHaveCount(2);
  await expect(windows.getByRole('button')).toHaveCount(1);

  const main = await stretchOf(xbox.getByRole('button', { name: MAIN_AREA }), xbox);
  const side = await stretchOf(xbox.getByRole('button', { name: AT_THE_SIDE }), xbox);
  const whole = await stretchOf(windows.getByRole('button', { name: ON_WINDOWS }), windows);
  const isAbout = (part: number, percent: number): boolean => Math.abs(part * 100 - percent) <= 3;
  expect(isAbout(main.width, 76), `the main area takes ${main.width}`).toBe(true);
  expect(isAbout(side.width, 24), `the side takes ${side.width}`).toBe(true);
  expect(isAbout(whole.width, 100), `a full screen takes ${whole.width}`).toBe(true);
  expect(side.left).toBeGreaterThan(main.left + main.width);
});

test('Tab reaches each part of a screen, and Enter asks who else has that title', async ({ page, visit }) => {
  await visit({ world: SEED_WORLD });
  const nova = await openDetails(page, 'Nova');
  const areas = nova.getByRole('group').getByRole('button');
  await nova.getByRole('button', { name: 'Close details' }).focus();
  for (const name of [MAIN_AREA, AT_THE_SIDE, ON_WINDOWS]) {
    await page.keyboard.press('Tab');
    await expect(areas.filter({ hasText: name.split(',')[0] ?? '' })).toBeFocused();
    await expect(page.locator(':focus')).toHaveAccessibleName(name);
  }
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`\\?title=${TITLES['Contoso Waypoint']}\\b`));
  await expect(page.getByRole('button', { name: 'Remove filter Contoso Waypoint' })).toBeVisible();
});

const ODD: readonly {
  readonly what: string;
  readonly titles: NonNullable<Device['titles']>;
  readonly conflict: boolean;
}[] = [
  { what: 'fill without snapped', titles: [playing('Contoso 5', 'Fill')], conflict: true },
  {
    what: 'two full',
    titles: [playing('Contoso 5', 'Full'), playing('Blockwright', 'Full')],
    conflict: true,
  },
  {
    what: 'two snapped',
    titles: [
      playing('Contoso 5', 'Fill'),
      playing('Blockwright', 'Snapped'),
      playing('Contoso Waypoint', 'Snapped'),
    ],
    conflict: true,
  },
  {
    what: 'full beside snapped',
    titles: [playing('Contoso 5', 'Full'), playing('Contoso Waypoint', 'Snapped')],
    conflict: true,
  },
  {
    what: 'only background',
    titles: [playing('Contoso 5', 'Background'), playing('Home', 'Background')],
    conflict: false,
  },
  {
    what: 'full over background',
    titles: [playing('Contoso 5', 'Full'), playing('Home', 'Background')],
    conflict: false,
  },
];

for (const { what, titles, conflict } of ODD) {
  test(`${what}: every title is listed${conflict ? ', and the conflict is told' : ''}`, async ({
    page,
    visit,
  }) => {
    await visit({ world: worldOf({ Nova: { devices: [{ type: 'XboxOne', titles }] } }) });
    await expect(titleLines(device(personNamed(page, 'Nova'), 'Xbox One'))).toHaveCount(titles.length);
    const nova = await openDetails(page, 'Nova');
    const names = Object.entries(TITLES).filter(([, id]) => titles.some((title) => title.id === id));
    for (const [name] of names) {
      await expect(nova.getByRole('button', { name: new RegExp(`^${name},`) })).toBeVisible();
    }
    await expect(nova.getByText('Positions conflict')).toHaveCount(conflict ? 1 : 0);
  });
}

test('the same title twice on one device is listed twice', async ({ page, visit }) => {
  const { stack, guard, goto } = await visit({ world: worldOf({ Nova: {} }) });
  const title = { id: '12341234', name: 'Contoso 5', state: 'Active' };
  stack.upstream.answer(({ path }) =>
    path.includes('/groups/People')
      ? [
          {
            xuid: xuidOf(0),
            state: 'Online',
            devices: [
              {
                type: 'XboxOne',
                titles: [
                  { ...title, placement: 'Full' },
                  { ...title, placement: 'Full' },
                ],
              },
            ],
          },
        ]
      : undefined,
  );
  await goto('/');
  await expect(titleLines(personNamed(page, 'Nova'))).toHaveCount(2);
  const nova = await openDetails(page, 'Nova');
  await expect(nova.getByRole('group', { name: 'Xbox One' }).getByRole('button')).toHaveCount(2);
  guard.check();
});

test('glyphs differ by their shape alone, in forced colours too', async ({ page, visit }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.setViewportSize({ width: 1440, height: 900 });
  const { stack, goto } = await visit({ world: SEED_WORLD });
  const tiled = { id: TITLES['Contoso 5'], name: 'Contoso 5', state: 'Active', placement: 'tiled' };
  stack.upstream.answer(
    groupAnswer([{ xuid: xuidOf(0), state: 'Online', devices: [{ type: 'XboxOne', titles: [tiled] }] }]),
  );
  await goto('/?view=list');
  const label = page.getByRole('group', { name: 'Placement', exact: true }).locator('label');
  const row = personNamed(page, 'Nova').getByText('Position unknown');
  const glyphs = [
    ...['Full screen', 'Main area', 'Snapped', 'In background'].map((word) =>
      label.filter({ hasText: word }),
    ),
    row,
  ].map((place) => place.locator('[aria-hidden]').last());
  const pictures = new Set<string>();
  for (const glyph of glyphs) pictures.add((await glyph.screenshot()).toString('base64'));
  expect(pictures.size, 'five glyphs, five pictures').toBe(5);
});

test('screens and glyphs show a real screen, so text from right to left does not mirror them', async ({
  page,
  visit,
}) => {
  await visit({ world: SEED_WORLD });
  const card = personNamed(page, 'Nova');
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl';
  });
  const xbox = card.getByRole('group', { name: 'Xbox One' });
  const main = await stretchOf(xbox.getByRole('button', { name: MAIN_AREA }), xbox);
  const side = await stretchOf(xbox.getByRole('button', { name: AT_THE_SIDE }), xbox);
  expect(side.left).toBeGreaterThan(main.left);
  await page.getByRole('radio', { name: 'List' }).check();
  const glyph = card.getByText('Main area', { exact: true }).locator('[aria-hidden]');
  await expect(glyph).toHaveCount(1);
  expect(await emptySides(glyph), 'the strip is left empty at the right').toEqual({ left: 1, right: 5 });
});
