import type { Page } from 'playwright/test';
import { expectAccessible, LOOKS, putOn, SCREENS } from './accessible.ts';
import { personNamed } from './elements.ts';
import { expect, test } from './fixtures.ts';
import { worldOf } from './world.ts';

const WORLD = worldOf({ Ada: {}, Bo: {} });
const PASSWORD = {
  stored: 'what is stored',
  matches: (given: string) => Promise.resolve(given === 'correct horse battery'),
};

async function give(page: Page, password: string): Promise<void> {
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Enter' }).click();
}

test('the password is asked first, and leads to the view that was wanted', async ({ page, visit }) => {
  const visited = { world: WORLD, password: PASSWORD, mayFail: true };
  const { stack } = await visit(visited, '/r/friends/friends?view=list');
  await expect(page.getByLabel('Password')).toBeFocused();
  await expect(page.getByText('Ada')).toHaveCount(0);
  await give(page, 'wrong password');
  await expect(page.getByRole('alert')).toHaveText('That is not the password.');
  await give(page, 'correct horse battery');
  await expect(personNamed(page, 'Ada')).toBeVisible();
  // The page writes the address of one's own friends the short way.
  await expect(page).toHaveURL(`${stack.url}/?view=list`);
  expect(await page.evaluate(() => document.cookie), 'no script reads it').toBe('');
  await page.reload();
  await expect(personNamed(page, 'Ada')).toBeVisible();
});

test('a page whose session has ended says so, and leads to the password', async ({
  page,
  visit,
  context,
}) => {
  const { pass } = await visit({ world: WORLD, password: PASSWORD, mayFail: true });
  await give(page, 'correct horse battery');
  await expect(personNamed(page, 'Ada')).toBeVisible();
  await context.clearCookies();
  await pass(16);
  const link = page.getByRole('alert').getByRole('link', { name: 'Give the password' });
  await expect(link).toBeVisible();
  await link.click();
  await expect(page.getByLabel('Password')).toBeVisible();
  await give(page, 'correct horse battery');
  await expect(personNamed(page, 'Ada')).toBeVisible();
});

test('whoever leaves is asked again', async ({ page, visit }) => {
  const { goto } = await visit({ world: WORLD, password: PASSWORD, mayFail: true });
  await give(page, 'correct horse battery');
  await expect(personNamed(page, 'Ada')).toBeVisible();
  await goto('/login');
  await page.getByRole('button', { name: 'Ask for the password again' }).click();
  await expect(page.getByLabel('Password')).toBeVisible();
  await goto('/');
  await expect(page.getByLabel('Password')).toBeVisible();
});

test('a form of another site gives no password', async ({ context, visit }) => {
  const { stack } = await visit({ world: WORLD, password: PASSWORD, mayFail: true });
  const page = await context.newPage();
  await page.route('http://attacker.test/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<form method="post" action="${stack.url}/login"><input name="password" value="correct horse battery"><button>Go</button></form>`,
    }),
  );
  await page.goto('http://attacker.test/');
  await page.getByRole('button').click();
  await expect(page.getByText('Only the dashboard itself may ask this.')).toBeVisible();
  await page.goto(stack.url);
  await expect(page.getByLabel('Password')).toBeVisible();
});

for (const screen of SCREENS) {
  for (const looks of LOOKS) {
    test(`the page that asks is accessible: ${screen.name}, ${looks}`, async ({ page, visit }) => {
      await putOn(page, screen, looks);
      await visit({ world: WORLD, password: PASSWORD, mayFail: true });
      await give(page, 'wrong password');
      await expect(page.getByRole('alert')).toBeVisible();
      await expectAccessible(page);
    });
  }
}
