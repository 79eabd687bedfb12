import type { Locator } from 'playwright/test';
import { png } from '#testing/tiny-pictures.ts';
import { openDetails, personNamed } from './elements.ts';
import { expect, test } from './fixtures.ts';
import { playing, worldOf } from './world.ts';

const HOME = 'https://images-eds-ssl.xboxlive.com/image?url=';
const online = { devices: [{ type: 'Scarlett', titles: [playing('Contoso 5')] }] };
const WORLD = worldOf({
  Ada: { picture: `${HOME}ada`, ...online },
  Bo: { picture: `${HOME}broken`, ...online },
  Cy: online,
  Dee: { picture: 'https://attacker.test/dee.png', ...online },
});

const fetchPicture = (url: string): Promise<Response> =>
  Promise.resolve(
    url.includes('broken')
      ? new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } })
      : new Response(new Uint8Array(png(64, 64)), { headers: { 'content-type': 'image/png' } }),
  );

/** What lies over the letters of a face. */
function facePaint(face: Locator): Promise<string> {
  return face.evaluate((element) => getComputedStyle(element, '::before').backgroundImage);
}

test('people are shown by their picture, and by their letters where there is none that may be shown', async ({
  page,
  visit,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname.startsWith('/api/picture/')) asked.push(pathname + search);
  });
  const { stack } = await visit({ world: WORLD, fetchPicture, mayFail: true });
  const face = (name: string) => personNamed(page, name).locator('.face');
  await expect.poll(() => facePaint(face('Ada'))).toContain(`${stack.url}/api/picture/`);
  expect(await facePaint(face('Cy'))).toBe('none');
  // Letters stand under every picture, for as long as it takes and for good where it does not come.
  for (const name of ['Ada', 'Bo', 'Cy', 'Dee']) await expect(face(name)).toContainText(name[0] ?? '');
  await expect.poll(() => asked.length).toBe(3);

  const panel = await openDetails(page, 'Ada');
  await expect.poll(() => facePaint(panel.locator('.face'))).toContain('size=208');
});
