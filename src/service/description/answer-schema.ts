import * as v from 'valibot';
import type { Problem, ThrottleBody } from '#contract/problem.ts';
import type { ProfileResponse } from '#contract/profile.ts';
import type { LastSeenRecord, PresenceRecord } from '#contract/record.ts';
import { DEVICE_TYPES, PLACEMENTS, TITLE_STATES, USER_STATES } from '#contract/words.ts';

/*
 * What the service answers, to the letter. Readers of the wire are tolerant (contract §2); this is what this
 * service promises to send, and tests hold its answers to it.
 */

const Xuid = v.pipe(v.string(), v.regex(/^[1-9]\d{0,19}$/));
const TitleId = v.pipe(v.string(), v.regex(/^(?:0|[1-9]\d{0,9})$/));
/** UTC, seven fraction digits, no zone (contract §2.8). */
const Timestamp = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}$/));
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

const MediaRecordSchema = v.strictObject({
  id: v.string(),
  idType: v.picklist(['bing', 'provider']),
  name: v.string(),
});

const BroadcastRecordSchema = v.strictObject({
  id: v.string(),
  session: v.string(),
  provider: v.string(),
  started: v.exactOptional(v.string()),
  viewers: Count,
});

export const ActivityRecordSchema = v.strictObject({
  richPresence: v.exactOptional(v.string()),
  media: v.exactOptional(MediaRecordSchema),
  broadcast: v.exactOptional(BroadcastRecordSchema),
});

export const TitleRecordSchema = v.strictObject({
  id: TitleId,
  activity: v.exactOptional(ActivityRecordSchema),
  name: v.string(),
  placement: v.picklist(PLACEMENTS),
  state: v.picklist(TITLE_STATES),
  lastModified: Timestamp,
});

export const DeviceRecordSchema = v.strictObject({
  type: v.picklist(DEVICE_TYPES),
  titles: v.exactOptional(v.array(TitleRecordSchema)),
});

export const LastSeenRecordSchema = v.strictObject({
  deviceType: v.picklist(DEVICE_TYPES),
  titleId: v.exactOptional(TitleId),
  titleName: v.string(),
  timestamp: Timestamp,
}) satisfies v.GenericSchema<unknown, LastSeenRecord>;

export const PresenceRecordSchema = v.strictObject({
  xuid: Xuid,
  state: v.picklist(USER_STATES),
  devices: v.exactOptional(v.array(DeviceRecordSchema)),
  lastSeen: v.exactOptional(LastSeenRecordSchema),
}) satisfies v.GenericSchema<unknown, PresenceRecord>;

export const BroadcastingCountSchema = v.strictObject({ count: Count });

export const ProfileResponseSchema = v.strictObject({
  profileUsers: v.array(
    v.strictObject({
      id: Xuid,
      hostId: Xuid,
      settings: v.array(v.strictObject({ id: v.string(), value: v.string() })),
      isSponsoredUser: v.boolean(),
    }),
  ),
}) satisfies v.GenericSchema<unknown, ProfileResponse>;

export const ProblemSchema = v.strictObject({
  code: Count,
  source: v.picklist(['UserPresence', 'Profile', 'PlayerData']),
  description: v.string(),
  traceInformation: v.null(),
}) satisfies v.GenericSchema<unknown, Problem>;

export const ThrottleBodySchema = v.strictObject({
  version: v.literal(1),
  currentRequests: Count,
  maxRequests: Count,
  periodInSeconds: v.picklist([15, 300]),
  limitType: v.literal('Rate'),
}) satisfies v.GenericSchema<unknown, ThrottleBody>;
