import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createGateway } from '#gateway/api.ts';
import { CANARY, HOST, json, ORIGIN, VIEWER } from '#testing/front-door.ts';
import { gatewayOptions } from '#testing/gateway-options.ts';
import { listen, type Listener } from './listen.ts';
import { createMetrics } from './metrics.ts';
import { GATEWAY_VOICE } from './voices.ts';

it('tells of polls, their age, the budget, the upstream and who watches, and of nobody', async () => {
  let now = Date.parse('2026-11-20T21:00:00Z');
  const clock = () => now;
  const metrics = createMetrics(clock);
  let status = 200;
  const upstream = async () => {
    now += 30;
    return Promise.resolve(json([{ xuid: VIEWER, state: 'Online' }], { status }));
  };
  const gateway = createGateway(
    gatewayOptions(upstream, [HOST], {
      authorization: () => Promise.resolve(CANARY),
      viewer: VIEWER,
      clock,
      observe: metrics.observe,
    }),
  );
  metrics.watch(gateway.figures);
  const ask = (path: string) => gateway(new Request(ORIGIN + path, { headers: { host: HOST } }));
  const figures = async () => {
    const text = await (await metrics.handler(new Request('http://127.0.0.1/metrics'))).text();
    expect(text).not.toMatch(/CANARY|XBL3|2533274790000003/);
    return new Map(
      text
        .split('\n')
        .filter((line) => line.startsWith('presence_'))
        .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
    );
  };

  expect((await figures()).has('presence_last_success_age_seconds')).toBe(false);
  await ask('/api/status');
  await ask('/xbl/userpresence/users/me/groups/People');
  await ask('/xbl/userpresence/users/me/groups/People');
  now += 5000;
  const well = await figures();
  expect(Object.fromEntries(well)).toMatchObject({
    'presence_upstream_calls_total{class="read",status="200"}': 1,
    'presence_upstream_seconds_count{class="read"}': 1,
    presence_poll_interval_seconds: 15,
    presence_polled_questions: 1,
    presence_dashboards: 1,
    presence_last_success_age_seconds: 5,
    'presence_budget_used{class="read"}': 1,
    'presence_budget_limit{class="read"}': 100,
    'presence_budget_limit{class="write"}': 30,
    presence_upstream_up: 1,
    presence_breaker_open: 0,
  });
  now += 15_000;
  status = 500;
  await ask('/xbl/userpresence/users/me/groups/People');
  expect(Object.fromEntries(await figures())).toMatchObject({
    'presence_upstream_calls_total{class="read",status="500"}': 2,
    'presence_upstream_retries_total{class="read"}': 1,
    presence_upstream_up: 0,
    presence_dashboards: 0,
  });
});

describe('the host by which figures are asked for', () => {
  let listener: Listener | undefined;
  afterEach(() => listener?.close());

  async function ask(target: string, host: string): Promise<string> {
    const { handler } = createMetrics(Date.now, ['presence.example', 'figures:9464']);
    listener = await listen({
      host: '127.0.0.1',
      port: 0,
      voice: GATEWAY_VOICE,
      handler: () => handler,
    });
    const { port } = listener;
    return new Promise((resolve, reject) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(
          `GET ${target} HTTP/1.1\r\nHost: ${host.replace('PORT', String(port))}\r\nConnection: close\r\n\r\n`,
        );
      });
      socket.setEncoding('utf8');
      socket.on('data', (part: string) => (text += part));
      socket.once('error', reject);
      socket.once('close', () => resolve(text));
    });
  }

  it.each([
    'attacker.test',
    'attacker.test:PORT',
    'localhost.attacker.test',
    '127.0.0.1.nip.io:PORT',
    'localhost.',
  ])('that is not ours (%s) is 421, and told what to do', async (host) => {
    const answer = await ask('/metrics', host);
    expect(answer).toMatch(/^HTTP\/1\.1 421 /);
    expect(answer).toContain('Name its host in --allowed-host');
    expect(answer).not.toContain('process_cpu');
  });

  it('may not differ in an absolute target', async () => {
    expect(await ask('http://attacker.test/metrics', '127.0.0.1:PORT')).toMatch(/^HTTP\/1\.1 421 /);
  });

  it.each([
    '127.0.0.1:PORT',
    '127.0.0.1',
    'LOCALHOST:PORT',
    '[::1]:PORT',
    '172.17.0.2:9464',
    'presence.example',
    'Presence.example:PORT',
    'figures:PORT',
  ])('that is ours (%s) is served', async (host) => {
    expect(await ask('/metrics', host)).toMatch(/^HTTP\/1\.1 200 [^]*\nprocess_cpu/);
  });
});
