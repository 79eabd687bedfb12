import type { DeviceGlyphKind } from '#ui/DeviceGlyph.tsx';

/** A record as it comes, as far as a line tells of it. */
export type WireRecord = {
  readonly xuid: string;
  readonly state: string;
  readonly devices?: readonly {
    readonly type: string;
    readonly titles?: readonly {
      readonly id: string;
      readonly name: string;
      readonly placement: string;
      readonly state: string;
      readonly lastModified: string;
      readonly activity?: { readonly richPresence?: string };
    }[];
  }[];
  readonly lastSeen?: {
    readonly titleName?: string;
    readonly deviceType?: string;
    readonly timestamp: string;
  };
};

/** The groups, in the order in which they stand. */
export const STATES = ['title', 'online', 'away', 'offline'] as const;
export type LineState = (typeof STATES)[number];
export const HEADINGS: Readonly<Record<LineState, string>> = {
  title: 'In title',
  online: 'Online',
  away: 'Away',
  offline: 'Offline',
};

/** What stands on a person's line: what the dashboard's rows say. What only rows on screen need is made by them. */
export type Line = {
  readonly state: LineState;
  readonly words: string;
  readonly presence: string;
  readonly place: string;
  /** As the wire has it. */
  readonly placement: string;
  readonly device: string;
  readonly glyph: DeviceGlyphKind;
  /** ms; NaN where nobody knows */
  readonly since: number;
};

export const HOME = '750323071';

const DEVICES: Readonly<Record<string, readonly [name: string, glyph: DeviceGlyphKind]>> = {
  Scarlett: ['Xbox Series X|S', 'gamepad'],
  XboxOne: ['Xbox One', 'gamepad'],
  WindowsOneCore: ['Windows', 'monitor'],
  Win32: ['Windows', 'monitor'],
  iOS: ['iOS', 'phone'],
};
export const deviceOf = (type: string): readonly [string, DeviceGlyphKind] =>
  DEVICES[type] ?? [type, 'unknown'];

/** Puts a record into words. */
export function lineOf({ state, devices = [], lastSeen }: WireRecord): Line {
  for (const { type, titles = [] } of devices) {
    for (const title of titles) {
      if (title.placement === 'Background' || title.id === HOME || title.placement === 'Snapped') continue;
      const [device, glyph] = deviceOf(type);
      return {
        state: 'title',
        words: `In ${title.name}${devices.length > 1 ? ` · ${devices.length} devices` : ''}`,
        presence: title.activity?.richPresence ?? '',
        place: title.placement === 'Fill' ? 'Main area' : 'Full screen',
        placement: title.placement,
        device,
        glyph,
        since: Date.parse(`${title.lastModified.slice(0, 23)}Z`),
      };
    }
  }
  const nothing = { presence: '', place: '', placement: '', device: '', glyph: 'unknown' } as const;
  if (state !== 'Offline')
    return { state: state === 'Away' ? 'away' : 'online', words: state, since: NaN, ...nothing };
  return {
    state: 'offline',
    words: lastSeen
      ? `Last seen in ${lastSeen.titleName} on ${deviceOf(lastSeen.deviceType ?? '')[0]}`
      : state,
    since: lastSeen ? Date.parse(`${lastSeen.timestamp.slice(0, 23)}Z`) : NaN,
    ...nothing,
  };
}

/** Heights in pixels: those of the dashboard's list. */
export const ROW = 48;
export const HEADING = 44;

/** Places by name: names stay, so their alphabet is asked for once. */
export function ranksOf(names: ReadonlyMap<string, string>): ReadonlyMap<string, number> {
  const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  const sorted = [...names].sort((a, b) => collator.compare(a[1], b[1]));
  return new Map(sorted.map(([xuid], index) => [xuid, index]));
}

/** Names of everybody, asked for once. */
export async function askNames(): Promise<ReadonlyMap<string, string>> {
  return new Map((await (await fetch('/names')).json()) as [string, string][]);
}

/** Asks for everybody's records, and parses them in one go. */
export async function askAll(): Promise<WireRecord[]> {
  return (await (await fetch('/all')).json()) as WireRecord[];
}

/** Calls back for each poll: the event by which the dashboard too asks anew. */
export function eachPoll(ask: () => void): void {
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) ask();
  });
}
