import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, test } from 'vitest';
import { CONSOLE, createTestService } from '#testing/presence-service.ts';
import type { OpenApiDocument } from './openapi.ts';
import { OPERATIONS } from './operations.ts';

const service = createTestService({
  people: [
    {
      xuid: '1',
      gamertag: 'One',
      people: ['2', '3'],
      devices: [
        {
          type: 'XboxOne',
          titles: [
            { id: '100', placement: 'fill' },
            { id: '200', placement: 'snapped' },
          ],
        },
      ],
    },
    {
      xuid: '2',
      gamertag: 'Two',
      devices: [
        {
          type: 'Scarlett',
          titles: [
            {
              id: '100',
              activity: {
                richPresence: 'On the map',
                media: { id: 'm', idType: 'provider' },
                broadcast: { id: 'b', provider: 'Twitch', started: '2026-03-01T11:00:00Z', viewers: 7 },
              },
            },
          ],
        },
      ],
    },
    {
      xuid: '3',
      gamertag: 'Three',
      lastSeen: { deviceType: 'Web', titleId: '100', timestamp: '2026-01-01T00:00:00' },
    },
  ],
  titles: [
    { id: '100', name: { default: 'Contoso' } },
    { id: '200', name: { default: 'Home' } },
  ],
});

let document: OpenApiDocument;
/** Whether JSON fits a schema of the document. */
let fits: (schema: unknown, value: unknown) => string | true;

beforeAll(async () => {
  document = (await (await service.ask(undefined, 'GET', '/openapi.json')).json()) as OpenApiDocument;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, 'openapi');
  fits = (schema, value) => {
    const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"openapi#/')) as object;
    const validate = ajv.compile(absolute);
    return validate(value) || ajv.errorsText(validate.errors);
  };
});

/** What the document says of an answer; follows one reference. */
type Described = {
  readonly $ref?: string;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Readonly<Record<string, { readonly schema: unknown }>>;
};

function responseOf(path: string, method: string, status: number): Described | undefined {
  const operation = document.paths[path]?.[method] as { readonly responses: Record<string, Described> };
  const response = operation.responses[status];
  const { responses } = document.components as unknown as { readonly responses: Record<string, Described> };
  return response?.$ref === undefined ? response : responses[response.$ref.split('/').at(-1) ?? ''];
}

describe('the document', () => {
  test('is OpenAPI 3.1 by the rules of others', async () => {
    const result = await new Validator().validate(structuredClone(document) as never);
    expect(result).toMatchObject({ valid: true });
    expect(document.openapi).toMatch(/^3\.1\./);
  });

  test('names its path parameters xuid, moniker and scid', () => {
    const names = Object.keys(document.paths).flatMap((path) => path.match(/\{\w+\}/g) ?? []);
    expect(new Set(names)).toEqual(new Set(['{xuid}', '{moniker}', '{scid}']));
  });

  test('leads nowhere in vain', () => {
    const references = JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g);
    for (const [, path = ''] of references) {
      const target = path
        .split('/')
        .reduce<unknown>((node, step) => (node as Record<string, unknown>)?.[step], document);
      expect(target, path).toBeDefined();
    }
  });

  test('is open to everybody, and says how long it may be kept', async () => {
    const response = await service.ask(undefined, 'GET', '/openapi.json');
    expect([
      response.status,
      response.headers.get('content-type'),
      response.headers.get('cache-control'),
    ]).toEqual([200, 'application/json', 'public, max-age=300']);
    expect((await service.ask(undefined, 'POST', '/openapi.json')).status).toBe(405);
  });
});

const BODIES: Readonly<Record<string, unknown>> = {
  BatchRequest: { users: ['1', '2', '3', '99'], level: 'all' },
  TitleRequest: { state: 'active', activity: { richPresence: { id: 'x', scid: 's' } } },
  StateRequest: { state: 'Active' },
  PlayerDataRequest: { stats: { title: { Map: { value: 'mountains' } } } },
  ProfileRequest: { userIds: ['1', '2'], settings: ['Gamertag'] },
};

