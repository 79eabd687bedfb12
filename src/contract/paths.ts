import { parseXuid } from './identifier.ts';
import type { Level } from './level.ts';

/** Whose: the caller, or a person by XUID (contract §1.2). */
export type UserRef = 'me' | { readonly xuid: string };

/** The one group that a path may name, in this case only (contract §1.2). */
export const PEOPLE_MONIKER = 'People';

/** Headers that the two sides share, in lower case. */
export const HEADERS = {
  contractVersion: 'x-xbl-contract-version',
  heartbeatAfter: 'x-heartbeat-after',
  correlationId: 'x-xblcorrelationid',
  /** What the page tells the gateway of the title and device whose presence it writes. */
  titleId: 'x-title-id',
  deviceType: 'x-device-type',
  deviceId: 'x-device-id',
} as const;

/** Contract versions of the presence service that are answered; any other is 406 (contract §1.4). */
export const CONTRACT_VERSIONS: readonly string[] = ['1', '2', '3', 'vnext'];

/** The contract version that our own requests carry. */
export const PRESENCE_CONTRACT_VERSION = '3';
export const PROFILE_CONTRACT_VERSION = '2';

/** Where the browser finds the presence and profile paths at the gateway. */
export const PRESENCE_PREFIX = '/xbl/userpresence';
export const PROFILE_PREFIX = '/xbl/profile';

export const STATUS_PATH = '/api/status';
export const PUBLISH_PATH = '/api/publish';
export const BATCH_PATH = '/users/batch';
export const PROFILE_BATCH_PATH = '/users/batch/profile/settings';

function userSegment(user: UserRef): string {
  return user === 'me' ? 'me' : `xuid(${user.xuid})`;
}

function withLevel(path: string, level: Level | undefined): string {
  return level === undefined ? path : `${path}?level=${level}`;
}

/** Path of one person's record. */
export function userPath(user: UserRef, level?: Level): string {
  return withLevel(`/users/${userSegment(user)}`, level);
}

/** Path of the records of whom a person follows. */
export function groupPath(user: UserRef, level?: Level): string {
  return withLevel(`/users/${userSegment(user)}/groups/${PEOPLE_MONIKER}`, level);
}

/** Path of the title that the caller's token names. */
export function currentTitlePath(xuid: string): string {
  return `/users/xuid(${xuid})/devices/current/titles/current`;
}

/** Path of a person's own visibility. */
export function statePath(xuid: string): string {
  return `/users/xuid(${xuid})/state`;
}

/**
 * Reads the path segment that says whose (contract §1.2), percent-decoded.
 * @returns undefined for anything but `me` and `xuid(…)` with a real XUID
 */
export function parseUserSegment(segment: string): UserRef | undefined {
  if (segment === 'me') return 'me';
  const match = /^xuid\((\d{1,40})\)$/.exec(segment);
  const xuid = match?.[1] === undefined ? undefined : parseXuid(match[1]);
  return xuid === undefined ? undefined : { xuid };
}
