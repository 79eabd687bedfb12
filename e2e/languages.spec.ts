import type { Locator, Page } from 'playwright/test';
import { expectAccessible } from './accessible.ts';
import { expectKeys, group, groupHeadings, people, personNamed } from './elements.ts';
import { expect, test, type Visit } from './fixtures.ts';
import { holdQuestions } from './held-questions.ts';
import { lastSeen, playing, TITLES, worldOf } from './world.ts';

const SCID = '00000000-0000-0000-0000-000001010101';

/** Ada's title and what she does there have words in every language; Bo is away since a while, Cem since long. */
const WORLD = worldOf(
  {
    Ada: {
      devices: [
        {
          type: 'XboxOne',
          titles: [
            {
              ...playing('Contoso 5', 'Fill'),
              lastModified: '2026-11-20T20:26:00.0000000',
              activity: { richPresence: { scid: SCID, id: 'playingMap', params: ['mountains'] } },
            },
            playing('Contoso Waypoint', 'Snapped'),
          ],
        },
        { type: 'WindowsOneCore', titles: [playing('Contoso Gamehelp', 'Background')] },
      ],
    },
    Bo: lastSeen('2026-11-20T18:00:00Z'),
    Cem: lastSeen('2026-03-07T18:00:00Z'),
  },
  {
    titles: [
      {
        id: TITLES['Contoso 5'],
        name: { default: 'Contoso 5', de: 'Contoso 5 auf Deutsch', ja: 'コントソ 5' },
        scid: SCID,
      },
      { id: TITLES['Contoso Waypoint'], name: { default: 'Contoso Waypoint' } },
      { id: TITLES['Contoso Gamehelp'], name: { default: 'Contoso Gamehelp' } },
    ],
    richPresence: [
      {
        scid: SCID,
        strings: {
          playingMap: {
            text: { default: 'Playing on {0}', de: 'Spielt auf {0}', ja: '{0}でプレイ中' },
            parameters: ['CurrentMap'],
          },
        },
        enumerations: {
          CurrentMap: { mountains: { default: 'Mountains', de: 'Berge', ja: '山' } },
        },
      },
    ],
  },
);

/** The control of the language, whatever the language is. */
function languageControl(page: Page): Locator {
  return page.getByRole('combobox', { name: /^(Language|Sprache|Idioma|言語)$/ });
}

async function openSettings(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Settings|Einstellungen|Ajustes|設定)$/ }).click();
}

async function choose(page: Page, language: string): Promise<void> {
  await openSettings(page);
  await languageControl(page).selectOption({ label: language });
  await page.keyboard.press('Escape');
}

/** The languages of the last question about friends that reached the presence service. */
function lastAsked({ stack }: Visit): string | undefined {
  return stack.upstream.requests.findLast(({ path }) => path.includes('/groups/'))?.headers[
    'accept-language'
  ];
}

/** What the browser's own `Intl` says. */
function relative(page: Page, language: string, hours: number): Promise<string> {
  return page.evaluate(
    ([tag, count]) => new Intl.RelativeTimeFormat(tag, { style: 'short' }).format(-count, 'hour'),
    [language, hours] as const,
  );
}

function date(page: Page, language: string, instant: string): Promise<string> {
  return page.evaluate(([tag, ms]) => new Intl.DateTimeFormat(tag, { dateStyle: 'medium' }).format(ms), [
    language,
    Date.parse(instant),
  ] as const);
}

test('choosing German turns the interface, titles and rich presence, and lasts', async ({ page, visit }) => {
  const visited = await visit({ world: WORLD });
  await expect(personNamed(page, 'Ada')).toContainText('Playing on Mountains');
  expect(lastAsked(visited)).toMatch(/^en-GB/);

  const asked = page.waitForRequest((request) => /^de\b/.test(request.headers()['accept-language'] ?? ''));
  await openSettings(page);
  await languageControl(page).focus();
  await languageControl(page).selectOption({ label: 'Deutsch' });
  expect((await asked).url()).toContain('/groups/People');
  await expect(languageControl(page), 'the focus stays').toBeFocused();
  await page.keyboard.press('Escape');

  const inGerman = async (): Promise<void> => {
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
    await expect(groupHeadings(page)).toHaveText(['In einem Titel1', 'Offline2']);
    const ada = personNamed(page, 'Ada');
    await expect(ada).toContainText('In Contoso 5 auf Deutsch · 2 Geräte');
    await expect(ada).toContainText('Spielt auf Berge');
    await expect(ada).toContainText('Hauptbereich');
    await expect(ada.getByText('34 Min.', { exact: true })).toBeVisible();
    await expect(personNamed(page, 'Bo').locator('time')).toHaveText(await relative(page, 'de', 3));
    await expect(personNamed(page, 'Cem').locator('time')).toHaveText(
      await date(page, 'de', '2026-03-07T18:00:00Z'),
    );
    expect(lastAsked(visited)).toMatch(/^de,en-GB;q=/);
  };
  await inGerman();
  await page.reload();
  await inGerman();
});

