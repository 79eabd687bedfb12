import * as v from 'valibot';
import { BATCH_GROUPS, MAX_BATCH_USERS, type BatchRequest } from './batch.ts';
import { parseTitleId, parseXuid } from './identifier.ts';
import { parseLevel, type Level } from './level.ts';
import { MAX_PROFILE_USERS, type ProfileRequest } from './profile.ts';
import type { PlayerDataRequest, StateRequest, TitleRequest } from './title-request.ts';
import {
  PLACEMENTS,
  readPlacement,
  readTitleState,
  TITLE_STATES,
  type Placement,
  type TitleState,
} from './words.ts';

/*
 * What requests may say, strictly: unlike answers, which are read tolerantly, a request with a fault is
 * refused, and the refusal names the field. Used by service and gateway, never by the page.
 */

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object with these members and no other; valibot alone would take a list for one. */
function strict<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.pipe(v.custom<object>(isObject, 'expected an object'), v.strictObject(entries));
}

const XUID = 'expected a decimal XUID';

/** An XUID: text of digits, or a number that a double holds (contract §1.8). */
export const XuidSchema = v.pipe(
  v.union(
    [
      v.pipe(v.string(), v.regex(/^\d{1,40}$/, XUID)),
      v.pipe(v.number(), v.safeInteger(XUID), v.minValue(1, XUID)),
    ],
    XUID,
  ),
  v.transform((value) => parseXuid(String(value))),
  v.string(XUID),
);

/** Counted before anything in it is read. */
function xuids(most: number) {
  return v.pipe(
    v.array(v.unknown(), 'expected a list of XUIDs'),
    v.minLength(1, 'expected at least one XUID'),
    v.maxLength(most, `expected at most ${most} XUIDs`),
    v.array(XuidSchema),
  );
}

const TITLE_ID = 'expected a title id, a decimal number below 4294967296';

/** A title id: text of digits, or a number (contract §2.9). */
export const TitleIdSchema = v.pipe(
  v.union(
    [
      v.pipe(v.string(), v.regex(/^\d{1,20}$/, TITLE_ID)),
      v.pipe(v.number(), v.integer(TITLE_ID), v.minValue(0, TITLE_ID), v.maxValue(4294967295, TITLE_ID)),
    ],
    TITLE_ID,
  ),
  v.transform((value) => parseTitleId(value)),
  v.string(TITLE_ID),
);

/** How deep a record goes, in any case (contract §1.3). */
export const LevelSchema = v.pipe(
  v.string('expected one of user, device, title, all'),
  v.transform((value) => parseLevel(value)),
  v.picklist(
    ['user', 'device', 'title', 'all'] satisfies Level[],
    'expected one of user, device, title, all',
  ),
);

const flag = v.boolean('expected true or false');

/** `POST /users/batch` (contract §1.8): the eight members and no other. */
export const BatchRequestSchema = v.pipe(
  strict({
    users: v.optional(xuids(MAX_BATCH_USERS)),
    deviceTypes: v.optional(v.array(v.string('expected a device type'), 'expected a list of device types')),
    titles: v.optional(v.array(TitleIdSchema, 'expected a list of title ids')),
    level: v.optional(LevelSchema),
    onlineOnly: v.optional(flag),
    broadcastingOnly: v.optional(flag),
    group: v.optional(v.picklist(BATCH_GROUPS, `expected one of ${BATCH_GROUPS.join(', ')}`)),
    groupXuid: v.optional(XuidSchema),
  }),
  v.forward(
    v.check((body) => body.users !== undefined || body.group !== undefined, 'expected users or group'),
    ['users'],
  ),
);

/** Whether a title is in use, in any case (contract §1.9). */
export const TitleStateSchema = v.pipe(
  v.string('expected active or inactive'),
  v.transform((value) => readTitleState(value) as TitleState),
  v.picklist(TITLE_STATES, 'expected active or inactive'),
);

/** Where a title stands on its screen, in any case (contract §2.3). */
export const PlacementSchema = v.pipe(
  v.string('expected one of full, fill, snapped, background'),
  v.transform((value) => readPlacement(value) as Placement),
  v.picklist(PLACEMENTS, 'expected one of full, fill, snapped, background'),
);

const name = v.pipe(
  v.string('expected text'),
  v.minLength(1, 'expected text'),
  v.maxLength(100, 'expected at most 100 characters'),
);

/** A string of a service configuration, with its parameters (contract §1.9). */
export const RichPresenceRequestSchema = strict({
  id: name,
  scid: v.pipe(name, v.maxLength(39, 'expected at most 39 characters')),
  params: v.optional(
    v.pipe(v.array(name, 'expected a list of texts'), v.maxLength(32, 'expected at most 32 entries')),
  ),
});

/** Media that a title plays (contract §1.9, §2.5). */
export const MediaRequestSchema = strict({
  id: name,
  idType: v.picklist(['bing', 'provider'], 'expected bing or provider'),
  name: v.optional(v.pipe(v.string('expected text'), v.maxLength(100, 'expected at most 100 characters'))),
});

