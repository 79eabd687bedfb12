import { toJsonSchema, type ConversionConfig } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import {
  BatchRequestSchema,
  LevelSchema,
  PlacementSchema,
  PlayerDataRequestSchema,
  ProfileRequestSchema,
  StateRequestSchema,
  TitleIdSchema,
  TitleRequestSchema,
  TitleStateSchema,
  XuidSchema,
} from '#contract/request-schema.ts';
import {
  ActivityRecordSchema,
  BroadcastingCountSchema,
  DeviceRecordSchema,
  LastSeenRecordSchema,
  PresenceRecordSchema,
  ProblemSchema,
  ProfileResponseSchema,
  ThrottleBodySchema,
  TitleRecordSchema,
} from './answer-schema.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;
type Schema = v.GenericSchema;

/** What is read in more than one form. In the description, the form that goes in. */
const INPUTS = { Xuid: XuidSchema, TitleId: TitleIdSchema };

/** Words that are read in any case. In the description, as requests write them and as answers do. */
const WORDS = { Level: LevelSchema, TitleState: TitleStateSchema, Placement: PlacementSchema };

const WHOLES = {
  BatchRequest: BatchRequestSchema,
  TitleRequest: TitleRequestSchema,
  StateRequest: StateRequestSchema,
  PlayerDataRequest: PlayerDataRequestSchema,
  ProfileRequest: ProfileRequestSchema,
  PresenceRecord: PresenceRecordSchema,
  DeviceRecord: DeviceRecordSchema,
  TitleRecord: TitleRecordSchema,
  ActivityRecord: ActivityRecordSchema,
  LastSeenRecord: LastSeenRecordSchema,
  BroadcastingCount: BroadcastingCountSchema,
  ProfileResponse: ProfileResponseSchema,
  Problem: ProblemSchema,
  ThrottleBody: ThrottleBodySchema,
};

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  Xuid: 'A decimal number from 1 to 18446744073709551615, as text; a number is read where a double holds it. Leading zeros are dropped.',
  TitleId: 'A decimal number below 4294967296, as text or as a number.',
  Level: 'How deep the record goes. Read in any case.',
  TitleState: 'Read in any case.',
  Placement: 'Where the title stands on its screen. Read in any case.',
  BatchRequest: 'Names `users` or a `group`; `users` wins. Any other member is refused.',
  TitleRequest: 'Only what is present changes; `{}` refreshes the title.',
  PresenceRecord: 'Who is where. `devices` and `lastSeen` never come together.',
  LastSeenRecord: 'Where and when somebody was last.',
  Problem: 'Why a request was refused; for a 400 the description begins with the field.',
  ThrottleBody: 'Which of the two windows is spent; of both, the one that ends last.',
};

/** The name of a component of the description. */
export type SchemaName = keyof typeof INPUTS | keyof typeof WORDS | keyof typeof WHOLES;

export const schemaRef = (name: SchemaName): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

const CONFIG = {
  target: 'draft-2020-12',
  // A rule that JSON Schema cannot say is said in words.
  errorMode: 'ignore',
} as const satisfies ConversionConfig;

/** What is about the whole of a document, and not about this part of it. */
const OF_DOCUMENTS = ['$schema', '$defs'];

function withoutDialect(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([member]) => !OF_DOCUMENTS.includes(member)));
}

/** The words of a pipe that ends in a list of them. */
function wordsOf(schema: { readonly pipe: readonly unknown[] }): readonly string[] {
  const { options } = schema.pipe.at(-1) as { readonly options: readonly string[] };
  return [...new Set([...options.map((word) => word.toLowerCase()), ...options])];
}

/**
 * The schemas of all requests and answers as JSON Schema, by name: made from those by which requests are
 * checked, so the two cannot part.
 */
export function describedSchemas(): Readonly<Record<SchemaName, JsonSchema>> {
  const definitions = { ...INPUTS, ...WORDS, ...WHOLES } as unknown as Record<string, Schema>;
  const config: ConversionConfig = {
    ...CONFIG,
    definitions,
    overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
  };
  const schemas: Record<string, JsonSchema> = {};
  for (const [name, schema] of Object.entries(INPUTS)) {
    schemas[name] = withoutDialect(toJsonSchema(schema, { ...CONFIG, typeMode: 'input' }) as JsonSchema);
  }
  for (const [name, schema] of Object.entries(WORDS)) {
    schemas[name] = { type: 'string', enum: wordsOf(schema) };
  }
  const converted = toJsonSchema(PresenceRecordSchema, config).$defs ?? {};
  for (const name of Object.keys(WHOLES)) schemas[name] = withoutDialect(converted[name] as JsonSchema);
  for (const [name, description] of Object.entries(DESCRIPTIONS)) {
    schemas[name] = { description, ...schemas[name] };
  }
  return schemas as Record<SchemaName, JsonSchema>;
}