describe.each(OPERATIONS)('$method $path', ({ path, method, body, query }) => {
  const where = path.replace('{xuid}', '1').replace('{moniker}', 'People').replace('{scid}', 's');
  const search = query === 'settings' ? '?settings=Gamertag' : '';
  const ask = (over: object = {}, question = search) =>
    service.ask('1', method.toUpperCase(), where + question, {
      claims: CONSOLE,
      ...(body ? { body: BODIES[body] } : {}),
      ...over,
    });

  /** What is wrong with an answer; nothing, if it is as described. */
  async function faultsOf(response: Response): Promise<unknown[]> {
    const described = responseOf(path, method, response.status);
    if (!described) return [`${response.status} is not described`];
    const text = await response.text();
    const schema = described.content?.['application/json']?.schema;
    const misfit = schema ? fits(schema, JSON.parse(text)) : text === '' || `a body: ${text}`;
    const missing = Object.keys(described.headers ?? {}).filter((name) => !response.headers.has(name));
    return [...(misfit === true ? [] : [misfit]), ...missing];
  }

  test('answers as described, at every level', async () => {
    expect(await faultsOf(await ask())).toEqual([]);
    if (query !== 'level') return;
    for (const level of ['user', 'device', 'title', 'all']) {
      expect(await faultsOf(await ask({}, `?level=${level}`)), level).toEqual([]);
    }
  });

  test('refuses as described', async () => {
    const refused = [
      await ask({ claims: { exp: 1 } }),
      await ask({ claims: { ...CONSOLE, xid: undefined } }),
      await ask({ headers: { 'x-xbl-contract-version': '9' } }),
      ...(body ? [await ask({ body: '{' }), await ask({ body: 'x'.repeat(1_100_000) })] : []),
      ...(query ? [await ask({}, `?${query}=`)] : []),
    ];
    expect(refused.map(({ status }) => status).slice(0, 3)).toEqual([401, 403, 406]);
    for (const response of refused) expect(await faultsOf(response)).toEqual([]);
  });

  test('takes the body that it describes, and no other', async () => {
    if (!body) return;
    const schema = document.components.schemas[body];
    expect(fits(schema, BODIES[body])).toBe(true);
    const other = { ...(BODIES[body] as object), nonsense: 1 };
    expect(fits(schema, other)).not.toBe(true);
    expect((await ask({ body: other })).status).toBe(400);
  });
});

test('what is described is what there is: no path more, none less, no other method', async () => {
  for (const path of Object.keys(document.paths)) {
    const where = path.replace('{xuid}', '1').replace('{moniker}', 'People').replace('{scid}', 's');
    const { headers } = await service.ask('1', 'PATCH', where);
    const allowed = headers
      .get('allow')
      ?.split(', ')
      .filter((method) => method !== 'HEAD');
    expect(
      allowed?.map((method) => method.toLowerCase()),
      path,
    ).toEqual(Object.keys(document.paths[path] ?? {}));
  }
});

describe('the reference page', () => {
  test('names every path, schema and member, and needs no other host', async () => {
    const response = await service.ask(undefined, 'GET', '/docs');
    const page = await response.text();
    for (const { path } of OPERATIONS) expect(page).toContain(`<code>${path}</code>`);
    for (const name of Object.keys(document.components.schemas)) expect(page).toContain(`id="${name}"`);
    for (const member of ['broadcastingOnly', 'activity.richPresence.scid', 'lastSeen', 'currentRequests']) {
      expect(page).toContain(member);
    }
    expect(page).not.toMatch(/<script|<img|<link|src=|https?:/);
    expect(page).not.toContain('undefined');
    const anchors = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    for (const id of anchors) expect(page).toContain(`id="${id}"`);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  test('may run and load nothing but its one style', async () => {
    const response = await service.ask(undefined, 'GET', '/docs');
    const style = /<style>([\s\S]*)<\/style>/.exec(await response.text())?.[1] ?? '';
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
    expect(response.headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${Buffer.from(digest).toString('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
  });
});
