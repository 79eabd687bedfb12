import { expect, it } from 'vitest';
import { createGateway, type GatewayOptions } from './api.ts';
import { IN_PROCESS, type Caller } from './caller.ts';
import { HOST, json, ORIGIN, VIEWER } from '#testing/front-door.ts';
import { gatewayOptions } from '#testing/gateway-options.ts';

const PEOPLE = '/xbl/userpresence/users/me/groups/People';

function open(options: Partial<GatewayOptions> = {}) {
  let now = 0;
  const upstream = () => Promise.resolve(json([{ xuid: VIEWER, state: 'Online' }]));
  const gateway = createGateway(
    gatewayOptions(upstream, [HOST], { viewer: VIEWER, clock: () => now, ...options }),
  );
  const ask = (
    method: string,
    path: string,
    headers: Record<string, string> = {},
    caller: Caller = IN_PROCESS,
  ) => {
    const all = new Map(Object.entries({ host: HOST, ...headers }));
    const url = path.startsWith('http') ? path : ORIGIN + path;
    return gateway.quick({ method, url, header: (name) => all.get(name) ?? null }, caller);
  };
  const slow = (path: string, headers: Record<string, string> = {}, caller: Caller = IN_PROCESS) =>
    gateway(new Request(ORIGIN + path, { headers: { host: HOST, ...headers } }), caller);
  return { ask, slow, wind: (ms: number) => (now += ms) };
}

it('answers what is kept, exactly as the ordinary way does', async () => {
  const { ask, slow, wind } = open();
  expect(ask('GET', PEOPLE), 'nothing is kept yet').toBeUndefined();
  await slow(PEOPLE);
  wind(3000);
  for (const headers of [{}, { 'if-none-match': (await slow(PEOPLE)).headers.get('etag') ?? '' }]) {
    const ordinary = await slow(PEOPLE, headers);
    const quick = await ask('GET', PEOPLE, headers);
    expect(quick?.status).toBe(ordinary.status);
    expect(quick?.headers).toEqual(Object.fromEntries(ordinary.headers));
    expect(new TextDecoder().decode(quick?.body ?? new Uint8Array())).toBe(await ordinary.text());
  }
  wind(15_000);
  expect(ask('GET', PEOPLE), 'not fresh any more').toBeUndefined();
});

it.each<[string, string, string, Record<string, string>]>([
  ['another host', 'GET', PEOPLE, { host: 'attacker.test' }],
  ['two hosts', 'GET', PEOPLE, { host: `${HOST}, attacker.test` }],
  ['an address of another host', 'GET', `http://attacker.test${PEOPLE}`, {}],
  ['a page of another site', 'GET', PEOPLE, { 'sec-fetch-site': 'cross-site' }],
  ['another origin', 'GET', PEOPLE, { origin: 'http://attacker.test' }],
  ['a body', 'GET', PEOPLE, { 'content-length': '5' }],
  ['a body in pieces', 'GET', PEOPLE, { 'transfer-encoding': 'chunked' }],
  ['another method', 'POST', PEOPLE, {}],
  ['another path', 'GET', `${PEOPLE}/`, {}],
  ['an unknown level', 'GET', `${PEOPLE}?level=deep`, {}],
  ['a level twice', 'GET', `${PEOPLE}?level=all&level=all`, {}],
  ['another question', 'GET', `${PEOPLE}?level=all`, {}],
  ['another language', 'GET', PEOPLE, { 'accept-language': 'de' }],
])('leaves %s to the ordinary way', async (_, method, path, headers) => {
  const { ask, slow } = open();
  await slow(PEOPLE);
  expect(await ask('GET', PEOPLE), 'the plain question is answered').toMatchObject({ status: 200 });
  expect(ask(method, path, headers)).toBeUndefined();
});

const AFAR: Caller = { address: '203.0.113.7', local: false, secure: true, proxied: false };
const password = { stored: 'stored form', matches: () => Promise.resolve(false) };

it('knows no password: where one is asked for, all go the ordinary way', async () => {
  const { ask, slow } = open({ password });
  expect((await slow(PEOPLE)).status).toBe(401);
  expect(ask('GET', PEOPLE)).toBeUndefined();
});

it.each<[string, Partial<Caller>]>([
  ['from another computer', AFAR],
  ['through a proxy', { local: false, secure: true, proxied: true }],
  ['without TLS from another computer', { ...AFAR, secure: false }],
  ['over TLS, whose answers say that it is to stay so', { secure: true }],
])('leaves who comes %s to the ordinary way', async (_, who) => {
  const { ask, slow } = open();
  await slow(PEOPLE);
  expect(await ask('GET', PEOPLE), 'this computer is answered').toMatchObject({ status: 200 });
  expect(ask('GET', PEOPLE, {}, { ...IN_PROCESS, ...who })).toBeUndefined();
});

it('answers nothing that it kept once the sign-in has ended', async () => {
  let signedIn = true;
  const { ask, slow } = open({ signIn: { state: () => ({ signedIn, code: null, fault: undefined }) } });
  await slow(PEOPLE);
  expect(await ask('GET', PEOPLE)).toMatchObject({ status: 200 });
  signedIn = false;
  expect(ask('GET', PEOPLE)).toBeUndefined();
  expect((await slow(PEOPLE)).status).toBe(401);
});
