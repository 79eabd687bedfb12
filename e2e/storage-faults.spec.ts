import type { BrowserContext, Page } from 'playwright/test';
import { people, personNamed } from './elements.ts';
import { expect, test, type Visit } from './fixtures.ts';
import { playing, worldOf } from './world.ts';

/* What the browser's own storage can do to the page: it refuses, is full, is newer, is gone, holds garbage. */

const WORLD = worldOf({
  Ada: { devices: [{ type: 'Scarlett', titles: [playing('Contoso 5', 'Full', 'Lobby')] }] },
  Bo: {},
});

/** The friends are there, fresh, and still so at the next poll. */
async function expectLive(page: Page, { pass }: Pick<Visit, 'pass'>): Promise<void> {
  await expect(personNamed(page, 'Ada')).toContainText('Lobby');
  await pass(16);
  await expect(page.locator('[data-freshness]')).toHaveText(/^Live · /);
  await expect(people(page)).toHaveCount(2);
}

const databases = (page: Page) =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name, version }) => `${name} ${version}`));

test('a storage that is full costs no picture', async ({ page, visit }) => {
  await page.addInitScript(() => {
    const refused = { count: 0 };
    Object.assign(globalThis, { refused });
    IDBObjectStore.prototype.put = () => {
      refused.count += 1;
      throw new DOMException('There is no room.', 'QuotaExceededError');
    };
    Storage.prototype.setItem = () => {
      refused.count += 1;
      throw new DOMException('There is no room.', 'QuotaExceededError');
    };
  });
  const shown = await visit({ world: WORLD });
  await expectLive(page, shown);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('radio', { name: 'Light' }).check();
  await expect(page.getByRole('radio', { name: 'Light' })).toBeChecked();
  const refused = () =>
    page.evaluate(() => (globalThis as unknown as { refused: { count: number } }).refused.count);
  await expect.poll(refused, 'the proof').toBeGreaterThan(1);
  await expectLive(page, shown);
});

/** Another tab of the dashboard's origin, without the dashboard in it. */
async function besides(context: BrowserContext, { stack }: Visit): Promise<Page> {
  const other = await context.newPage();
  await other.goto(`${stack.url}/manifest.webmanifest`);
  return other;
}

test('databases of a newer build are left alone, and the page starts', async ({ page, context, visit }) => {
  const shown = await visit({ world: WORLD });
  await expectLive(page, shown);
  const other = await besides(context, shown);
  await other.evaluate(() =>
    Promise.all(
      ['last-picture', 'people'].map(
        (name) =>
          new Promise<void>((resolve, reject) => {
            const opening = indexedDB.open(name, 99);
            opening.addEventListener('success', () => {
              opening.result.close();
              resolve();
            });
            opening.addEventListener('error', () => reject(opening.error ?? new Error('refused')));
          }),
      ),
    ),
  );
  expect(await databases(other), 'the proof').toEqual(['last-picture 99', 'people 99']);
  await shown.goto('/');
  await expectLive(page, shown);
  expect(await databases(other)).toEqual(['last-picture 99', 'people 99']);
});

test('what the browser threw away between two visits is not missed', async ({ page, context, visit }) => {
  const shown = await visit({ world: WORLD });
  await expectLive(page, shown);
  await expect.poll(() => databases(page), 'something is kept').not.toEqual([]);
  await page.goto('about:blank');
  const other = await besides(context, shown);
  await other.evaluate(async () => {
    localStorage.clear();
    for (const { name = '' } of await indexedDB.databases()) {
      await new Promise((resolve) => {
        indexedDB.deleteDatabase(name).addEventListener('success', resolve);
      });
    }
  });
  expect(await databases(other), 'the proof').toEqual([]);
  await shown.goto('/');
  await expectLive(page, shown);
});

test('another tab may take the databases away: they are let go at once', async ({ page, context, visit }) => {
  const shown = await visit({ world: WORLD });
  await expectLive(page, shown);
  await expect.poll(() => databases(page)).not.toEqual([]);
  const other = await besides(context, shown);
  const gone = await other.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name = '' }) => name);
    for (const name of names) {
      await new Promise((resolve) => {
        // Resolves only once the first tab has let go.
        indexedDB.deleteDatabase(name).onsuccess = resolve;
      });
    }
    return names;
  });
  expect(gone, 'the proof').toContain('last-picture');
  await other.close();
  await expectLive(page, shown);
});

test('settings that are garbage, or refused, are the usual ones', async ({ page, visit }) => {
  await page.addInitScript(() => {
    for (const key of [
      'theme',
      'interval',
      'language',
      'clock',
      'views',
      'collapsed',
      'shortcuts',
      'saved-views',
    ]) {
      localStorage.setItem(key, '{"__proto__":{"polluted":1},"a":[');
    }
  });
  const shown = await visit({ world: WORLD });
  await expectLive(page, shown);
  expect(await page.evaluate(() => ({}) as { polluted?: number })).toEqual({});
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  });
  await shown.goto('/');
  await expect
    .poll(() =>
      page.evaluate(() => {
        try {
          return String(localStorage);
        } catch (error) {
          return (error as Error).name;
        }
      }),
    )
    .toBe('SecurityError');
  await expectLive(page, shown);
});

test('a reload in the middle of a question is one question more, and no fault', async ({ page, visit }) => {
  const shown = await visit({ world: WORLD });
  await expectLive(page, shown);
  const { upstream } = shown.stack;
  const before = upstream.requests.length;
  shown.guard.allowFailedRequests();
  upstream.fail('hang');
  await page.reload();
  await expect.poll(() => upstream.requests.length, 'the proof that it is under way').toBeGreaterThan(before);
  upstream.recover();
  await page.reload();
  await expectLive(page, shown);
});
