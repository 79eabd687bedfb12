import { parseXuid } from './identifier.ts';

/** How many people one profile batch may name (contract §5.1, §9). */
export const MAX_PROFILE_USERS = 100;

/** The settings that the dashboard asks for. */
export const PROFILE_SETTINGS = ['Gamertag', 'GameDisplayName', 'GameDisplayPicRaw'] as const;

/** The body of `POST /users/batch/profile/settings`. */
export type ProfileRequest = {
  readonly userIds: readonly string[];
  readonly settings: readonly string[];
};

/** The answer of the profile batch (contract §5.1). */
export type ProfileResponse = { readonly profileUsers: readonly ProfileUser[] };

export type ProfileUser = {
  readonly id: string;
  readonly hostId: string;
  readonly settings: readonly { readonly id: string; readonly value: string }[];
  readonly isSponsoredUser: boolean;
};

/** One person's settings by name. */
export type Profile = { readonly xuid: string; readonly settings: ReadonlyMap<string, string> };

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

function readProfile(value: unknown): Profile | undefined {
  if (!isObject(value)) return undefined;
  const id = value['id'];
  const xuid = typeof id === 'string' || Number.isSafeInteger(id) ? parseXuid(String(id)) : undefined;
  if (xuid === undefined) return undefined;
  const settings = new Map<string, string>();
  const list: unknown = value['settings'];
  for (const setting of Array.isArray(list) ? (list as unknown[]) : []) {
    if (!isObject(setting) || typeof setting['id'] !== 'string') continue;
    const settingValue = setting['value'];
    if (typeof settingValue === 'string' || typeof settingValue === 'number') {
      settings.set(setting['id'], String(settingValue));
    }
  }
  return { xuid, settings };
}

/**
 * Reads the answer of the profile batch; a junk element costs itself. Never throws.
 * @param value parsed JSON
 */
export function readProfiles(value: unknown): Profile[] {
  const users: unknown = isObject(value) ? value['profileUsers'] : undefined;
  const profiles: Profile[] = [];
  for (const user of Array.isArray(users) ? (users as unknown[]) : []) {
    const profile = readProfile(user);
    if (profile) profiles.push(profile);
  }
  return profiles;
}

/** The name to show for a person, or undefined if the profile has none. */
export function gamertagOf(profile: Profile): string | undefined {
  return profile.settings.get('Gamertag') || profile.settings.get('GameDisplayName') || undefined;
}
