import { CONTRACT_VERSIONS, HEADERS, PEOPLE_MONIKER } from '#contract/paths.ts';
import { OPERATIONS, type Operation } from './operations.ts';
import { describedSchemas, schemaRef, type JsonSchema } from './schemas.ts';

type Json = Readonly<Record<string, unknown>>;

/** An OpenAPI document, as far as this project reads one. */
export type OpenApiDocument = {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description: string } & Json;
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> } & Json;
} & Json;

const REFUSALS: Readonly<Record<number, string>> = {
  400: 'Malformed; the description begins with the field.',
  401: 'No token, or one that is expired or not of this service.',
  403: 'The token does not allow it.',
  406: 'The contract version or the media type cannot be met.',
  408: 'The request took too long to arrive.',
  413: 'The body is larger than 1 MiB.',
};

const HEADER_COMPONENTS: Readonly<Record<string, Json>> = {
  CorrelationId: { description: 'Of this answer alone.', schema: { type: 'string', format: 'uuid' } },
  ContractVersion: { description: 'That of the request, else 1.', schema: { type: 'string' } },
  HeartbeatAfter: {
    description: 'Seconds until the next write of this title is wanted.',
    schema: { type: 'integer', minimum: 1 },
  },
  ETag: {
    description: 'Weak; over viewer, level, language and content.',
    schema: { type: 'string', pattern: '^W/"[0-9a-f]+"$' },
  },
  RetryAfter: { description: 'Seconds.', schema: { type: 'integer', minimum: 1 } },
};

const PARAMETER_COMPONENTS: Readonly<Record<string, Json>> = {
  xuid: {
    name: 'xuid',
    in: 'path',
    required: true,
    description: 'Whose. Its brackets may be percent-encoded.',
    schema: { type: 'string', pattern: String.raw`^\d{1,40}$` },
    example: '2533274790000001',
  },
  moniker: {
    name: 'moniker',
    in: 'path',
    required: true,
    description: 'The group, in this case only.',
    schema: { type: 'string', const: PEOPLE_MONIKER },
  },
  scid: {
    name: 'scid',
    in: 'path',
    required: true,
    description: 'The service configuration.',
    schema: { type: 'string', minLength: 1, maxLength: 39 },
  },
  level: {
    name: 'level',
    in: 'query',
    description: 'How deep the records go. Without it: `title`.',
    schema: schemaRef('Level'),
  },
  settings: {
    name: 'settings',
    in: 'query',
    required: true,
    description: 'Names of settings, separated by commas.',
    style: 'form',
    explode: false,
    schema: { type: 'array', minItems: 1, items: { type: 'string' } },
    example: ['Gamertag', 'GameDisplayPicRaw'],
  },
  contractVersion: {
    name: HEADERS.contractVersion,
    in: 'header',
    description: 'Demanded where the service is strict.',
    schema: { type: 'string', enum: CONTRACT_VERSIONS },
  },
  acceptLanguage: {
    name: 'Accept-Language',
    in: 'header',
    description: 'In which languages names and rich presence are read. Demanded where the service is strict.',
    schema: { type: 'string' },
    example: 'de-AT, de;q=0.9, en;q=0.5',
  },
  ifNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    description: 'Tags of answers that the caller has; where one of them still holds the answer is 304.',
    schema: { type: 'string' },
  },
};

const componentRef = (kind: string, name: string): Json => ({ $ref: `#/components/${kind}/${name}` });
const jsonOf = (schema: JsonSchema): Json => ({ 'application/json': { schema } });

/** E1, E2 and E4 to E7: the questions by GET that have a tag (contract §9 on §1.5). */
function hasTag({ group, method }: Operation): boolean {
  return group === 'Reading presence' && method === 'get';
}

