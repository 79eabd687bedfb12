import { describe, expect, it } from 'vitest';
import { json, openFrontDoor, type FrontDoor } from '#testing/front-door.ts';
import { png } from '#testing/tiny-pictures.ts';
import { createPictures, type FetchPicture } from './pictures.ts';

const HOME = 'https://images-eds-ssl.xboxlive.com';
const XUID = '2533274790000001';
const PICTURE = `/api/picture/${XUID}`;
const PROFILES = '/xbl/profile/users/batch/profile/settings';

const image = (bytes: Uint8Array = png(64, 64), type = 'image/png', status = 200): Response =>
  new Response(new Uint8Array(bytes), { status, headers: { 'content-type': type, 'set-cookie': 'a=b' } });

/** A gateway where one person's picture is at an address; what is fetched is answered by `fetch`. */
function open(
  address: string,
  fetch: FetchPicture = () => Promise.resolve(image()),
): { readonly door: FrontDoor; readonly fetched: string[] } {
  const fetched: string[] = [];
  const door = openFrontDoor(
    () =>
      json({
        profileUsers: [
          {
            id: XUID,
            settings: [
              { id: 'Gamertag', value: 'Nova' },
              { id: 'GameDisplayPicRaw', value: address },
            ],
          },
        ],
      }),
    {
      pictures: {
        origins: new Set([HOME]),
        fetch: (url, signal) => {
          fetched.push(url);
          return fetch(url, signal);
        },
      },
    },
  );
  return { door, fetched };
}

const profileOf = async (door: FrontDoor): Promise<unknown> =>
  (
    await door.send('POST', PROFILES, { userIds: [XUID], settings: ['Gamertag', 'GameDisplayPicRaw'] })
  ).json();

