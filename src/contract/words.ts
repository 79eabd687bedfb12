/** A word of the wire that is known, or any other text that was sent in its place. */
export type Word<Known extends string> = Known | (string & Record<never, never>);

export const USER_STATES = ['Online', 'Away', 'Offline'] as const;
export type UserState = (typeof USER_STATES)[number];

export const TITLE_STATES = ['Active', 'Inactive'] as const;
export type TitleState = (typeof TITLE_STATES)[number];

export const PLACEMENTS = ['Full', 'Fill', 'Snapped', 'Background'] as const;
export type Placement = (typeof PLACEMENTS)[number];

/** Device types as they are written on the wire (contract §2.2). */
export const DEVICE_TYPES = [
  'Scarlett',
  'XboxOne',
  'Xbox360',
  'WindowsOneCore',
  'WindowsOneCoreMobile',
  'Win32',
  'MoLIVE',
  'PC',
  'WindowsPhone',
  'WindowsPhone7',
  'iOS',
  'Android',
  'AppleTV',
  'Nintendo',
  'PlayStation',
  'Web',
] as const;
export type DeviceType = (typeof DEVICE_TYPES)[number];

/** Older names, read as the type that is written today (contract §2.2, A8). */
const DEVICE_ALIASES: Readonly<Record<string, DeviceType>> = {
  d: 'XboxOne',
  mcapensis: 'XboxOne',
  w8: 'MoLIVE',
  win8: 'MoLIVE',
  windows8: 'MoLIVE',
};

/** The types whose token needs no device id to write (contract §1.4, §9). */
export const WINDOWS_DEVICE_TYPES: readonly DeviceType[] = [
  'WindowsOneCore',
  'WindowsOneCoreMobile',
  'Win32',
  'PC',
  'MoLIVE',
];

function reader<Known extends string>(
  known: readonly Known[],
  aliases: Readonly<Record<string, Known>> = {},
): (text: string) => Word<Known> {
  const byLowerCase = new Map<string, Known>(Object.entries(aliases));
  for (const word of known) byLowerCase.set(word.toLowerCase(), word);
  return (text) => byLowerCase.get(text) ?? byLowerCase.get(text.toLowerCase()) ?? text;
}

/** Reads a user state in any case; an unknown word comes back as it is (contract §2.1, A7). */
export const readUserState = reader(USER_STATES);

/** Reads a title state in any case; an unknown word comes back as it is (contract §2.3). */
export const readTitleState = reader(TITLE_STATES);

/** Reads a placement in any case; an unknown word comes back as it is (contract §2.3). */
export const readPlacement = reader(PLACEMENTS);

/** Reads a device type or one of its older names, in any case; an unknown word comes back as it is. */
export const readDeviceType = reader(DEVICE_TYPES, DEVICE_ALIASES);
