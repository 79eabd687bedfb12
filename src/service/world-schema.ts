import * as v from 'valibot';
import { parseTitleId, parseXuid } from '#contract/identifier.ts';
import { StatisticSchema } from '#contract/request-schema.ts';
import { parseTimestamp } from '#contract/timestamp.ts';
import {
  DEVICE_TYPES,
  PLACEMENTS,
  readDeviceType,
  readPlacement,
  readTitleState,
  TITLE_STATES,
} from '#contract/words.ts';
import { wireTimestamp } from './wire-timestamp.ts';

/*
 * The shape of a world file, member by member. Every member says what was expected, for the person who
 * wrote the file. What members say of each other is in world-references.ts.
 */

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const object = v.custom<object>(isObject, 'expected an object');

/** Names that valibot passes over without a word, lest they reach a prototype. */
const PASSED_OVER = ['__proto__', 'prototype', 'constructor'];

/** Makes each of those names in an object a fault, as any other that nobody asked for. */
function withoutPassedOver(schema: v.GenericSchema, message: string): v.GenericSchema {
  return v.lazy((value) => {
    const found = isObject(value) ? PASSED_OVER.filter((key) => Object.hasOwn(value, key)) : [];
    if (!isObject(value) || found.length === 0) return schema;
    return v.pipe(
      schema,
      v.rawCheck(({ addIssue }) => {
        for (const key of found) {
          addIssue({
            message,
            path: [{ type: 'object', origin: 'value', input: value, key, value: value[key] }],
          });
        }
      }),
    );
  });
}

/** An object with these members and no other, every unknown one a fault of its own. */
function strict<const Entries extends v.ObjectEntries>(entries: Entries) {
  type Strict = v.StrictObjectSchema<Entries, undefined>;
  const members = v.pipe(object, v.objectWithRest(entries, v.never('no such member')));
  const schema: unknown = withoutPassedOver(members, 'no such member');
  return schema as v.GenericSchema<v.InferInput<Strict>, v.InferOutput<Strict>>;
}

/** An object used as a map. */
function map<const Value extends v.GenericSchema>(
  value: Value,
  key: v.GenericSchema<string, string> = text(100),
) {
  const schema: unknown = withoutPassedOver(v.pipe(object, v.record(key, value)), 'expected another name');
  return schema as v.GenericSchema<Record<string, v.InferInput<Value>>, Record<string, v.InferOutput<Value>>>;
}

/** A list that may be left out. */
function list<const Item extends v.GenericSchema>(item: Item, message: string) {
  return v.optional(v.array(item, message), []);
}

function text(longest: number) {
  return v.pipe(
    v.string('expected text'),
    v.minLength(1, 'expected text that is not empty'),
    v.maxLength(longest, `expected at most ${longest} characters`),
  );
}

/** A word in any case, written as the wire writes it. */
function word<const Word extends string>(
  read: (text: string) => string,
  words: readonly Word[],
  message: string,
) {
  return v.pipe(v.string(message), v.transform(read), v.picklist(words, message));
}

const flag = v.boolean('expected true or false');

const XuidSchema = v.pipe(
  v.string('expected a decimal string'),
  v.transform((value) => parseXuid(value)),
  v.string('expected a decimal string'),
);

const TitleIdSchema = v.pipe(
  v.union([v.string(), v.number()], 'expected a title id'),
  v.transform((value) => parseTitleId(value)),
  v.string('expected a title id, a decimal number below 4294967296'),
);

const TimestampSchema = v.pipe(
  v.string('expected a date-time such as 2026-11-20T21:04:05'),
  v.transform((value) => wireTimestamp(value)),
  v.string('expected a date-time such as 2026-11-20T21:04:05'),
);

/** The wire writes the start of a broadcast with three digits and a zone (contract §2.6). */
const StartedSchema = v.pipe(
  TimestampSchema,
  v.transform((value) => new Date(parseTimestamp(value) ?? 0).toISOString()),
);

const DeviceTypeSchema = word(
  readDeviceType,
  DEVICE_TYPES,
  `expected a device type, one of ${DEVICE_TYPES.join(', ')}`,
);

const LOCALE = /^[a-z]{2,8}(?:-[a-z0-9]{1,8}){0,8}$/i;