describe('a person’s picture', () => {
  it('is at our own address, and fetched from where it is in the size that was asked', async () => {
    const { door, fetched } = open(`${HOME}/image?url=abc.%2B-d&format=png`);
    expect(JSON.stringify(await profileOf(door))).toContain(`"value":"${PICTURE}"`);
    const answer = await door.ask(`${PICTURE}?size=208`);
    expect(answer.status).toBe(200);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array(png(64, 64)));
    expect(fetched).toEqual([`${HOME}/image?url=abc.%2B-d&format=png&w=208&h=208`]);
  });

  it('comes with headers of ours alone, as a picture and nothing else', async () => {
    const { door } = open(`${HOME}/a`);
    const { headers } = await door.ask(PICTURE);
    expect(headers.get('content-type')).toBe('image/png');
    expect(headers.get('content-security-policy')).toMatch(/; sandbox$/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('private, max-age=3600');
    expect(headers.has('set-cookie')).toBe(false);
  });

  it('is found though no profile was asked before', async () => {
    const { door, fetched } = open(`${HOME}/a`);
    expect((await door.ask(PICTURE)).status).toBe(200);
    expect(fetched).toEqual([`${HOME}/a?format=png&w=64&h=64`]);
    expect(door.calls).toHaveLength(1);
  });

  it('is fetched once for many who ask, and again when it is old', async () => {
    const { door, fetched } = open(`${HOME}/a`);
    await Promise.all([1, 2, 3].map(() => door.ask(PICTURE)));
    await door.ask(PICTURE);
    expect(fetched).toHaveLength(1);
    door.wind(60 * 60_000);
    await door.ask(PICTURE);
    expect(fetched).toHaveLength(2);
  });

  it('is fetched once for many who ask when it is old', async () => {
    const { door, fetched } = open(`${HOME}/a`);
    await door.ask(PICTURE);
    door.wind(60 * 60_000);
    const answers = await Promise.all([1, 2, 3].map(() => door.ask(PICTURE)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await door.ask(PICTURE);
    expect(fetched).toHaveLength(2);
  });

  it('is fetched safely where the network writes http', async () => {
    const { door, fetched } = open('http://images-eds-ssl.xboxlive.com/a');
    await door.ask(PICTURE);
    expect(fetched).toEqual([`${HOME}/a?format=png&w=64&h=64`]);
  });

  it.each(['63', '', '64px', '1000000', '64&size=208'])('has no size %j', async (size) => {
    const { door, fetched } = open(`${HOME}/a`);
    expect((await door.ask(`${PICTURE}?size=${size}`)).status).toBe(400);
    expect(fetched).toEqual([]);
  });

  it('is for our own page', async () => {
    const { door } = open(`${HOME}/a`);
    const answer = await door.ask(PICTURE, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(answer.status).toBe(403);
  });
});

describe('an address elsewhere', () => {
  it.each([
    '',
    'http://169.254.169.254/latest/meta-data',
    'https://attacker.test/a.png',
    'https://images-eds-ssl.xboxlive.com.attacker.test/a',
    'https://images-eds-ssl.xboxlive.com@attacker.test/a',
    'https://user:word@images-eds-ssl.xboxlive.com/a',
    'https://images-eds-ssl.xboxlive.com:8443/a',
    'https://attacker.test/?https://images-eds-ssl.xboxlive.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:image/png;base64,AAAA',
    '//images-eds-ssl.xboxlive.com/a',
  ])('is never asked, and never told: %j', async (address) => {
    const { door, fetched } = open(address);
    if (address !== '') expect(JSON.stringify(await profileOf(door))).not.toContain(address);
    expect((await door.ask(PICTURE)).status).toBe(404);
    expect(fetched).toEqual([]);
  });
});

describe('what comes in place of a picture', () => {
  it.each<[string, FetchPicture]>([
    [
      'a redirect',
      async () => new Response(null, { status: 302, headers: { location: 'https://attacker.test/' } }),
    ],
    ['a page', async () => image(Buffer.from('<!doctype html>'), 'text/html')],
    ['a page that calls itself a picture', async () => image(Buffer.from('<!doctype html>'), 'image/png')],
    ['a picture that calls itself a page', async () => image(png(64, 64), 'text/html')],
    ['a picture under another name', async () => image(png(64, 64), 'image/jpeg')],
    [
      'a drawing',
      async () => image(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml'),
    ],
    ['more than 1 MiB', async () => image(Buffer.concat([png(64, 64), Buffer.alloc(1024 * 1024)]))],
    ['a wall of pixels in few bytes', async () => image(png(30_000, 30_000, 1))],
    ['a failure', async () => image(png(64, 64), 'image/png', 500)],
    ['nobody', () => Promise.reject(new TypeError('fetch failed'))],
  ])('is not shown: %s', async (_, fetch) => {
    const { door, fetched } = open(`${HOME}/a`, fetch);
    const answer = await door.ask(PICTURE);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ source: 'Gateway' });
    expect(fetched).toHaveLength(1);
  });

  it('is asked for again after a minute, not at once', async () => {
    const { door, fetched } = open(`${HOME}/a`, () => Promise.reject(new TypeError('fetch failed')));
    await door.ask(PICTURE);
    await door.ask(PICTURE);
    expect(fetched).toHaveLength(1);
    door.wind(60_000);
    await door.ask(PICTURE);
    expect(fetched).toHaveLength(2);
  });
});

const LARGE = Buffer.concat([png(64, 64), Buffer.alloc(1000 * 1024)]);

/** Keeps large pictures, of which 32 fit and 40 do not. */
function keepLarge() {
  let [now, fetches] = [0, 0];
  const pictures = createPictures({
    origins: new Set([HOME]),
    clock: () => now,
    fetch: () => {
      fetches += 1;
      return Promise.resolve(image(LARGE));
    },
  });
  return {
    ask: (person: number) => {
      pictures.noticed(String(person), `${HOME}/${person}`);
      return pictures.picture(String(person), 64);
    },
    fetches: () => fetches,
    wind: (ms: number) => {
      now += ms;
    },
  };
}

it('keeps no more pictures than fit', async () => {
  const { ask, fetches } = keepLarge();
  for (let person = 1; person <= 40; person += 1) await ask(person);
  expect(fetches()).toBe(40);
  await ask(40);
  expect(fetches()).toBe(40);
  await ask(1);
  expect(fetches()).toBe(41);
});

it('keeps no more pictures than fit, however often one of them grew old while many asked', async () => {
  const { ask, fetches, wind } = keepLarge();
  for (let round = 0; round < 20; round += 1) {
    await Promise.all([ask(1), ask(1), ask(1)]);
    wind(60 * 60_000);
  }
  expect(fetches()).toBe(20);
  for (let person = 2; person <= 41; person += 1) await ask(person);
  await ask(2);
  expect(fetches()).toBe(20 + 40 + 1);
});
