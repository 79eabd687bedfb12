import { describe, expect, it } from 'vitest';
import type { Publishable, PublishableTitle } from '#contract/publishable.ts';
import { readTitleRequest } from '#contract/request-schema.ts';
import type { DeviceRecord, PresenceRecord, TitleRecord } from '#contract/record.ts';
import {
  deviceChoices,
  deviceIdOf,
  draftFaults,
  fieldAtFault,
  firstDraft,
  lineOf,
  ownTitles,
  parametersOf,
  requestOf,
  textIn,
  traceOf,
  withString,
  withTitle,
  type Draft,
} from './publishing.ts';

const SCID = '00000000-0000-0000-0000-000001010101';

const words = (text: string) => ({ default: text, de: `${text} (de)` });

const CONTOSO: PublishableTitle = {
  id: '12341234',
  name: 'Contoso 5',
  scid: SCID,
  locales: ['de'],
  strings: [
    { id: 'inMenus', parameters: [] },
    { id: 'onMap', parameters: ['Mode', 'Map'] },
    { id: 'score', parameters: ['Mode', 'Points', 'Map'] },
  ],
  enumerations: {
    Mode: { deathmatch: words('Deathmatch'), hill: words('King of the Hill') },
    Map: { nirvana: words('Nirvana') },
  },
};
const PLAIN: PublishableTitle = {
  id: '12341235',
  name: 'Contoso Waypoint',
  scid: null,
  locales: [],
  strings: [],
  enumerations: {},
};
const PUBLISHABLE: Publishable = { titles: [PLAIN, CONTOSO] };

const DRAFT: Draft = {
  titleId: CONTOSO.id,
  deviceType: 'XboxOne',
  deviceId: undefined,
  placement: 'Fill',
  state: 'Active',
  stringId: 'onMap',
  entries: ['hill', 'nirvana'],
};

describe('a draft', () => {
  it('begins with the first title that has something to say', () => {
    expect(firstDraft(PUBLISHABLE)).toMatchObject({ titleId: CONTOSO.id, stringId: 'inMenus', entries: [] });
    expect(firstDraft({ titles: [PLAIN] })).toMatchObject({ titleId: PLAIN.id, stringId: '' });
    expect(firstDraft({ titles: [] })).toBeUndefined();
  });

  it('takes the first entry of each parameter with a string, and drops the string with the title', () => {
    expect(withString(DRAFT, CONTOSO, 'score').entries).toEqual(['deathmatch', '', '']);
    expect(withTitle(DRAFT, PLAIN)).toMatchObject({ titleId: PLAIN.id, stringId: '', entries: [] });
  });

  it('stands for one device of each type, unless told of another', () => {
    expect(deviceIdOf(DRAFT)).toBe('dashboard-xboxone');
    expect(deviceIdOf({ ...DRAFT, deviceId: ' den ' })).toBe('den');
  });
});

describe('the parameters of a string', () => {
  it('can be filled from the left, as far as enumerations go', () => {
    expect(parametersOf(CONTOSO, 'score', 'de-AT')).toEqual([
      {
        name: 'Mode',
        entries: [
          { value: 'deathmatch', text: 'Deathmatch (de)' },
          { value: 'hill', text: 'King of the Hill (de)' },
        ],
      },
      { name: 'Points', entries: [] },
      { name: 'Map', entries: [] },
    ]);
    expect(parametersOf(CONTOSO, 'unknown')).toEqual([]);
  });

  it.each([
    ['de', 'Berge'],
    ['DE-ch', 'Berge'],
    ['pt-BR', 'Montanhas'],
    ['fr', 'Mountains'],
  ])('are shown to a reader of %s as %s', (tag, text) => {
    expect(textIn({ default: 'Mountains', de: 'Berge', 'pt-br': 'Montanhas' }, tag)).toBe(text);
  });
});

describe('what a draft writes', () => {
  it('is whole, so that a title that ended comes back whole', () => {
    expect(requestOf(DRAFT, CONTOSO)).toEqual({
      state: 'Active',
      placement: 'Fill',
      activity: { richPresence: { id: 'onMap', scid: SCID, params: ['hill', 'nirvana'] } },
    });
  });

  it('leaves to player data what is left to it, clearing what was given before', () => {
    const params = (entries: string[]) =>
      requestOf({ ...DRAFT, entries }, CONTOSO).activity?.richPresence?.params;
    expect(params(['hill', ''])).toEqual(['hill']);
    expect(params(['', ''])).toEqual([]);
  });

  it('has no activity without a string', () => {
    expect(requestOf({ ...DRAFT, stringId: '' }, CONTOSO)).toEqual({ state: 'Active', placement: 'Fill' });
    expect(requestOf({ ...DRAFT, titleId: PLAIN.id }, PLAIN)).toEqual({ state: 'Active', placement: 'Fill' });
  });

  it('is what the contract takes', () => {
    expect(readTitleRequest(requestOf(DRAFT, CONTOSO))).toEqual({ request: requestOf(DRAFT, CONTOSO) });
  });
});

