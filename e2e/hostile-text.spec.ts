import { expectKeys, people } from './elements.ts';
import { expect, test } from './fixtures.ts';
import { VIEWER, worldOf, xuidOf } from './world.ts';

const WORLD = worldOf({ Ada: {} });
const ADA = xuidOf(0);

const RUN = 'window.hacked=1';
/** Ways to have a script run that have worked somewhere. */
const VECTORS: readonly string[] = [
  `<script>${RUN}</script>`,
  `"><script>${RUN}</script>`,
  `<img src=x onerror=${RUN}>`,
  `<svg onload=${RUN}>`,
  `<svg><script>${RUN}</script></svg>`,
  `<iframe srcdoc="<script>parent.hacked=1</script>">`,
  `<a href="javascript:${RUN}">x</a>`,
  `javascript:${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  `<body onload=${RUN}>`,
  `<details open ontoggle=${RUN}>`,
  `<input autofocus onfocus=${RUN}>`,
  `<video><source onerror=${RUN}>`,
  `<math><mtext><style><img src=x onerror=${RUN}></style></mtext></math>`,
  `<template><img src=x onerror=${RUN}></template>`,
  `' onmouseover='${RUN}`,
  `\`-${RUN}-\``,
  `\${${RUN}}`,
  `{{${RUN}}}`,
  `<style>@import'javascript:${RUN}';</style>`,
  `--></title><script>${RUN}</script>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  `&lt;script&gt;${RUN}&lt;/script&gt;`,
  `\u003cimg src=x onerror=${RUN}\u003e`,
  `<object data="javascript:${RUN}">`,
];

const FIELDS = [
  'gamertag',
  'device',
  'title',
  'placement',
  'state',
  'presence',
  'media',
  'provider',
] as const;

/** A person of whom every word is a vector, each field another one. */
function hostilePeople(offset: number) {
  const word = (field: number): string => VECTORS[(offset + field * 3) % VECTORS.length] ?? '';
  return {
    name: word(0),
    record: {
      xuid: ADA,
      state: 'Online',
      devices: [
        {
          type: word(1),
          titles: [
            {
              id: '7',
              name: word(2),
              placement: word(3),
              state: 'Active',
              activity: {
                richPresence: word(5),
                media: { id: word(6), idType: word(6), name: word(6) },
                broadcast: { id: word(7), session: word(7), provider: word(7), viewers: 1 },
              },
            },
          ],
        },
      ],
      lastSeen: { deviceType: word(1), titleId: '7', titleName: word(4), timestamp: word(4) },
    },
  };
}

test('two hundred ways to have a script run in what friends write run nothing, in any view', async ({
  page,
  visit,
}) => {
  let offset = 0;
  const { stack, goto } = await visit({ world: WORLD });
  stack.upstream.answer(({ path }) => {
    const { name, record } = hostilePeople(offset);
    if (path.includes('/groups/')) return [record];
    if (path.includes('/profile/')) {
      return {
        profileUsers: [
          { id: ADA, settings: [{ id: 'Gamertag', value: name }] },
          { id: VIEWER, settings: [] },
        ],
      };
    }
    return undefined;
  });
  expect(VECTORS.length * FIELDS.length).toBe(200);
  for (offset = 0; offset < VECTORS.length; offset += 1) {
    const view = ['cards', 'list', 'titles', 'table'][offset % 4] ?? 'cards';
    await goto(`/?view=${view}&level=all`);
    const { name, record } = hostilePeople(offset);
    const main = page.getByRole('main');
    await expect(main).toContainText(record.devices[0]?.titles[0]?.name ?? '');
    await expect(main).toContainText(name);
    if (view === 'cards' || view === 'list') {
      await people(page).first().getByRole('heading').getByRole('button').click();
      await expect(page.getByRole('dialog')).toBeVisible();
    }
    const found = await page.evaluate(() => ({
      hacked: 'hacked' in window,
      foreign: document.querySelectorAll(
        'main script, main iframe, main img, main svg script, main object, main video, main style',
      ).length,
    }));
    expect(found, `${VECTORS[offset]}`).toEqual({ hacked: false, foreign: 0 });
  }
});

test('marks that turn the direction of writing move nothing beside them', async ({ page, visit }) => {
  const { stack, goto } = await visit({ world: WORLD });
  const tricks = ['\u202e', '\u2066', '\u2067', '\u202b', '\u200f', '\u061c', '\u2029', '\ufeff'];
  let name = 'Plain';
  stack.upstream.answer(({ path }) =>
    path.includes('/profile/')
      ? { profileUsers: [{ id: ADA, settings: [{ id: 'Gamertag', value: name }] }] }
      : undefined,
  );
  const boxes = async () => {
    await goto('/?view=list');
    const person = people(page).first();
    await expect(person.getByRole('heading')).toHaveText('PlainName');
    // What is said above the list, which nobody is online in, comes with the keys.
    await expectKeys(page);
    const line = await person.getByRole('paragraph').first().boundingBox();
    const heading = await person.getByRole('heading').boundingBox();
    return [line, heading].map((box) => ({ x: box?.x, y: box?.y, height: box?.height }));
  };
  name = 'PlainName';
  const plain = await boxes();
  for (const trick of tricks) {
    name = `${trick}Plain${trick}Name${trick}`;
    expect(await boxes(), `U+${trick.codePointAt(0)?.toString(16)}`).toEqual(plain);
  }
});

test('a name without end and a tower of marks stay in their place', async ({ page, visit }) => {
  const { stack, goto } = await visit({ world: WORLD });
  let name = '';
  stack.upstream.answer(({ path }) =>
    path.includes('/profile/')
      ? { profileUsers: [{ id: ADA, settings: [{ id: 'Gamertag', value: name }] }] }
      : undefined,
  );
  for (const [text, start] of [
    ['W'.repeat(100_000), 'WWW'],
    [`A${'\u0301'.repeat(500)}`, '\u00c1'],
    ['\ufdfd'.repeat(500), '\ufdfd'],
    ['👨‍👩‍👧'.repeat(300), '👨‍👩‍👧'],
  ] as const) {
    name = text;
    for (const view of ['cards', 'list']) {
      await goto(`/?view=${view}`);
      const person = people(page).first();
      await expect(person.getByRole('heading')).toContainText(start);
      const height = (await person.getByRole('heading').boundingBox())?.height ?? 1000;
      expect(height).toBeLessThan(60);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      ).toBeLessThanOrEqual(0);
    }
  }
});
