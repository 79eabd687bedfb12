import type { SchemaName } from './schemas.ts';

/** What is answered with 200: JSON of this schema, a list of it, or nothing. */
type Answer =
  | { readonly one: SchemaName }
  | { readonly many: SchemaName }
  | { readonly status: 200 | 204; readonly empty: string };

/** One thing that can be asked. */
export type Operation = {
  readonly id: string;
  readonly group: 'Reading presence' | 'Writing presence' | 'Profiles' | 'Player data';
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** With the parameters `{xuid}`, `{moniker}` and `{scid}`. */
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly query?: 'level' | 'settings';
  readonly body?: SchemaName;
  readonly answer: Answer;
};

const RECORDS: Answer = { many: 'PresenceRecord' };
const TITLE_PATH = '/users/xuid({xuid})/devices/current/titles/current';
const GROUP_PATH = '/users/xuid({xuid})/groups/{moniker}';
const FROM_TOKEN =
  'Title and device are those of the token: claims `tid`, `dty`, `did` and `sbx`. The XUID in the path must be the caller’s.';

/** All that the service answers, in the order of contract §1.1. */
export const OPERATIONS: readonly Operation[] = [
  {
    id: 'getMe',
    group: 'Reading presence',
    method: 'get',
    path: '/users/me',
    summary: 'The caller’s own record',
    description: 'Cloaked or not, callers see themselves as they are.',
    query: 'level',
    answer: { one: 'PresenceRecord' },
  },
  {
    id: 'getUser',
    group: 'Reading presence',
    method: 'get',
    path: '/users/xuid({xuid})',
    summary: 'One person’s record',
    description: 'Somebody who is hidden from the caller, or unknown, reads as offline without `lastSeen`.',
    query: 'level',
    answer: { one: 'PresenceRecord' },
  },
  {
    id: 'postBatch',
    group: 'Reading presence',
    method: 'post',
    path: '/users/batch',
    summary: 'The records of many people',
    description:
      'One record for each XUID, in the order of the question. Filters are OR inside one member and AND across members; they cut away devices and titles that do not match.',
    body: 'BatchRequest',
    answer: RECORDS,
  },
  {
    id: 'getMyGroup',
    group: 'Reading presence',
    method: 'get',
    path: '/users/me/groups/{moniker}',
    summary: 'The records of the people whom the caller follows',
    description: 'Whoever is hidden from the caller is left out.',
    query: 'level',
    answer: RECORDS,
  },
  {
    id: 'getGroup',
    group: 'Reading presence',
    method: 'get',
    path: GROUP_PATH,
    summary: 'The records of the people whom somebody follows',
    description:
      'The list of somebody who is hidden from the caller reads as empty, as does that of an unknown person.',
    query: 'level',
    answer: RECORDS,
  },
  {
    id: 'getBroadcasting',
    group: 'Reading presence',
    method: 'get',
    path: `${GROUP_PATH}/broadcasting`,
    summary: 'Those of a group who broadcast',
    description: 'The broadcast itself is in `activity`, and so in the answer at level `all` only.',
    query: 'level',
    answer: RECORDS,
  },
  {
    id: 'getBroadcastingCount',
    group: 'Reading presence',
    method: 'get',
    path: `${GROUP_PATH}/broadcasting/count`,
    summary: 'How many people of a group broadcast',
    description: 'Counts people, not titles. `level` is checked and changes nothing.',
    query: 'level',
    answer: { one: 'BroadcastingCount' },
  },
  {
    id: 'writeTitle',
    group: 'Writing presence',
    method: 'post',
    path: TITLE_PATH,
    summary: 'Makes or refreshes the current title',
    description: `${FROM_TOKEN} What the body names changes, the rest stays, and the whole title is fresh again. 201 where the title is new.`,
    body: 'TitleRequest',
    answer: { status: 200, empty: 'Refreshed.' },
  },
  {
    id: 'endTitle',
    group: 'Writing presence',
    method: 'delete',
    path: TITLE_PATH,
    summary: 'Ends the current title now',
    description: `${FROM_TOKEN} Without one nothing happens.`,
    answer: { status: 200, empty: 'The title is not there.' },
  },
  {
    id: 'putState',
    group: 'Writing presence',
    method: 'put',
    path: '/users/xuid({xuid})/state',
    summary: 'Appears offline to others, or shows again',
    description: 'The XUID in the path must be the caller’s. `lastSeen` stays at the time of cloaking.',
    body: 'StateRequest',
    answer: { status: 200, empty: 'Done.' },
  },
  {
    id: 'postProfiles',
    group: 'Profiles',
    method: 'post',
    path: '/users/batch/profile/settings',
    summary: 'Gamertags and pictures of up to 100 people',
    description: 'People and settings that are unknown are left out.',
    body: 'ProfileRequest',
    answer: { one: 'ProfileResponse' },
  },
  {
    id: 'getMyProfile',
    group: 'Profiles',
    method: 'get',
    path: '/users/me/profile/settings',
    summary: 'The caller’s own profile',
    description: 'Settings that are unknown are left out.',
    query: 'settings',
    answer: { one: 'ProfileResponse' },
  },
  {
    id: 'getProfile',
    group: 'Profiles',
    method: 'get',
    path: '/users/xuid({xuid})/profile/settings',
    summary: 'One person’s profile',
    description: 'Somebody who is unknown is left out.',
    query: 'settings',
    answer: { one: 'ProfileResponse' },
  },
  {
    id: 'writePlayerData',
    group: 'Player data',
    method: 'post',
    path: '/stats/users/{xuid}/scids/{scid}',
    summary: 'Merges the caller’s statistics of one service configuration',
    description: 'They fill rich presence strings when somebody reads. The XUID must be the caller’s.',
    body: 'PlayerDataRequest',
    answer: { status: 204, empty: 'Merged.' },
  },
];