/** One text by locale, with the one for everybody else. */
const LocalizedSchema = v.pipe(
  map(text(256), v.pipe(v.string(), v.regex(LOCALE, 'expected a language tag such as de or en-GB'))),
  v.rawCheck(({ dataset, addIssue }) => {
    if (isObject(dataset.value) && !Object.hasOwn(dataset.value, 'default')) {
      addIssue({ message: 'expected a text for default' });
    }
  }),
);

const RichPresenceSchema = v.lazy((value) =>
  typeof value === 'string'
    ? text(256)
    : strict({
        id: text(100),
        scid: text(39),
        params: v.optional(v.array(text(100), 'expected a list of texts')),
      }),
);

const ActivitySchema = strict({
  richPresence: v.optional(
    RichPresenceSchema as v.GenericSchema<
      string | { id: string; scid: string; params?: string[] | undefined }
    >,
  ),
  media: v.optional(
    strict({
      id: text(100),
      idType: v.picklist(['bing', 'provider'], 'expected bing or provider'),
      name: v.optional(v.string('expected text'), ''),
    }),
  ),
  broadcast: v.optional(
    strict({
      id: text(100),
      session: v.optional(v.string('expected text'), ''),
      provider: text(100),
      started: v.optional(StartedSchema),
      viewers: v.optional(
        v.pipe(
          v.number('expected a number'),
          v.integer('expected a whole number'),
          v.minValue(0, 'expected 0 or more'),
        ),
        0,
      ),
    }),
  ),
});

const TitleOnDeviceSchema = strict({
  id: TitleIdSchema,
  placement: v.optional(
    word(readPlacement, PLACEMENTS, 'expected one of full, fill, snapped, background'),
    'Full',
  ),
  state: v.optional(word(readTitleState, TITLE_STATES, 'expected active or inactive'), 'Active'),
  activity: v.optional(ActivitySchema),
  lastModified: v.optional(TimestampSchema),
});

const DeviceSchema = strict({
  type: DeviceTypeSchema,
  titles: list(TitleOnDeviceSchema, 'expected a list of titles'),
});

const LastSeenSchema = strict({
  deviceType: DeviceTypeSchema,
  titleId: v.optional(TitleIdSchema),
  titleName: v.optional(v.string('expected text')),
  timestamp: TimestampSchema,
});

const PersonSchema = strict({
  xuid: XuidSchema,
  gamertag: text(100),
  picture: v.optional(
    v.pipe(
      v.string('expected the address of a picture'),
      v.check(
        (value) => value === '' || /^https?:\/\/./i.test(value),
        'expected an address that starts with https:// or http://',
      ),
    ),
    '',
  ),
  people: list(XuidSchema, 'expected a list of XUIDs'),
  favorites: list(XuidSchema, 'expected a list of XUIDs'),
  privacy: v.optional(
    v.picklist(['everyone', 'friends', 'blocked'], 'expected one of everyone, friends, blocked'),
    'everyone',
  ),
  cloaked: v.optional(flag, false),
  devices: list(DeviceSchema, 'expected a list of devices'),
  lastSeen: v.optional(LastSeenSchema),
  playerData: v.optional(map(map(StatisticSchema)), {}),
});

const TitleDefinitionSchema = strict({
  id: TitleIdSchema,
  name: LocalizedSchema,
  scid: v.optional(text(39)),
});

const StringSetSchema = strict({
  text: LocalizedSchema,
  parameters: list(text(100), 'expected a list of statistics'),
});

const ServiceConfigurationSchema = strict({
  scid: text(39),
  strings: v.optional(map(StringSetSchema), {}),
  enumerations: v.optional(map(map(LocalizedSchema)), {}),
});

/** A world file: who exists, what they do at the start, and the words for it. */
export const WorldSchema = strict({
  people: v.array(PersonSchema, 'expected a list of people'),
  titles: list(TitleDefinitionSchema, 'expected a list of titles'),
  richPresence: list(ServiceConfigurationSchema, 'expected a list of service configurations'),
  groups: v.optional(map(v.array(XuidSchema, 'expected a list of XUIDs')), {}),
  live: v.optional(flag, false),
});
