import { ROOT } from '../install-missing.mjs';
import { openConnection, requestBytes, saturate, steadily, type Answer, type Connection } from './load.ts';
import { startNginx } from './nginx.ts';
import { startServer } from './process-under-test.ts';
import { median, type Part, type Row } from './row.ts';

/** Two hundred dashboards, each with a connection of its own. */
const DASHBOARDS = 200;
const PER_SECOND = 40;
const INTERVAL_SECONDS = 10;
const STEADY_MS = 30_000;

/** As many at once as keep a server busy without making it wait. */
const CONNECTIONS = 16;
const ROUND_MS = 2000;

const FRIENDS = '/users/me/groups/People?level=all';
const GATEWAY_FRIENDS = `/xbl/userpresence${FRIENDS}`;

const isGood = ({ status, bodyBytes }: Answer): boolean => status === 200 && bodyBytes > 1000;

async function connections(port: number, count: number): Promise<Connection[]> {
  return Promise.all(Array.from({ length: count }, () => openConnection(port)));
}

function closeAll(all: readonly Connection[]): void {
  for (const connection of all) connection.close();
}

async function countOf(port: number): Promise<number> {
  return Number(await (await fetch(`http://127.0.0.1:${port}/count`)).text());
}

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN;
}

/** Many dashboards on one roster: what the upstream sees, and how long each waits. */
async function steady(gateway: number, upstream: number): Promise<Row[]> {
  const all = await connections(gateway, DASHBOARDS);
  const ask = requestBytes('GET', GATEWAY_FRIENDS, {
    host: `127.0.0.1:${gateway}`,
    'accept-encoding': 'gzip, br',
    'accept-language': 'en',
  });
  const before = await countOf(upstream);
  const start = performance.now();
  const rate = { perSecond: PER_SECOND, ms: STEADY_MS };
  const latencies = (await steadily(all, () => ask, isGood, rate)).sort((a, b) => a - b);
  const intervals = Math.floor((performance.now() - start) / (INTERVAL_SECONDS * 1000)) + 1;
  const seen = (await countOf(upstream)) - before;
  closeAll(all);
  return [
    {
      name: `upstream requests in ${intervals} intervals of ${INTERVAL_SECONDS} s, ${DASHBOARDS} dashboards`,
      value: seen,
      unit: 'requests',
      bar: { least: 1, most: intervals },
    },
    {
      name: `99th of 100 answers at ${PER_SECOND} requests a second, ${DASHBOARDS} dashboards`,
      value: quantile(latencies, 0.99),
      unit: 'ms',
      bar: { most: 50 },
    },
  ];
}

/** The gateway beside nginx and its cache, over the same upstream: how many answers of 1,100 friends a second. */
export const gateway: Part = async ({ rounds, say }) => {
  const upstream = await startServer([`${ROOT}/scripts/bench/upstream-server.ts`]);
  const served = await startServer(
    [
      `${ROOT}/dist/node/main.js`,
      '--port=0',
      `--upstream=http://127.0.0.1:${upstream.port}`,
      `--interval=${INTERVAL_SECONDS}`,
    ],
    { XBL_AUTHORIZATION: 'XBL3.0 x=1;bench' },
  );
  const nginx = await startNginx(upstream.port, say);
  try {
    say(`${DASHBOARDS} dashboards at ${PER_SECOND} requests a second`);
    const rows = await steady(served.port, upstream.port);
    const kinds = [
      { name: 'as it is', headers: {} },
      { name: 'in gzip', headers: { 'accept-encoding': 'gzip' } },
    ];
    const perSecond = new Map<string, number[]>();
    const measure = async (who: string, port: number, path: string, headers: Record<string, string>) => {
      const all = await connections(port, CONNECTIONS);
      const ask = requestBytes('GET', path, {
        host: `127.0.0.1:${port}`,
        'accept-language': 'en',
        ...headers,
      });
      const figure = await saturate(all, () => ask, isGood, ROUND_MS);
      closeAll(all);
      perSecond.set(who, [...(perSecond.get(who) ?? []), figure.perSecond]);
    };
    for (let round = 0; round < rounds; round += 1) {
      say(`round ${round + 1} of ${rounds}`);
      for (const { name, headers } of kinds) {
        await measure(`gateway, 1,100 friends ${name}`, served.port, GATEWAY_FRIENDS, headers);
        // Its cache holds what the upstream sent, which is not packed.
        if (nginx && name === 'as it is')
          await measure('nginx proxy_cache, 1,100 friends as it is', nginx.port, FRIENDS, headers);
      }
    }
    const nginxFigure = median(perSecond.get('nginx proxy_cache, 1,100 friends as it is') ?? []);
    for (const [name, figures] of perSecond) {
      const value = median(figures);
      const isBarred = nginx !== undefined && name === 'gateway, 1,100 friends as it is';
      rows.push({
        name,
        value,
        unit: 'answers/s',
        spread: [Math.min(...figures), Math.max(...figures)],
        ...(isBarred
          ? {
              floor: 'nginx proxy_cache, 1,100 friends as it is',
              ratio: value / nginxFigure,
              bar: { least: 0.5 },
            }
          : {}),
        ...(nginx ? {} : { note: 'no nginx here, and none may be installed' }),
      });
    }
    return rows;
  } finally {
    await Promise.all([nginx?.stop(), served.stop(), upstream.stop()]);
  }
};
