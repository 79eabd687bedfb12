import dns from 'node:dns';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createPlainServer } from 'node:http';
import { createServer as createTlsServer, type Server } from 'node:https';
import { createServer, type AddressInfo, type Server as Sockets } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { exchange } from '#gateway/upstream-exchange.ts';
import { endPrograms, startProgram } from '#testing/started-program.ts';
import { CERTIFICATE, EXPIRED_CERTIFICATE } from '#testing/tls/certificate.ts';
import { httpUpstream } from './http-upstream.ts';

/* The way to the presence service: its name, and who stands at the other end. */

// A process takes a second to start, several on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const PEOPLE = '/xbl/userpresence/users/me/groups/People';
const TOKEN = 'XBL3.0 x=1;a-token-of-these-tests';

const folder = mkdtempSync(join(tmpdir(), 'friends-presence-way-'));
const trusted = join(folder, 'trusted.pem');
const servers: (Server | Sockets)[] = [];
beforeAll(() => {
  writeFileSync(trusted, CERTIFICATE.cert + EXPIRED_CERTIFICATE.cert);
});
afterEach(async () => {
  endPrograms();
  for (const server of servers.splice(0)) {
    if ('closeAllConnections' in server) server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A presence service behind TLS. @returns its port, and the questions that reached it */
async function serve({ cert, key }: typeof CERTIFICATE): Promise<{ port: number; asked: string[] }> {
  const asked: string[] = [];
  const server = createTlsServer({ cert, key }, (incoming, outgoing) => {
    asked.push(incoming.url ?? '');
    outgoing.writeHead(200, { 'content-type': 'application/json' });
    outgoing.end(incoming.url?.includes('/groups/') ? '[]' : '{"xuid":"1","state":"Online"}');
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '::', resolve));
  return { port: (server.address() as AddressInfo).port, asked };
}

/** Why a client that trusts both certificates turns away; undefined if it does not. */
function complaint(port: number, host: string): Promise<string | undefined> {
  const ca = [CERTIFICATE.cert, EXPIRED_CERTIFICATE.cert];
  return new Promise((resolve) => {
    const socket = connect({ port, host, ca, servername: host === 'localhost' ? host : '' }, () => {
      socket.destroy();
      resolve(undefined);
    });
    socket.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code));
  });
}

/** A gateway as a program that trusts those certificates, and what it answers. */
async function statusFrom(upstream: string, env: Record<string, string> = { NODE_EXTRA_CA_CERTS: trusted }) {
  const argv = ['--port', '0', '--service-port', '0', '--upstream', upstream];
  const program = startProgram(folder, 'dev-main', argv, { XBL_AUTHORIZATION: TOKEN, ...env });
  const answer = await fetch((await program.ready) + PEOPLE);
  const text = await answer.text();
  program.child.kill('SIGTERM');
  const { code, stderr } = await program.ended;
  expect(code).toBe(0);
  expect(text + stderr).not.toContain('a-token-of-these-tests');
  return answer.status;
}

describe('TLS', () => {
  it('is gone through where the certificate holds', async () => {
    const { port, asked } = await serve(CERTIFICATE);
    expect(await statusFrom(`https://localhost:${port}`)).toBe(200);
    expect(asked).toContain('/users/me/groups/People');
  });

  it.each([
    ['that has ended', EXPIRED_CERTIFICATE, 'localhost', 'CERT_HAS_EXPIRED'],
    ['of another host', CERTIFICATE, '::1', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ] as const)('with a certificate %s is 502, and the token stays here', async (_, certificate, host, why) => {
    const { port, asked } = await serve(certificate);
    expect(await complaint(port, host), 'the proof').toBe(why);
    expect(await statusFrom(`https://${host === '::1' ? '[::1]' : host}:${port}`)).toBe(502);
    expect(asked).toEqual([]);
  });

  it('with a certificate that nobody vouches for is 502, and the token stays here', async () => {
    const { port, asked } = await serve(CERTIFICATE);
    expect(await statusFrom(`https://localhost:${port}`, {})).toBe(502);
    expect(asked).toEqual([]);
  });

  it('that never comes about is 504 when the time is up', async () => {
    let connections = 0;
    const silent = createServer((socket) => {
      connections += 1;
      socket.resume();
      socket.on('error', () => undefined);
    });
    servers.push(silent);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const handler = httpUpstream(`https://127.0.0.1:${(silent.address() as AddressInfo).port}`);
    const asked = exchange(handler, new Request('http://upstream.invalid/users/me'), 300);
    await expect(asked).rejects.toMatchObject({ refusal: { status: 504 } });
    expect(connections).toBe(1);
  });
});

it('a name that leads nowhere is 502', async () => {
  const handler = httpUpstream('http://nobody.invalid');
  const asked = exchange(handler, new Request('http://upstream.invalid/users/me'), 30_000);
  await expect(asked).rejects.toMatchObject({ refusal: { status: 502 } });
});

it('a name that leads to another address is followed to it, once the one before is gone', async () => {
  const reached: string[] = [];
  const names: string[] = [];
  const standAt = async (
    address: string,
    port: number,
  ): Promise<{ port: number; leave: () => Promise<void> }> => {
    const server = createPlainServer((_, outgoing) => {
      reached.push(address);
      outgoing.end('[]');
    });
    await new Promise<void>((resolve) => server.listen(port, address, resolve));
    return {
      port: (server.address() as AddressInfo).port,
      leave: async () => {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      },
    };
  };
  const before = await standAt('127.0.0.1', 0);
  const after = await standAt('127.0.0.2', before.port);
  let address = '127.0.0.1';
  // Names are looked up by the system, which asks no server of ours: this one name is answered here.
  const lookedUp = vi.spyOn(dns, 'lookup').mockImplementation(((
    name: string,
    options: dns.LookupOptions,
    done: (error: null, found: unknown, family?: number) => void,
  ) => {
    names.push(name);
    if (options.all === true) done(null, [{ address, family: 4 }]);
    else done(null, address, 4);
  }) as typeof dns.lookup);
  try {
    const handler = httpUpstream(`http://presence.test:${before.port}`);
    const ask = () => exchange(handler, new Request('http://upstream.invalid/users/me'), 30_000);
    await ask();
    expect(reached).toEqual(['127.0.0.1']);
    address = '127.0.0.2';
    await before.leave();
    await ask().catch(() => ask());
    expect(reached).toEqual(['127.0.0.1', '127.0.0.2']);
    expect(names).toEqual(['presence.test', 'presence.test']);
  } finally {
    lookedUp.mockRestore();
    await before.leave().catch(() => undefined);
    await after.leave();
  }
});
