import { request as httpsRequest } from 'node:https';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openLockedDoor, type LockedDoor } from '#testing/locked-door.ts';
import { CERTIFICATE } from '#testing/tls/certificate.ts';

/* The gateway behind a real socket, and what strangers may try on it. */

const doors: LockedDoor[] = [];
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(doors.splice(0).map((door) => door.close()));
});

async function open(options: Parameters<typeof openLockedDoor>[0] = {}): Promise<LockedDoor> {
  const door = await openLockedDoor(options);
  doors.push(door);
  return door;
}

/** Sends bytes and reads until the other side closes. */
function raw(door: LockedDoor, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(door.port, '127.0.0.1');
    sockets.push(socket);
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      text += chunk;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(text);
    });
    socket.write(bytes);
  });
}

const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);

function get(door: LockedDoor, target: string, host = `127.0.0.1:${door.port}`, more = ''): Promise<string> {
  return raw(door, `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${more}\r\n`);
}

const SEGMENTS = ['users', 'me', 'xuid(1)', 'groups', 'People', 'devices', 'batch'];
const TRICKS = [
  '..',
  '.',
  '%2e%2e',
  '%2E.',
  '%252e%252e',
  '%2f',
  '%2F..%2F',
  '%5c',
  '%00',
  ';x',
  '//',
  '%0d%0a',
  '@',
];

/** Some hundred targets that lead elsewhere if anybody takes them at their word. */
function craftedTargets(): string[] {
  const base = '/xbl/userpresence';
  const targets = [
    'http://attacker.test/xbl/userpresence/users/me',
    'https://attacker.test/users/me',
    '//attacker.test/users/me',
    '/xbl/userpresence//attacker.test/users/me',
    '/xbl/userpresence/@attacker.test/users/me',
    '/xbl/userpresence/http://attacker.test/',
    '/xbl/userpresence/users/me?url=http://attacker.test/',
    '/xbl/userpresence/users/xuid(1)%20HTTP/1.1%0d%0aX:1',
    '/xbl/userpresence/users/xuid(1%0d%0aHost:attacker.test)',
    '/xbl/userpresence/users/xuid(\u0661)',
    '/xbl/userpresence/users/xuid(1)/../../../api/status',
    '/XBL/userpresence/users/me',
    '/xbl/profile/../userpresence/users/me',
  ];
  for (const segment of SEGMENTS) {
    for (const trick of TRICKS) {
      targets.push(`${base}/users/${trick}/${segment}`, `${base}/${segment}${trick}users/me`);
      targets.push(`${base}/users/${segment}${trick}`, `${base}/users/xuid(${trick})/${segment}`);
    }
  }
  return targets;
}

/** What the upstream may ever be asked by a read. */
const TEMPLATES =
  /^\/users\/(?:me|xuid\([1-9]\d{0,19}\))(?:\?level=(?:user|device|title|all))?$|^\/users\/me\/groups\/People(?:\?level=(?:user|device|title|all))?$/;

describe('a target', () => {
  it('reaches the upstream as one of its templates or not at all, however it is written', async () => {
    const door = await open();
    const targets = craftedTargets();
    expect(targets.length).toBeGreaterThan(300);
    for (const target of targets) {
      const answer = await get(door, target);
      expect([200, 400, 401, 404, 405, 421], `${target}: ${answer.slice(0, 60)}`).toContain(statusOf(answer));
    }
    // The positive control: plain questions do arrive.
    await get(door, '/xbl/userpresence/users/me');
    expect(door.calls).toContain('/users/me');
    for (const call of door.calls) expect(call).toMatch(TEMPLATES);
  });

  it.each(['TRACE', 'OPTIONS', 'PATCH', 'PROPFIND'])('is not served with %s', async (method) => {
    const door = await open();
    const answer = await raw(
      door,
      `${method} /xbl/userpresence/users/me HTTP/1.1\r\nHost: 127.0.0.1:${door.port}\r\nConnection: close\r\n\r\n`,
    );
    expect(statusOf(answer)).toBe(405);
    expect(answer.toLowerCase()).not.toContain('access-control-');
    expect(door.calls).toEqual([]);
  });

  it('may not carry a second header in it', async () => {
    const door = await open();
    const answer = await get(door, '/api/status?x=%0d%0aset-cookie:%20a=b');
    expect(answer.toLowerCase()).not.toContain('set-cookie');
  });
});

describe('a Host', () => {
  it.each([
    'attacker.test',
    'localhost.attacker.test',
    '127.0.0.1.nip.io',
    'localhost.',
    '[::1]',
    '127.1',
    '0.0.0.0',
    '2130706433',
  ])('that is not ours (%s) is 421', async (name) => {
    const door = await open();
    expect(statusOf(await get(door, '/xbl/userpresence/users/me', `${name}:${door.port}`))).toBe(421);
    expect(door.calls).toEqual([]);
  });

  it('counts in any case, and where it was allowed', async () => {
    const door = await open({ allowedHosts: ['presence.example'] });
    expect(statusOf(await get(door, '/api/status', `LOCALHOST:${door.port}`))).toBe(200);
    expect(statusOf(await get(door, '/api/status', 'presence.example'))).toBe(200);
  });

  it('comes once', async () => {
    const door = await open();
    const own = `127.0.0.1:${door.port}`;
    for (const second of [own, 'attacker.test']) {
      const answer = await get(door, '/xbl/userpresence/users/me', own, `Host: ${second}\r\n`);
      expect([400, 421]).toContain(statusOf(answer));
    }
    expect(statusOf(await get(door, `http://attacker.test/xbl/userpresence/users/me`))).toBe(421);
    expect(door.calls).toEqual([]);
  });
});

