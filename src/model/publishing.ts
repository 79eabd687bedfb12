import { t } from '#i18n/translate.ts';
import type { Publishable, PublishableTitle } from '#contract/publishable.ts';
import type { PresenceRecord, TitleRecord } from '#contract/record.ts';
import type { TitleRequest } from '#contract/title-request.ts';
import {
  DEVICE_TYPES,
  WINDOWS_DEVICE_TYPES,
  type DeviceType,
  type Placement,
  type TitleState,
} from '#contract/words.ts';
import { deviceName } from './device-words.ts';
import { placementChip, placementKind } from './placement-words.ts';

/** A title on a device of this type. */
export type TitleOnDevice = { readonly titleId: string; readonly deviceType: string };

/** What is filled in before a title is published. */
export type Draft = {
  readonly titleId: string;
  readonly deviceType: DeviceType;
  /** Undefined for the one that stands for this page's device of that type. */
  readonly deviceId: string | undefined;
  readonly placement: Placement;
  readonly state: TitleState;
  /** The friendly name of a rich presence string; empty for none. */
  readonly stringId: string;
  /** For each parameter of the string an entry of its enumeration; empty: from player data. */
  readonly entries: readonly string[];
};

/** A part of the form that can be at fault; parameters by their place. */
export type DraftField =
  'title' | 'device' | 'deviceId' | 'placement' | 'state' | 'string' | `entry${number}`;

/** How a title reads in a language. */
export type ReadLine =
  | { readonly kind: 'line'; readonly text: string }
  /** The title is there, its rich presence is not. */
  | { readonly kind: 'left-out' }
  | { readonly kind: 'gone' };

/** Asks for a language that nothing is written in, so that the default is read: "no linguistic content". */
export const NO_LANGUAGE = 'zxx';

/** The device id under which this page writes for a type of device, unless told of another. */
export function usualDeviceId(type: string): string {
  return `dashboard-${type.toLowerCase()}`;
}

/** The id that a draft is written under. */
export function deviceIdOf({ deviceType, deviceId }: Pick<Draft, 'deviceType' | 'deviceId'>): string {
  return (deviceId ?? usualDeviceId(deviceType)).trim();
}

/** What the form begins with: the first title that has strings, full screen on an Xbox One. */
export function firstDraft({ titles }: Publishable): Draft | undefined {
  const title = titles.find(({ strings }) => strings.length > 0) ?? titles[0];
  if (!title) return undefined;
  const draft: Draft = {
    titleId: title.id,
    deviceType: 'XboxOne',
    deviceId: undefined,
    placement: 'Full',
    state: 'Active',
    stringId: '',
    entries: [],
  };
  return withString(draft, title, title.strings[0]?.id ?? '');
}

/** The draft with another string, its parameters filled with the first entry of each enumeration. */
export function withString(draft: Draft, title: PublishableTitle, stringId: string): Draft {
  const entries = parametersOf(title, stringId).map(({ entries: [first] }) => first?.value ?? '');
  return { ...draft, stringId, entries };
}

/** The draft for another title. */
export function withTitle(draft: Draft, title: PublishableTitle): Draft {
  return withString({ ...draft, titleId: title.id }, title, title.strings[0]?.id ?? '');
}

/** A parameter of a string, and what it can be filled with. */
export type Parameter = {
  readonly name: string;
  /** Empty: a number or text that the title writes as player data. */
  readonly entries: readonly { readonly value: string; readonly text: string }[];
};

/** The text for a language tag: of the tag, of its language, else the default (contract §3.5). */
export function textIn(texts: Readonly<Record<string, string>>, tag: string): string {
  const byTag = new Map(Object.entries(texts).map(([key, text]) => [key.toLowerCase(), text]));
  const wanted = tag.toLowerCase();
  return byTag.get(wanted) ?? byTag.get(wanted.split('-')[0] ?? '') ?? byTag.get('default') ?? '';
}

/**
 * The parameters of a string. `params` fills them from the left, so an enumeration behind one that only player
 * data can fill is filled by player data too (contract §3.4).
 * @param tag the language that entries are shown in
 */
export function parametersOf(title: PublishableTitle, stringId: string, tag = 'default'): Parameter[] {
  const names = title.strings.find(({ id }) => id === stringId)?.parameters ?? [];
  let reachable = true;
  return names.map((name) => {
    const entries = Object.entries(title.enumerations[name] ?? {});
    reachable &&= entries.length > 0;
    return {
      name,
      entries: reachable ? entries.map(([value, texts]) => ({ value, text: textIn(texts, tag) })) : [],
    };
  });
}

