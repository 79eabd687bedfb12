import { expect, it } from 'vitest';
import { createGateway } from '#gateway/api.ts';
import { CANARY, HOST, json, ORIGIN, VIEWER } from '#testing/front-door.ts';
import { gatewayOptions } from '#testing/gateway-options.ts';
import { createMetrics } from './metrics.ts';

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