test('other tabs follow the language and the clock that are chosen in one, without a reload', async ({
  page,
  context,
  visit,
}) => {
  const { stack } = await visit({ world: WORLD });
  const other = await context.newPage();
  await other.goto(`${stack.url}/?view=list`);
  await expect(personNamed(other, 'Ada')).toContainText('Playing on');
  await expectKeys(other);
  await other.evaluate(() => Object.assign(window, { isSame: true }));
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'Deutsch' });
  await expect(other.locator('html')).toHaveAttribute('lang', 'de');
  await expect(personNamed(other, 'Ada')).toContainText('Spielt auf');
  await expect(group(other, 'In einem Titel')).toBeVisible();
  await other.getByRole('button', { name: 'Einstellungen' }).click();
  await expect(other.getByRole('combobox', { name: 'Sprache' })).toHaveValue('de');
  await page.getByRole('combobox', { name: 'Uhrzeit' }).selectOption({ label: '12 Stunden' });
  await expect(other.getByRole('combobox', { name: 'Uhrzeit' })).toHaveValue('h12');
  expect(await other.evaluate(() => 'isSame' in window), 'it was not loaded anew').toBe(true);
});

test('Japanese is found and chosen by keyboard alone', async ({ page, visit }) => {
  const visited = await visit({ world: WORLD });
  await expect(personNamed(page, 'Ada')).toBeVisible();
  await expectKeys(page);
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(languageControl(page)).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(languageControl(page)).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await page.keyboard.press('Escape');
  const ada = personNamed(page, 'Ada');
  await expect(ada).toContainText('コントソ 5をプレイ中 · デバイス2台');
  await expect(ada).toContainText('山でプレイ中');
  await expect(group(page, 'オフライン')).toBeVisible();
  await expect(personNamed(page, 'Bo').locator('time')).toHaveText(await relative(page, 'ja', 3));
  expect(lastAsked(visited)).toMatch(/^ja,/);
});

test('each language is named in itself, and marked as what it is', async ({ page, visit }) => {
  await visit({ world: WORLD });
  await openSettings(page);
  const options = languageControl(page).getByRole('option');
  await expect(options).toHaveText(['As the browser', 'English', 'Deutsch', 'Español', '日本語']);
  expect(await options.evaluateAll((all) => all.map((option) => option.getAttribute('lang')))).toEqual([
    null,
    'en',
    'de',
    'es',
    'ja',
  ]);
  await expect(languageControl(page)).toHaveValue('');
});

