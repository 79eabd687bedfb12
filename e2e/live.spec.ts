import { device, group, groupHeadings, personNamed, titleLines } from './elements.ts';
import { expect, test } from './fixtures.ts';
import { peopleQuestions } from './people-questions.ts';
import { playing, worldOf, xuidOf } from './world.ts';

const WORLD = worldOf({
  Ada: { devices: [{ type: 'Scarlett', titles: [playing('Contoso 5', 'Full', 'Lobby')] }] },
  Bo: { devices: [{ type: 'Android' }] },
});
const ADA = xuidOf(0);

test('a friend who moves is shown where they are now, at the next poll', async ({ page, visit }) => {
  const { stack, pass } = await visit({ world: WORLD });
  const ada = personNamed(page, 'Ada');
  await expect(ada).toContainText('Lobby');

  await stack.presence.restate(ADA, [
    { type: 'Scarlett', titles: [playing('Contoso 5', 'Full', 'Team Deathmatch on Nirvana')] },
  ]);
  await pass(15);
  await expect(ada).toContainText('Team Deathmatch on Nirvana');

  await stack.presence.restate(ADA, [
    { type: 'XboxOne', titles: [playing('Blockwright', 'Fill'), playing('Contoso Waypoint', 'Snapped')] },
  ]);
  await pass(15);
  await expect(titleLines(device(ada, 'Xbox One'))).toHaveText([
    /^Blockwright\s*Main area$/,
    /^Contoso Waypoint\s*Snapped$/,
  ]);
  await expect(device(ada, 'Xbox Series X|S')).toHaveCount(0);

  await stack.presence.restate(ADA, []);
  await pass(15);
  await expect(personNamed(group(page, 'In title'), 'Ada')).toContainText('Just left');
  // Long enough to be gone for good.
  stack.clock.wind(170_000);
  await page.clock.fastForward(170_000);
  await expect(personNamed(group(page, 'Offline'), 'Ada')).toContainText('Last seen in');
  await expect(groupHeadings(page)).toHaveText(['Away1', 'Offline1']);
});

test('the record in open details follows the friend', async ({ page, visit }) => {
  const { stack, pass } = await visit({ world: WORLD });
  await personNamed(page, 'Ada').getByRole('button', { name: 'Ada' }).click();
  const details = page.getByRole('dialog', { name: 'Details of Ada' });
  await expect(details.getByRole('button', { name: /^Contoso 5,/ })).toBeVisible();
  await stack.presence.restate(ADA, [{ type: 'Win32', titles: [playing('Blockwright')] }]);
  await pass(15);
  await expect(details.getByRole('button', { name: 'Blockwright, full screen, on Windows' })).toBeVisible();
  await expect(details.getByRole('region', { name: 'Record' })).toContainText('"type": "Win32"');
});

test('pause stops asking; resume asks at once', async ({ page, visit }) => {
  const { stack, guard, pass } = await visit({ world: WORLD });
  await expect(personNamed(page, 'Ada')).toBeVisible();
  await page.getByRole('button', { name: 'Pause updates' }).click();
  await expect(page.getByText(/^Paused \d\d:\d\d$/)).toBeVisible();
  await guard.idle();
  const pausedAt = stack.clock.now();
  const before = peopleQuestions(stack).length;
  await stack.presence.restate(ADA, [{ type: 'Scarlett', titles: [playing('Blockwright')] }]);
  const sent: string[] = [];
  page.on('request', (request) => sent.push(new URL(request.url()).pathname));
  await pass(120);
  expect(peopleQuestions(stack).length).toBe(before);
  expect(
    sent.filter((path) => path.startsWith('/xbl/')),
    'the page has not even asked the gateway',
  ).toEqual([]);
  await expect(personNamed(page, 'Ada')).toContainText('In Contoso 5');

  await page.getByRole('button', { name: 'Resume updates' }).click();
  await expect(personNamed(page, 'Ada')).toContainText('In Blockwright');
  const resumedAt = stack.clock.now();
  const since = stack.upstream.requests.filter(({ time }) => time > pausedAt);
  expect(
    since.map(({ time }) => time),
    'one question, at the moment of resuming',
  ).toEqual([resumedAt]);
});

