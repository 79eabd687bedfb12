import { t, type MessageKey } from '#i18n/translate.ts';

/** The families that devices are filtered by. */
export const DEVICE_FAMILIES = [
  'scarlett',
  'xboxone',
  'xbox360',
  'windows',
  'android',
  'ios',
  'web',
  'other',
] as const;
export type DeviceFamily = (typeof DEVICE_FAMILIES)[number];

/** Glyphs that stand for devices; no brand's mark among them. */
export type DeviceGlyph = 'gamepad' | 'monitor' | 'phone' | 'tv' | 'globe' | 'unknown';

type Device = { readonly name: MessageKey; readonly family: DeviceFamily; readonly glyph: DeviceGlyph };

const WINDOWS: Device = { name: 'device.windows', family: 'windows', glyph: 'monitor' };
const PHONE: Device = { name: 'device.windowsPhone', family: 'other', glyph: 'phone' };

const DEVICES: Readonly<Record<string, Device>> = {
  Scarlett: { name: 'device.scarlett', family: 'scarlett', glyph: 'gamepad' },
  XboxOne: { name: 'device.xboxone', family: 'xboxone', glyph: 'gamepad' },
  Xbox360: { name: 'device.xbox360', family: 'xbox360', glyph: 'gamepad' },
  WindowsOneCore: WINDOWS,
  WindowsOneCoreMobile: WINDOWS,
  Win32: WINDOWS,
  PC: WINDOWS,
  MoLIVE: WINDOWS,
  WindowsPhone: PHONE,
  WindowsPhone7: PHONE,
  iOS: { name: 'device.ios', family: 'ios', glyph: 'phone' },
  Android: { name: 'device.android', family: 'android', glyph: 'phone' },
  AppleTV: { name: 'device.appleTv', family: 'other', glyph: 'tv' },
  Nintendo: { name: 'device.nintendo', family: 'other', glyph: 'gamepad' },
  PlayStation: { name: 'device.playStation', family: 'other', glyph: 'gamepad' },
  Web: { name: 'device.web', family: 'web', glyph: 'globe' },
};

function device(type: string): Device | undefined {
  return Object.hasOwn(DEVICES, type) ? DEVICES[type] : undefined;
}

/** What to call a device type; one that nobody knows keeps its raw word. */
export function deviceName(type: string): string {
  const known = device(type);
  if (known) return t(known.name);
  return type === 'Unknown' ? t('device.unknown') : t('device.unknownWord', { word: type });
}

/** The family a device type is filtered by. */
export function deviceFamily(type: string): DeviceFamily {
  return device(type)?.family ?? 'other';
}

/** The glyph of a device type. */
export function deviceGlyph(type: string): DeviceGlyph {
  return device(type)?.glyph ?? 'unknown';
}

const FAMILY_GLYPHS: Readonly<Record<DeviceFamily, DeviceGlyph>> = {
  scarlett: 'gamepad',
  xboxone: 'gamepad',
  xbox360: 'gamepad',
  windows: 'monitor',
  android: 'phone',
  ios: 'phone',
  web: 'globe',
  other: 'unknown',
};

/** What to call a family of devices. */
export function familyName(family: DeviceFamily): string {
  return t(`device.${family}`);
}

/** The glyph of a family. */
export function familyGlyph(family: DeviceFamily): DeviceGlyph {
  return FAMILY_GLYPHS[family];
}

/** Every name under which the wire knows a family's devices; `other` cannot be asked for by name. */
export function familyTypes(family: DeviceFamily): string[] {
  return Object.entries(DEVICES)
    .filter(([, known]) => known.family === family && family !== 'other')
    .map(([type]) => type);
}