test('the last picture, the place and the way back stay while the language changes', async ({
  page,
  visit,
}) => {
  const { goto } = await visit({ world: WORLD }, '/?view=list');
  await goto('/?view=list&state=title');
  await personNamed(page, 'Ada').getByRole('button', { name: 'Ada', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Details of Ada' })).toBeVisible();
  const address = page.url();

  const answer = await holdQuestions(page, '**/groups/People*');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find people, titles and commands' }).fill('deutsch');
  await expect(page.getByRole('option', { name: 'Language: Deutsch' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Details zu Ada' })).toBeVisible();
  await expect(groupHeadings(page)).toHaveText(['In einem Titel1']);
  await expect(personNamed(page, 'Ada'), 'the words of the last answer').toContainText(
    'Playing on Mountains',
  );
  await expect(page.getByText('1 von 3 Personen')).toBeVisible();
  answer();
  await expect(personNamed(page, 'Ada')).toContainText('Spielt auf Berge');
  expect(page.url()).toBe(address);
  await page.goBack();
  await expect(page.getByRole('dialog', { name: 'Details zu Ada' })).toHaveCount(0);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByText('1 von 3 Personen')).toBeVisible();
});

test('numbers in words take the forms of the language', async ({ page, visit }) => {
  await visit({ world: WORLD }, '/?view=list&q=zzz');
  await choose(page, 'Español');
  await expect(page.getByText('Sin los filtros hay 3 personas.')).toBeVisible();
  await choose(page, 'Deutsch');
  await expect(page.getByText('Ohne Filter gibt es 3 Personen.')).toBeVisible();
  await choose(page, '日本語');
  await expect(page.getByText('フィルターなしでは3人います。')).toBeVisible();
});

test('words in a row are listed as the language lists them', async ({ page, visit }) => {
  await visit({ world: WORLD }, '/?view=table&placement=tiled&level=cosmic');
  const device = page.getByRole('row').filter({ hasText: 'Ada' }).getByRole('cell').nth(4);
  await expect(device).toHaveText('Xbox One, Windows');
  await expect(page.getByRole('status').filter({ hasText: 'Ignored: ' })).toBeVisible();
  await choose(page, 'Deutsch');
  await expect(device).toHaveText('Xbox One und Windows');
  await expect(page.getByRole('status').filter({ hasText: 'Nicht beachtet: ' })).toContainText(' und ');
  await choose(page, '日本語');
  await expect(device).toHaveText('Xbox One、Windows');
});

test('the clock follows the language unless one is chosen, and that lasts', async ({ page, visit }) => {
  await visit({ world: WORLD, standStill: true });
  await expect(personNamed(page, 'Ada')).toBeVisible();
  await page.getByRole('button', { name: 'Pause updates' }).click();
  const pill = page.locator('[data-freshness]');
  await expect(pill).toHaveText('Paused 21:00');
  await openSettings(page);
  const clock = page.getByRole('combobox', { name: 'Clock' });
  await clock.selectOption({ label: '12-hour' });
  await expect(pill).toHaveText('Paused 9:00 pm');
  await languageControl(page).selectOption({ label: 'Español' });
  await expect(pill).toHaveText(/^En pausa 9:00\sp\.\sm\.$/);
  await page.reload();
  await page.getByRole('button', { name: 'Pausar las actualizaciones' }).click();
  await expect(pill).toHaveText(/^En pausa 9:00\sp\.\sm\.$/);
});

for (const [locale, lang, heading, asked] of [
  ['de-DE', 'de', 'In einem Titel', 'de-DE,de;q=0.9'],
  ['ja-JP', 'ja', 'プレイ中', 'ja-JP,ja;q=0.9'],
  ['es-MX', 'es', 'En un título', 'es-MX,es;q=0.9'],
  ['fr-FR', 'en', 'In title', 'en,fr-FR;q=0.9'],
] as const) {
  test.describe(`in a browser that speaks ${locale}`, () => {
    test.use({ locale });

    test(`the first start speaks ${lang}`, async ({ page, visit }) => {
      const visited = await visit({ world: WORLD });
      await expect(group(page, heading)).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', lang);
      expect(lastAsked(visited)).toBe(asked);
    });
  });
}

test.describe('in a browser that speaks de-DE', () => {
  test.use({ locale: 'de-DE' });

  test('another language can be chosen, and given up again', async ({ page, visit }) => {
    await visit({ world: WORLD });
    await expect(group(page, 'In einem Titel')).toBeVisible();
    await choose(page, 'English');
    await expect(group(page, 'In title')).toBeVisible();
    await page.reload();
    await expect(group(page, 'In title')).toBeVisible();
    await choose(page, 'As the browser');
    await expect(group(page, 'In einem Titel')).toBeVisible();
    await page.reload();
    await expect(group(page, 'In einem Titel')).toBeVisible();
    await expect(people(page).first()).toBeVisible();
  });

  for (const width of [320, 1440]) {
    test(`axe finds nothing in the settings at ${width} px`, async ({ page, visit }) => {
      test.slow();
      await page.setViewportSize({ width, height: 700 });
      await visit({ world: WORLD });
      await expect(personNamed(page, 'Ada')).toBeVisible();
      await openSettings(page);
      await expect(languageControl(page)).toBeVisible();
      await expectAccessible(page);
    });
  }
});

test.describe('in a browser that speaks en-US', () => {
  test.use({ locale: 'en-US' });

  test('the clock has twelve hours', async ({ page, visit }) => {
    await visit({ world: WORLD, standStill: true });
    await expect(personNamed(page, 'Ada')).toBeVisible();
    await page.getByRole('button', { name: 'Pause updates' }).click();
    await expect(page.locator('[data-freshness]')).toHaveText(/^Paused 9:00\sPM$/);
  });
});