test('the interval that is chosen is kept, and kept to', async ({ page, visit }) => {
  const { stack, pass, goto } = await visit({ world: WORLD });
  await expect(personNamed(page, 'Ada')).toBeVisible();
  const openSettings = () => page.getByRole('button', { name: 'Settings' }).click();
  const choice = (name: string) =>
    page.getByRole('dialog', { name: 'Settings' }).getByRole('radio', { name, exact: true });
  await openSettings();
  await expect(choice('15 s')).toBeChecked();
  await choice('1 min').check();
  await page.keyboard.press('Escape');
  const before = stack.clock.now();
  await pass(130);
  await expect.poll(() => stack.upstream.requests.filter(({ time }) => time > before).length).toBe(2);
  const times = stack.upstream.requests.filter(({ time }) => time > before).map(({ time }) => time - before);
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(58_000);
  await goto('/');
  await openSettings();
  await expect(choice('1 min')).toBeChecked();
});

test('a hidden page asks half as often, and at once when it is seen again', async ({ page, visit }) => {
  const { stack, pass } = await visit({ world: WORLD });
  await expect(personNamed(page, 'Ada')).toBeVisible();
  const setHidden = (hidden: boolean) =>
    page.evaluate((isHidden) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
      Object.defineProperty(document, 'visibilityState', {
        configurable: true,
        get: () => (isHidden ? 'hidden' : 'visible'),
      });
      document.dispatchEvent(new Event('visibilitychange'));
      window.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await setHidden(true);
  const before = stack.clock.now();
  const since = () => stack.upstream.requests.filter(({ time }) => time > before);
  // The gateway keeps an answer for an interval; the last one is older than that when the page is seen again.
  await pass(140);
  await expect.poll(() => since().length).toBe(4);
  const hiddenFor = stack.clock.now() - before;
  await stack.presence.restate(ADA, [{ type: 'Scarlett', titles: [playing('Blockwright')] }]);
  await setHidden(false);
  await expect(personNamed(page, 'Ada')).toContainText('In Blockwright');
  expect(since().at(-1)?.time).toBe(before + hiddenFor);
});

test('a friend who leaves the viewer’s people leaves the list', async ({ page, visit }) => {
  const { stack, pass } = await visit({ world: WORLD });
  await expect(personNamed(page, 'Bo')).toBeVisible();
  stack.upstream.answer(({ path }) =>
    path.includes('/groups/') ? [{ xuid: ADA, state: 'Offline' }] : undefined,
  );
  await pass(15);
  await expect(groupHeadings(page), 'Ada has just left').toHaveText(['In title1']);
  await expect(personNamed(page, 'Bo')).toHaveCount(0);
});

test('somebody missing from a roster’s answer stays, marked, until the third answer without them', async ({
  page,
  visit,
}) => {
  const { stack, pass } = await visit(
    { world: { ...WORLD, groups: { 'Raid team': [ADA, xuidOf(1)] } } },
    '/r/raid-team/friends',
  );
  const bo = personNamed(page, 'Bo');
  await expect(bo).toContainText('Away');
  stack.upstream.answer(({ path }) =>
    path === '/users/batch' ? [{ xuid: ADA, state: 'Offline' }] : undefined,
  );
  await pass(15);
  await expect(personNamed(group(page, 'Away'), 'Bo')).toContainText('not in the last answer');
  await pass(15);
  await expect(personNamed(group(page, 'Away'), 'Bo')).toContainText('not in the last answer');
  await pass(15);
  await expect(personNamed(group(page, 'No data shared'), 'Bo')).toBeVisible();
});