describe('the faults of a draft', () => {
  const faults = (change: Partial<Draft>) =>
    Object.fromEntries(draftFaults({ ...DRAFT, ...change }, CONTOSO));

  it('are none where all is well, or where a device needs no id', () => {
    expect(faults({})).toEqual({});
    expect(faults({ deviceType: 'Win32', deviceId: '' })).toEqual({});
    expect(faults({ deviceType: 'Web', deviceId: '' })).toEqual({});
    expect(faults({ entries: ['hill', ''] })).toEqual({});
    expect(faults({ entries: ['', ''] })).toEqual({});
  });

  it('name the field and what to do', () => {
    expect(faults({ deviceId: '' })).toEqual({ deviceId: 'Give an id: on Xbox One a title needs one.' });
    expect(faults({ deviceId: 'two words' })).toEqual({
      deviceId: 'Use 1 to 128 letters, digits and signs, without spaces.',
    });
    expect(faults({ entries: ['', 'nirvana'] })).toEqual({
      entry0: 'Choose an entry, since Map behind it has one; or take both from player data.',
    });
  });
});

it.each([
  ['x-device-id: expected 1 to 128 characters without spaces', 'deviceId'],
  ['x-title-id: expected a title id', 'title'],
  ['placement: expected one of full, fill, snapped, background', 'placement'],
  ['activity.richPresence.params[0]: expected text', 'entry0'],
  ['activity.richPresence.id: expected text', 'string'],
  ['The presence service refused the request.', undefined],
] as const)('“%s” is about the field %s', (message, field) => {
  expect(fieldAtFault(message)).toBe(field);
});

it('tells device types of one name apart by the word of the wire', () => {
  const names = Object.fromEntries(deviceChoices().map(({ type, name }) => [type, name]));
  expect(names).toMatchObject({ XboxOne: 'Xbox One', Win32: 'Windows (Win32)', PC: 'Windows (PC)' });
  expect(new Set(Object.values(names)).size).toBe(Object.keys(names).length);
});

describe('one’s own record', () => {
  const title = (id: string, lastModified: string, line?: string): TitleRecord => ({
    id,
    name: `Title ${id}`,
    placement: 'Full',
    state: 'Active',
    lastModified,
    ...(line === undefined ? {} : { activity: { richPresence: line } }),
  });
  const device = (type: string, ...titles: TitleRecord[]): DeviceRecord => ({ type, titles });
  const record: PresenceRecord = {
    xuid: '1',
    state: 'Online',
    devices: [
      device('XboxOne', title('7', '2026-11-20T20:00:00', 'Before'), title('8', '2026-11-20T20:00:00')),
      device('XboxOne', title('7', '2026-11-20T21:00:00', 'After')),
      device('Win32', title('7', '2026-11-20T22:00:00', 'Elsewhere')),
    ],
  };

  it('has every title of every device', () => {
    expect(ownTitles(record).map(({ titleId, device: name }) => `${titleId} ${name}`)).toEqual([
      '7 Xbox One',
      '8 Xbox One',
      '7 Xbox One',
      '7 Windows',
    ]);
    expect(new Set(ownTitles(record).map(({ key }) => key)).size).toBe(4);
    expect(ownTitles({ xuid: '1', state: 'Offline' })).toEqual([]);
  });

  it('tells how a title reads: the newest of that device type', () => {
    expect(lineOf(record, { titleId: '7', deviceType: 'XboxOne' })).toEqual({ kind: 'line', text: 'After' });
    expect(lineOf(record, { titleId: '8', deviceType: 'XboxOne' })).toEqual({ kind: 'left-out' });
    expect(lineOf(record, { titleId: '8', deviceType: 'Win32' })).toEqual({ kind: 'gone' });
  });

  it('leaves a trace of a title that changes with it', () => {
    const place = { titleId: '7', deviceType: 'Win32' };
    expect(traceOf(record, place)).toBe('2026-11-20T22:00:00 Elsewhere');
    expect(traceOf({ xuid: '1', state: 'Offline' }, place)).toBeUndefined();
  });
});
