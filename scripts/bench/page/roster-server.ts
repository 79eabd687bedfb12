/*
 * What all pages of the benchmark are served by and ask: the built dashboard with the paths of its gateway, the
 * contestants, and levers. Arguments: how many people, the folder of the contestants, that of the dashboard.
 */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type { GatewayStatus } from '#contract/gateway-status.ts';
import {
  BATCH_PATH,
  groupPath,
  PRESENCE_PREFIX,
  PROFILE_BATCH_PATH,
  PROFILE_PREFIX,
  STATUS_PATH,
} from '#contract/paths.ts';
import { BATCH_PEOPLE, createRoster, rosterName } from './roster.ts';

const [peopleText = '', contestants = '', dashboard = ''] = process.argv.slice(2);
const roster = createRoster(Number(peopleText));
const VIEWER = '2533274799999999';
const names = new Map(roster.xuids.map((xuid, index) => [xuid, rosterName(index)]));

/** Records that went out, or were said to be unchanged. */
let served = 0;
let requests = 0;
const waiting = new Set<() => void>();

/** A friends list of one question, or a roster that takes several. */
const isRoster = roster.xuids.length > BATCH_PEOPLE;

const status: GatewayStatus = {
  viewer: { xuid: VIEWER },
  upstream: 'url',
  sample: false,
  signedIn: true,
  state: 'ok',
  lastSuccess: new Date().toISOString(),
  // Nobody polls by the clock here: each poll is asked for.
  interval: 3600,
  groups: isRoster ? { Everybody: roster.xuids } : {},
  favorites: [],
  canWrite: false,
  cloaked: false,
  signIn: null,
  budget: { used: 0, limit: 100, windowSeconds: 300 },
};

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

function send(response: ServerResponse, body: Buffer | string, type = 'application/json'): void {
  response
    .writeHead(200, {
      'content-type': `${type}; charset=utf-8`,
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
    })
    .end(body);
}

function sendFile(response: ServerResponse, folder: string, path: string): void {
  try {
    send(response, readFileSync(join(folder, normalize(path))), TYPES[extname(path)]);
  } catch {
    response.writeHead(404).end();
  }
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
}

function sendRecords(request: IncomingMessage, response: ServerResponse, xuids: readonly string[]): void {
  const { body, tag } = roster.answer(xuids);
  const unchanged = request.headers['if-none-match'] === tag;
  requests += 1;
  response.once('finish', () => {
    served += xuids.length;
    for (const look of waiting) look();
  });
  response
    .writeHead(unchanged ? 304 : 200, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      etag: tag,
      age: '0',
      ...(unchanged ? {} : { 'content-length': body.length }),
    })
    .end(unchanged ? undefined : body);
}

function sendProfiles(response: ServerResponse, xuids: readonly string[]): void {
  const profileUsers = xuids.map((id) => ({
    id,
    hostId: id,
    settings: [{ id: 'Gamertag', value: names.get(id) ?? id }],
    isSponsoredUser: false,
  }));
  send(response, JSON.stringify({ profileUsers }));
}

/** The dashboard's own page, styles and drawings, with a contestant's script in place of its own. */
function contestantPage(name: string): string {
  const script = `<script type="module" src="/contestants/${name}.js"></script>`;
  return readFileSync(join(dashboard, 'index.html'), 'utf8')
    .replaceAll(/<script type="module".*?<\/script>/g, '')
    .replace('</body>', `${script}</body>`);
}

/** Answers once so many records went out since the program began. */
function answerServed(response: ServerResponse, least: number): void {
  const look = (): void => {
    if (served < least) return;
    waiting.delete(look);
    send(response, JSON.stringify({ served, requests }));
  };
  waiting.add(look);
  look();
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://bench.invalid');
  if (pathname === STATUS_PATH) return send(response, JSON.stringify(status));
  if (pathname === PRESENCE_PREFIX + groupPath('me')) return sendRecords(request, response, roster.xuids);
  if (pathname === PRESENCE_PREFIX + BATCH_PATH)
    return sendRecords(request, response, (await bodyOf(request))['users'] as string[]);
  if (pathname === PROFILE_PREFIX + PROFILE_BATCH_PATH)
    return sendProfiles(response, (await bodyOf(request))['userIds'] as string[]);
  if (pathname === `${PRESENCE_PREFIX}/users/me`)
    return send(response, JSON.stringify({ xuid: VIEWER, state: 'Offline' }));
  if (pathname === '/all') return sendRecords(request, response, roster.xuids);
  if (pathname === '/names') return send(response, JSON.stringify([...names]));
  if (pathname === '/change') {
    roster.change(Number(searchParams.get('share')));
    return send(response, '{}');
  }
  if (pathname === '/served') return answerServed(response, Number(searchParams.get('least')));
  if (pathname.startsWith('/contest/')) return send(response, contestantPage(pathname.slice(9)), 'text/html');
  if (pathname.startsWith('/contestants/')) return sendFile(response, contestants, pathname.slice(13));
  return sendFile(response, dashboard, extname(pathname) === '' ? '/index.html' : pathname);
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    console.error(error);
    response.writeHead(500).end();
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(`ready at http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.on('SIGTERM', () => process.exit(0));