/** What is wrong with a draft: for each field at fault what to do about it. */
export function draftFaults(draft: Draft, title: PublishableTitle): ReadonlyMap<DraftField, string> {
  const faults = new Map<DraftField, string>();
  const deviceId = deviceIdOf(draft);
  const needsId = draft.deviceType !== 'Web' && !WINDOWS_DEVICE_TYPES.includes(draft.deviceType);
  if (deviceId === '' && needsId)
    faults.set('deviceId', t('me.faultNoDeviceId', { device: deviceName(draft.deviceType) }));
  else if (!/^[\x21-\x7e]{0,128}$/.test(deviceId)) faults.set('deviceId', t('me.faultDeviceId'));
  const parameters = parametersOf(title, draft.stringId);
  const hole = parameters.findIndex(({ entries }, at) => entries.length > 0 && !draft.entries[at]);
  const behind = parameters.find((_, at) => at > hole && hole >= 0 && draft.entries[at]);
  if (behind) faults.set(`entry${hole}`, t('me.faultHole', { parameter: behind.name }));
  return faults;
}

/** What a draft writes. All of it is written each time, so that a title that ended meanwhile comes back whole. */
export function requestOf(draft: Draft, title: PublishableTitle): TitleRequest {
  const { state, placement, stringId, entries } = draft;
  if (stringId === '' || title.scid === null) return { state, placement };
  const end = entries.findIndex((entry) => entry === '');
  const params = end < 0 ? entries : entries.slice(0, end);
  return { state, placement, activity: { richPresence: { id: stringId, scid: title.scid, params } } };
}

/** The place that a refusal begins with, as the gateway and the service write it, and the field that it is. */
const PLACES: readonly (readonly [string, DraftField])[] = [
  ['x-title-id', 'title'],
  ['x-device-type', 'device'],
  ['x-device-id', 'deviceId'],
  ['id:', 'title'],
  ['placement', 'placement'],
  ['state', 'state'],
  ['activity.richPresence.params', 'entry0'],
  ['activity', 'string'],
];

/** The field that a refusal is about, if it names one. */
export function fieldAtFault(message: string): DraftField | undefined {
  return PLACES.find(([place]) => message.startsWith(place))?.[1];
}

/** Device types to choose from; where one name stands for several, the wire's own word tells them apart. */
export function deviceChoices(): { readonly type: DeviceType; readonly name: string }[] {
  const names = DEVICE_TYPES.map(deviceName);
  return DEVICE_TYPES.map((type) => {
    const name = deviceName(type);
    return { type, name: names.filter((other) => other === name).length > 1 ? `${name} (${type})` : name };
  });
}

/** A title that one has on some device now. */
export type OwnTitle = TitleOnDevice & {
  readonly key: string;
  readonly title: TitleRecord;
  readonly device: string;
  readonly place: string;
};

/** Everything that one has on one's devices now, device by device. */
export function ownTitles(record: PresenceRecord): OwnTitle[] {
  return (record.devices ?? []).flatMap((device, at) =>
    (device.titles ?? []).map((title) => ({
      key: `${at}:${device.type}:${title.id}`,
      titleId: title.id,
      deviceType: device.type,
      title,
      device: deviceName(device.type),
      place: placementChip(placementKind(title.placement)),
    })),
  );
}

/** The newest of one's titles with this id on a device of this type. */
function findTitle(record: PresenceRecord, wanted: TitleOnDevice): TitleRecord | undefined {
  return ownTitles(record)
    .filter(({ titleId, deviceType }) => titleId === wanted.titleId && deviceType === wanted.deviceType)
    .map(({ title }) => title)
    .sort((a, b) => ((a.lastModified ?? '') < (b.lastModified ?? '') ? 1 : -1))[0];
}

/** How a record tells of a title. */
export function lineOf(record: PresenceRecord, wanted: TitleOnDevice): ReadLine {
  const title = findTitle(record, wanted);
  if (!title) return { kind: 'gone' };
  const text = title.activity?.richPresence;
  return text === undefined ? { kind: 'left-out' } : { kind: 'line', text };
}

/** What was last seen of a title, in one text that changes when the title does; undefined if it is gone. */
export function traceOf(record: PresenceRecord, wanted: TitleOnDevice): string | undefined {
  const title = findTitle(record, wanted);
  return title && `${title.lastModified ?? ''} ${title.activity?.richPresence ?? ''}`;
}
