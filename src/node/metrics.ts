import { isIP } from 'node:net';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Figures } from '#gateway/api.ts';
import { Refusal } from '#gateway/answer.ts';
import { CALL_CLASSES } from '#contract/call-limits.ts';
import type { UpstreamEvent } from '#gateway/upstream.ts';
import type { Handler } from './listen.ts';

/** Figures about a gateway, for Prometheus and what reads its format. Nobody's name or XUID is among them. */
export type Metrics = {
  /** Told of each call to the upstream. */
  observe(event: UpstreamEvent): void;
  /** Reads the rest from the gateway whenever somebody asks. */
  watch(figures: Figures): void;
  /** Serves `GET /metrics`. */
  readonly handler: Handler;
};

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const PORT = /:\d*$/;

/**
 * Whether a host is one of ours: a name that somebody else's DNS points here is not. An address in digits needs no
 * DNS, so nobody can have it point elsewhere.
 */
function isServed(host: string, allowed: ReadonlySet<string>): boolean {
  const name = host.toLowerCase().replace(PORT, '');
  return name === 'localhost' || allowed.has(name) || isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0;
}

/**
 * @param clock ms
 * @param allowedHosts names, with or without a port, by which it may be asked beside this computer's own
 */
export function createMetrics(clock: () => number, allowedHosts: readonly string[] = []): Metrics {
  const allowed = new Set(allowedHosts.map((name) => name.replace(PORT, '')));
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const calls = new Counter({
    name: 'presence_upstream_calls_total',
    help: 'Calls to the presence service, by class and status; 0 is no answer.',
    labelNames: ['class', 'status'],
    registers,
  });
  const seconds = new Histogram({
    name: 'presence_upstream_seconds',
    help: 'How long calls to the presence service took.',
    labelNames: ['class'],
    buckets: SECONDS,
    registers,
  });
  const retries = new Counter({
    name: 'presence_upstream_retries_total',
    help: 'Calls that were made again.',
    labelNames: ['class'],
    registers,
  });
  const waits = new Counter({
    name: 'presence_upstream_waits_total',
    help: 'Pauses that the presence service asked for.',
    labelNames: ['class', 'status'],
    registers,
  });

  const gauge = (
    name: string,
    help: string,
    read: (gauge: Gauge) => void | Promise<void>,
    labelNames: string[] = [],
  ) =>
    new Gauge({
      name,
      help,
      labelNames,
      registers,
      collect() {
        return read(this as unknown as Gauge);
      },
    });

  return {
    observe: (event) => {
      if (event.event === 'call') {
        calls.inc({ class: event.class, status: event.status });
        seconds.observe({ class: event.class }, event.ms / 1000);
      } else if (event.event === 'retry') retries.inc({ class: event.class });
      else waits.inc({ class: event.class, status: event.status });
    },
    watch: (figures) => {
      gauge('presence_poll_interval_seconds', 'For how long an answer is kept now.', (it) =>
        it.set(figures.intervalSeconds()),
      );
      gauge('presence_polled_questions', 'Calls that one round of polling costs.', (it) =>
        it.set(figures.questions()),
      );
      gauge('presence_dashboards', 'Dashboards that asked for the status within the interval.', (it) =>
        it.set(figures.dashboards()),
      );
      gauge(
        'presence_last_success_age_seconds',
        'Since the last good answer; absent before the first.',
        (it) => {
          const last = figures.lastSuccess();
          it.reset();
          if (last === null) it.remove();
          else it.set((clock() - last) / 1000);
        },
      );
      gauge(
        'presence_budget_used',
        'Calls in the running window of five minutes.',
        (it) => {
          for (const call of CALL_CLASSES) it.set({ class: call }, figures.spent(call).used);
        },
        ['class'],
      );
      gauge(
        'presence_budget_limit',
        'Calls that the presence service allows in five minutes.',
        (it) => {
          for (const call of CALL_CLASSES) it.set({ class: call }, figures.spent(call).limit);
        },
        ['class'],
      );
      gauge('presence_upstream_up', '1 while the last presence read went well.', async (it) => {
        await figures.look();
        it.set(figures.signedIn() && figures.condition().state === 'ok' ? 1 : 0);
      });
      gauge('presence_breaker_open', '1 while the presence service is left alone.', (it) =>
        it.set(figures.breaker() === 'closed' ? 0 : 1),
      );
    },
    handler: async (request) => {
      const { pathname, host } = new URL(request.url);
      if (!isServed(host, allowed) || !isServed(request.headers.get('host') ?? host, allowed)) {
        return new Refusal(
          421,
          'The figures are not served by this name. Name its host in --allowed-host, or use the address that was printed at the start.',
        ).toResponse();
      }
      if (pathname !== '/metrics') return new Response(null, { status: 404 });
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
      }
      const headers = { 'content-type': register.contentType, 'cache-control': 'no-store' };
      return new Response(request.method === 'HEAD' ? null : await register.metrics(), { headers });
    },
  };
}