describe('the length', () => {
  const post = (door: LockedDoor, head: string, body = '') =>
    raw(
      door,
      `POST /xbl/userpresence/users/batch HTTP/1.1\r\nHost: 127.0.0.1:${door.port}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\n${head}\r\n\r\n${body}`,
    );

  it('of a body is 1 MiB: a longer one is refused before it is sent', async () => {
    const door = await open();
    expect(statusOf(await post(door, 'Content-Length: 1073741824'))).toBe(413);
    expect(door.calls).toEqual([]);
  });

  it('of a body is 1 MiB in chunks too', async () => {
    const door = await open();
    const chunk = `100000\r\n${' '.repeat(0x10_0000)}\r\n`;
    expect(statusOf(await post(door, 'Transfer-Encoding: chunked', chunk + chunk))).toBe(413);
  });

  it('of a head is 16 KiB', async () => {
    const door = await open();
    expect(statusOf(await get(door, '/api/status', undefined, `X: ${'a'.repeat(17_000)}\r\n`))).toBe(431);
  });

  it('of an address is 8 KiB', async () => {
    const door = await open();
    expect(statusOf(await get(door, `/api/status?${'a'.repeat(8190)}`))).toBe(414);
    expect(statusOf(await get(door, `/${'a'.repeat(20_000)}`))).toBe(414);
  });
});

describe('connections of one address', () => {
  it('are so many and no more; closed ones make room', async () => {
    const door = await open({ most: 3 });
    const held = await Promise.all(
      [1, 2, 3].map(
        () =>
          new Promise<Socket>((resolve) => {
            const socket = connect(door.port, '127.0.0.1', () => {
              resolve(socket);
            });
            sockets.push(socket);
          }),
      ),
    );
    // Their answer shows that they count.
    for (const socket of held) {
      socket.write(`GET /api/health HTTP/1.1\r\nHost: 127.0.0.1:${door.port}\r\n\r\n`);
      await new Promise((resolve) => socket.once('data', resolve));
    }
    expect(await get(door, '/api/health')).toBe('');
    const [first] = held;
    const closed = new Promise((resolve) => first?.once('close', resolve));
    first?.end();
    await closed;
    await expect.poll(() => get(door, '/api/health').then(statusOf), { timeout: 20_000 }).toBe(200);
  });

  it('are not counted for a trusted proxy, behind which are many', async () => {
    const door = await open({ most: 0, trustedProxies: ['127.0.0.1'] });
    const more = 'X-Forwarded-For: 203.0.113.7\r\nX-Forwarded-Proto: https\r\n';
    expect(statusOf(await get(door, '/api/health', undefined, more))).toBe(200);
  });

  it('refuse nothing of who asks fifty times a second on a connection each', async () => {
    const door = await open();
    // An idle connection ends after five seconds, so fifty a second are two hundred and fifty at once.
    const held = await Promise.all(
      Array.from(
        { length: 250 },
        () =>
          new Promise<number>((resolve) => {
            const socket = connect(door.port, '127.0.0.1', () => {
              socket.write(`GET /api/health HTTP/1.1\r\nHost: 127.0.0.1:${door.port}\r\n\r\n`);
            });
            sockets.push(socket);
            socket.once('data', (chunk) => {
              resolve(statusOf(String(chunk)));
            });
          }),
      ),
    );
    expect(new Set(held)).toEqual(new Set([200]));
  });
});

describe('over HTTPS', () => {
  function getSecurely(
    door: LockedDoor,
    path: string,
  ): Promise<{ status: number | undefined; hsts: unknown }> {
    return new Promise((resolve, reject) => {
      const asked = httpsRequest(
        { host: '127.0.0.1', port: door.port, path, ca: CERTIFICATE.cert, agent: false },
        (answer) => {
          answer.resume();
          answer.once('end', () => {
            resolve({ status: answer.statusCode, hsts: answer.headers['strict-transport-security'] });
          });
        },
      );
      asked.once('error', reject);
      asked.end();
    });
  }

  it('answers, and stops in good order', async () => {
    const door = await open({ tls: true });
    expect(await getSecurely(door, '/api/health')).toEqual({ status: 200, hsts: 'max-age=31536000' });
    expect(await getSecurely(door, '/xbl/userpresence/users/me')).toMatchObject({ status: 200 });
  });

  it('answers nothing in the clear', async () => {
    const door = await open({ tls: true });
    expect(await get(door, '/api/health')).not.toContain('200 OK');
  });
});

describe('behind a proxy', () => {
  it('is open through the stated one that serves HTTPS', async () => {
    const door = await open({ trustedProxies: ['127.0.0.1'] });
    const by = (more: string) => get(door, '/xbl/userpresence/users/me', undefined, more).then(statusOf);
    expect(await by('X-Forwarded-For: 203.0.113.7\r\nX-Forwarded-Proto: https\r\n')).toBe(200);
    expect(await by('X-Forwarded-For: 203.0.113.7\r\nX-Forwarded-Proto: http\r\n')).toBe(403);
    expect(await by('')).toBe(403);
  });

  it('is shut where nobody stated it', async () => {
    const door = await open();
    const answer = await get(
      door,
      '/xbl/userpresence/users/me',
      undefined,
      'X-Forwarded-For: 203.0.113.7\r\n',
    );
    expect(statusOf(answer)).toBe(403);
    expect(answer).toContain('--trusted-proxy');
    expect(door.calls).toEqual([]);
  });
});