function parametersOf(operation: Operation): Json[] {
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const readsText = operation.group === 'Reading presence';
  return [
    ...inPath,
    ...(operation.query ? [operation.query] : []),
    'contractVersion',
    ...(readsText ? ['acceptLanguage'] : []),
    ...(hasTag(operation) ? ['ifNoneMatch'] : []),
  ].map((name) => componentRef('parameters', name));
}

const COMMON_HEADERS: Json = {
  [HEADERS.correlationId]: componentRef('headers', 'CorrelationId'),
  [HEADERS.contractVersion]: componentRef('headers', 'ContractVersion'),
};

function successesOf(operation: Operation): Record<string, Json> {
  const { answer, id } = operation;
  const headers = {
    ...COMMON_HEADERS,
    ...(hasTag(operation) ? { ETag: componentRef('headers', 'ETag') } : {}),
    ...(id === 'writeTitle' ? { 'X-Heartbeat-After': componentRef('headers', 'HeartbeatAfter') } : {}),
  };
  if ('empty' in answer) {
    const done: Json = { description: answer.empty, headers };
    return {
      [answer.status]: done,
      ...(id === 'writeTitle' ? { 201: { ...done, description: 'Made.' } } : {}),
    };
  }
  const schema = 'one' in answer ? schemaRef(answer.one) : { type: 'array', items: schemaRef(answer.many) };
  return {
    200: { description: operation.summary, headers, content: jsonOf(schema) },
    ...(hasTag(operation) ? { 304: { description: 'The caller has the answer.', headers } } : {}),
  };
}

function responsesOf(operation: Operation): Record<string, Json> {
  const refusals = Object.keys(REFUSALS).filter((status) => operation.body || !/408|413/.test(status));
  const isFree = operation.group === 'Player data';
  return {
    ...successesOf(operation),
    ...Object.fromEntries(refusals.map((status) => [status, componentRef('responses', `Refused${status}`)])),
    ...(isFree ? {} : { 429: componentRef('responses', 'Throttled') }),
    503: componentRef('responses', 'Unavailable'),
  };
}

function operationOf(operation: Operation): Json {
  const { id, group, summary, description, body } = operation;
  return {
    operationId: id,
    tags: [group],
    summary,
    description,
    parameters: parametersOf(operation),
    ...(body ? { requestBody: { required: true, content: jsonOf(schemaRef(body)) } } : {}),
    responses: responsesOf(operation),
  };
}

function pathsOf(): Record<string, Record<string, Json>> {
  const paths: Record<string, Record<string, Json>> = {};
  for (const operation of OPERATIONS) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: operationOf(operation) };
  }
  return paths;
}

function responseComponents(): Record<string, Json> {
  const problem = jsonOf(schemaRef('Problem'));
  const refused = Object.entries(REFUSALS).map(([status, description]) => [
    `Refused${status}`,
    { description, content: problem },
  ]);
  const headers = { 'Retry-After': componentRef('headers', 'RetryAfter') };
  return {
    ...(Object.fromEntries(refused) as Record<string, Json>),
    Throttled: {
      description: 'One call too many. Refused calls count too.',
      headers,
      content: jsonOf(schemaRef('ThrottleBody')),
    },
    Unavailable: { description: 'The service cannot answer now.', headers, content: problem },
  };
}

/** Makes the description of the whole service, OpenAPI 3.1. */
export function openApiDocument(): OpenApiDocument {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Presence service',
      version: '3',
      description:
        'Who is where: devices, titles, placement and rich presence, as userpresence.xboxlive.com answers it. Any other path is 404, any other method 405 with Allow.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(OPERATIONS.map(({ group }) => group))].map((name) => ({ name })),
    security: [{ token: [] }],
    paths: pathsOf(),
    components: {
      securitySchemes: {
        token: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: '`XBL3.0 x=<userhash>;<token>`, as `npm run service -- token --xuid …` prints it.',
        },
      },
      schemas: describedSchemas(),
      parameters: PARAMETER_COMPONENTS,
      headers: HEADER_COMPONENTS,
      responses: responseComponents(),
    },
  };
}