/** `POST …/devices/current/titles/current` (contract §1.9). */
export const TitleRequestSchema = strict({
  id: v.optional(TitleIdSchema),
  state: v.optional(TitleStateSchema),
  placement: v.optional(PlacementSchema),
  activity: v.optional(
    strict({
      richPresence: v.optional(RichPresenceRequestSchema),
      media: v.optional(MediaRequestSchema),
    }),
  ),
});

/** `PUT …/state` (contract E10). */
export const StateRequestSchema = strict({
  state: v.picklist(['Active', 'Cloaked'], 'expected Active or Cloaked'),
});

/** The value of a statistic; long enough for any name of a map or a mode. */
export const StatisticSchema = v.union(
  [
    v.pipe(v.string(), v.maxLength(256, 'expected at most 256 characters')),
    v.pipe(v.number(), v.finite('expected a finite number')),
  ],
  'expected text or a number',
);

/** `POST /stats/users/{xuid}/scids/{scid}`. */
export const PlayerDataRequestSchema = strict({
  stats: strict({
    title: v.pipe(
      v.custom<object>(isObject, 'expected an object'),
      v.record(name, strict({ value: StatisticSchema })),
    ),
  }),
});

/** `POST /users/batch/profile/settings` (contract §5.1). */
export const ProfileRequestSchema = strict({
  userIds: xuids(MAX_PROFILE_USERS),
  settings: v.array(v.string('expected the name of a setting'), 'expected a list of settings'),
});

/** A request that was read, or the one sentence that says what is wrong with it and where. */
export type RequestResult<T> = { readonly request: T } | { readonly fault: string };

function placeOf(issue: v.BaseIssue<unknown>): string {
  return (issue.path ?? []).reduce((place, { key }) => {
    if (typeof key === 'number') return `${place}[${key}]`;
    const member = String(key).slice(0, 100);
    return place === '' ? member : `${place}.${member}`;
  }, '');
}

function sentenceOf(issue: v.BaseIssue<unknown>): string {
  const ofObject = issue.type === 'strict_object' || issue.type === 'object_with_rest';
  if (ofObject && issue.expected === 'never') return 'no such member';
  if (ofObject && issue.received === 'undefined') return 'required';
  if (ofObject || issue.type === 'record') return 'expected an object';
  return issue.message;
}

/**
 * Every fault of a failed parse, each as `place: sentence`.
 * @param whole what the place of a fault of the whole value is called
 */
export function faultsOf(issues: readonly v.BaseIssue<unknown>[], whole: string): string[] {
  return issues.map((issue) => `${placeOf(issue) || whole}: ${sentenceOf(issue)}`);
}

function readBy<T>(schema: v.GenericSchema<unknown, T>, value: unknown): RequestResult<T> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return { request: result.output };
  return { fault: faultsOf(result.issues, 'body')[0] ?? 'body: expected an object' };
}

const readBatch = (value: unknown): RequestResult<BatchRequest> =>
  readBy(BatchRequestSchema as unknown as v.GenericSchema<unknown, BatchRequest>, value);

/** An XUID as answers write it; of 20 digits some are too large. */
const PLAIN_XUID = /^[1-9]\d{0,18}$/;

/** A list that `xuids` would hand back as it is. */
function isPlain(users: unknown): users is readonly string[] {
  if (!Array.isArray(users) || users.length === 0 || users.length > MAX_BATCH_USERS) return false;
  return users.every((user) => typeof user === 'string' && PLAIN_XUID.test(user));
}

/**
 * Reads a batch body; XUIDs and titles come out canonical. The fault names the field. A list of plain XUIDs is
 * looked through by hand, ten times as quick as by the schema, which then reads the rest of the body.
 */
export function readBatchRequest(value: unknown): RequestResult<BatchRequest> {
  const users = isObject(value) ? value['users'] : undefined;
  if (!isPlain(users)) return readBatch(value);
  const rest = readBatch({ ...(value as object), users: users.slice(0, 1) });
  return 'fault' in rest ? rest : { request: { ...rest.request, users } };
}

/** Reads a title write. The fault names the field. */
export function readTitleRequest(value: unknown): RequestResult<TitleRequest> {
  return readBy(TitleRequestSchema as unknown as v.GenericSchema<unknown, TitleRequest>, value);
}

/** Reads a change of visibility. The fault names the field. */
export function readStateRequest(value: unknown): RequestResult<StateRequest> {
  return readBy(StateRequestSchema, value);
}

/** Reads a player-data write. The fault names the field. */
export function readPlayerDataRequest(value: unknown): RequestResult<PlayerDataRequest> {
  return readBy(PlayerDataRequestSchema, value);
}

/** Reads a profile batch. The fault names the field. */
export function readProfileRequest(value: unknown): RequestResult<ProfileRequest> {
  return readBy(ProfileRequestSchema, value);
}
