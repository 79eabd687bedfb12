import { readProfiles, type ProfileResponse } from '#contract/profile.ts';

/** Settings that may be asked for: names and pictures. Others are left out, as unknown ones are (contract §9). */
const SETTINGS: ReadonlySet<string> = new Set([
  'Gamertag',
  'ModernGamertag',
  'ModernGamertagSuffix',
  'UniqueModernGamertag',
  'GameDisplayName',
  'AppDisplayName',
  'GameDisplayPicRaw',
  'AppDisplayPicRaw',
]);

/** The setting that says where a person's picture is. */
export const PICTURE_SETTING = 'GameDisplayPicRaw';

/** Keeps of the settings that a page asks for those that the gateway passes on. */
export function settingsToAsk(settings: readonly string[]): string[] {
  return settings.filter((setting) => SETTINGS.has(setting));
}

/** Where the browser finds a person's picture: here, so that it asks no other host. */
function picturePath(xuid: string): string {
  return `/api/picture/${xuid}`;
}

/**
 * Rebuilds a profile answer from the members that are known; the address of a picture becomes one of ours.
 * @param value the upstream's JSON
 * @param noticePicture told where a person's picture is; empty: nowhere
 */
export function profileAnswer(
  value: object,
  noticePicture: (xuid: string, address: string) => void,
): ProfileResponse {
  return {
    profileUsers: readProfiles(value).map(({ xuid, settings }) => {
      const address = settings.get(PICTURE_SETTING);
      if (address !== undefined) noticePicture(xuid, address);
      return {
        id: xuid,
        hostId: xuid,
        settings: [...settings]
          .filter(([id]) => SETTINGS.has(id))
          .map(([id, text]) => ({
            id,
            value: id.endsWith('PicRaw') && text !== '' ? picturePath(xuid) : text,
          })),
        isSponsoredUser: false,
      };
    }),
  };
}
