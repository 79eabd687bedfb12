import { describe, expect, it } from 'vitest';
import {
  capture,
  CAPTURES,
  rawProfileAnswers,
  rawRecords,
  rawRequests,
  type Raw,
} from '#testing/captures.ts';
import { readProblemDescription } from './problem.ts';
import { gamertagOf, readProfiles } from './profile.ts';
import { readPresenceRecord, readPresenceRecords } from './record.ts';
import { readBatchRequest, readProfileRequest, readTitleRequest } from './request-schema.ts';

/** How many presence records each file holds, counted by hand. A file that is not here holds none. */
const RECORDS: Readonly<Record<string, number>> = {
  'go-halo-tracker--batch-three-users.json': 3,
  'go-halo-tracker--lastseen-name-and-z-only.json': 1,
  'go-halo-tracker--offline-lastseen-2026.json': 1,
  'go-halo-tracker--online-halo-infinite-2026.json': 1,
  'go-halo-tracker--title-without-placement-or-lastmodified.json': 1,
  'homey-xbox-friend--offline-home-2023.json': 1,
  'homey-xbox-friend--online-cod-2023.json': 1,
  'issue--xbox-monitor-1-offline-scarlett-no-z.json': 1,
  'issue--xbox-monitor-8-lastseen-after-signout.json': 1,
  'issue--xboxapi-14-batch-destiny-2015.json': 2,
  'microsoft-docs--group-people-sample.json': 3,
  'microsoft-xsapi--presence-offline-bare.json': 1,
  'microsoft-xsapi--presence-online-template.json': 1,
  'microsoft-xsapi--presence-single-with-broadcast.json': 1,
  'mrbellek-php--online-numeric-ids-rich-presence-2017.json': 1,
  'obs-xbox-plugin--online-scarlett-2026.json': 1,
  'openxbox-csharp--presence-batch-exchange.json': 3,
  'openxbox-python--presence-batch-recorded.json': 2,
  'openxbox-python--presence-single-ios-lastseen.json': 1,
  'python-xbox--presence-docs-shape-with-activity.json': 1,
};

/** How many people's profiles each file holds, counted by hand. */
const PROFILES: Readonly<Record<string, number>> = {
  'openxbox-csharp--profile-settings.json': 1,
  'openxbox-python--profile-batch-recorded.json': 2,
  'openxbox-python--profile-by-gamertag-recorded.json': 1,
  'python-xbox--profile-batch-modern.json': 2,
  'python-xbox--profile-by-gamertag-modern.json': 1,
};

/** Every word of the captures that is written differently today; all others stay as they are. */
const REWRITTEN: Readonly<Record<string, string>> = {
  online: 'Online',
  active: 'Active',
  full: 'Full',
  fill: 'Fill',
  snapped: 'Snapped',
  D: 'XboxOne',
  W8: 'MoLIVE',
  Win8: 'MoLIVE',
};

const word = (raw: unknown): string => REWRITTEN[String(raw)] ?? String(raw);
const present = (raw: Raw): Raw =>
  Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined));
const list = (value: unknown): Raw[] => value as Raw[];

function expectedTitle(raw: Raw): Raw {
  return present({
    id: String(raw['id']),
    name: raw['name'],
    activity: raw['activity'],
    placement: word(raw['placement'] ?? 'Full'),
    state: word(raw['state']),
    lastModified: raw['lastModified'] ?? raw['timestamp'],
  });
}

function expectedDevice(raw: Raw): Raw {
  return { type: word(raw['type']), titles: list(raw['titles']).map(expectedTitle) };
}

function expectedLastSeen(raw: Raw): Raw {
  return present({ ...raw, deviceType: raw['deviceType'] && word(raw['deviceType']) });
}

function expectedRecord(raw: Raw, askedXuid: string): Raw {
  return present({
    xuid: String(raw['xuid'] ?? askedXuid).replace(/^0+/, ''),
    state: word(raw['state']),
    devices: raw['devices'] && list(raw['devices']).map(expectedDevice),
    lastSeen: raw['lastSeen'] && expectedLastSeen(raw['lastSeen'] as Raw),
  });
}

/** Values that stand where a record, a device or a title should. */
const JUNK: readonly unknown[] = [
  null,
  true,
  0,
  -1.5,
  '',
  'text',
  [],
  [[{}]],
  {},
  { id: null },
  { titles: 'none' },
];

const between = (elements: readonly unknown[]): unknown[] => [
  ...JUNK,
  ...elements.flatMap((element) => [element, ...JUNK]),
];

describe.each(Object.entries(RECORDS))('%s', (file, count) => {
  const raws = rawRecords(capture(file));

  it(`holds ${count} records, each read in full`, () => {
    expect(raws).toHaveLength(count);
    for (const raw of raws) {
      expect(readPresenceRecord(raw, '42')).toStrictEqual(expectedRecord(raw, '42'));
    }
  });

  const named = raws.filter(({ xuid }) => xuid !== undefined);

  it('is read as a list in its order', () => {
    const { records, dropped } = readPresenceRecords(raws);
    expect(records).toStrictEqual(named.map((raw) => expectedRecord(raw, '')));
    expect(dropped).toBe(raws.length - named.length);
  });

  it('loses nothing to junk between the records', () => {
    const { records, dropped } = readPresenceRecords(between(named));
    expect(records).toStrictEqual(named.map((raw) => expectedRecord(raw, '')));
    expect(dropped).toBe(JUNK.length * (named.length + 1));
  });

  it('loses nothing to junk between devices and titles', () => {
    for (const raw of raws.filter(({ devices }) => devices !== undefined)) {
      const devices = list(raw['devices']).map((device) => ({
        ...device,
        titles: between(list(device['titles'])),
      }));
      expect(readPresenceRecord({ ...raw, devices: between(devices) }, '42')).toStrictEqual(
        expectedRecord(raw, '42'),
      );
    }
  });

  it('survives junk as each member in turn', () => {
    for (const raw of raws) {
      for (const member of Object.keys(raw).filter((name) => name !== 'xuid')) {
        const { [member]: _, ...expected } = expectedRecord(raw, '42');
        const read = readPresenceRecord({ ...raw, [member]: 17 }, '42');
        expect(read).toStrictEqual(member === 'state' ? { ...expected, state: 'Unknown' } : expected);
      }
    }
  });
});

describe('presence in other wrappings', () => {
  it('is counted in every file', () => {
    const found = CAPTURES.map((file) => [file, rawRecords(capture(file)).length] as const);
    expect(Object.fromEntries(found.filter(([, count]) => count > 0))).toEqual(RECORDS);
  });

  it('is read from an answer as it came', () => {
    const exchange = capture('openxbox-python--presence-batch-recorded.json') as {
      response: { body: unknown };
    };
    expect(readPresenceRecords(exchange.response.body)).toStrictEqual({
      records: [
        {
          xuid: '2669321000000137',
          state: 'Offline',
          lastSeen: {
            deviceType: 'Android',
            titleId: '328178078',
            titleName: '',
            timestamp: '2018-03-28T00:26:51.392459Z',
          },
        },
        {
          xuid: '2584871000000274',
          state: 'Offline',
          lastSeen: {
            deviceType: 'XboxOne',
            titleId: '750323071',
            titleName: '',
            timestamp: '2018-03-27T02:19:03.1204387Z',
          },
        },
      ],
      dropped: 0,
    });
  });

  it('is read from ids that are numbers', () => {
    expect(
      readPresenceRecord(capture('mrbellek-php--online-numeric-ids-rich-presence-2017.json')),
    ).toStrictEqual({
      xuid: '2533271000004658',
      state: 'Online',
      devices: [
        {
          type: 'XboxOne',
          titles: [
            {
              id: '714681658',
              name: 'Home',
              placement: 'Background',
              state: 'Active',
              lastModified: '2017-03-14T09:53:09.6990805Z',
            },
            {
              id: '345903534',
              name: 'Minecraft: Xbox One Edition',
              activity: { richPresence: 'Idle' },
              placement: 'Full',
              state: 'Active',
              lastModified: '2017-03-14T09:53:09.6990805Z',
            },
          ],
        },
      ],
    });
  });

  it('is read from a last seen alone', () => {
    const lastSeen = capture('microsoft-docs--lastseen-sample.json');
    expect(readPresenceRecord({ xuid: '1', state: 'offline', lastSeen })).toStrictEqual({
      xuid: '1',
      state: 'Offline',
      lastSeen: {
        deviceType: 'MoLIVE',
        titleId: '23452345',
        titleName: 'My Awesome Game',
        timestamp: '2012-09-17T07:15:23.4930000',
      },
    });
  });

  it('is read from an activity alone, as an object or as a list of one', () => {
    for (const { activity } of list(capture('issue--openxbox-102-activity-objects.json'))) {
      for (const sent of [activity, [activity]]) {
        const titles = [{ id: '1', name: 'a', activity: sent }];
        const read = readPresenceRecord({
          xuid: '1',
          state: 'Online',
          devices: [{ type: 'XboxOne', titles }],
        });
        expect(read?.devices?.[0]?.titles?.[0]?.activity).toStrictEqual(activity);
      }
    }
  });
});

describe('captured profiles', () => {
  it.each(Object.entries(PROFILES))('%s holds %i people, each with every setting', (file, count) => {
    const answers = rawProfileAnswers(capture(file));
    const people = answers.flatMap(({ profileUsers }) => list(profileUsers));
    expect(people).toHaveLength(count);
    const expected = people.map(({ id, settings }) => ({
      xuid: id,
      settings: new Map(list(settings).map((setting) => [setting['id'], setting['value']])),
    }));
    expect(answers.flatMap(readProfiles)).toStrictEqual(expected);
    expect(readProfiles({ profileUsers: between(people) })).toStrictEqual(expected);
  });

  it('are counted in every file', () => {
    const found = CAPTURES.filter((file) => rawProfileAnswers(capture(file)).length > 0);
    expect(found).toEqual(Object.keys(PROFILES));
  });

  it('have the gamertags', () => {
    const answers = rawProfileAnswers(capture('openxbox-python--profile-batch-recorded.json'));
    expect(answers.flatMap(readProfiles).map(gamertagOf)).toEqual(['Velvet Comet', 'Ninth Otter']);
  });
});

describe('captured requests', () => {
  const posts = CAPTURES.flatMap((file) =>
    rawRequests(capture(file))
      .filter(({ method }) => method === 'POST')
      .map((request) => [file, request.path, request.body as Raw] as const),
  );
  const sentTo = (end: string): (readonly [string, Raw])[] =>
    posts.filter(([, path]) => path.endsWith(end)).map(([file, , body]) => [file, body]);

  it.each(sentTo('/users/batch'))('of %s: a batch', (_, body) => {
    expect(readBatchRequest(body)).toStrictEqual({ request: body });
  });

  it.each(sentTo('/devices/current/titles/current'))('of %s: a title write', (_, body) => {
    const words = Object.fromEntries(
      ['state', 'placement'].flatMap((member) => (member in body ? [[member, word(body[member])]] : [])),
    );
    expect(readTitleRequest(body)).toStrictEqual({ request: { ...body, ...words } });
  });

  it.each(sentTo('/users/batch/profile/settings'))('of %s: a profile batch', (_, body) => {
    const userIds = (body['userIds'] as unknown[]).map(String);
    expect(readProfileRequest(body)).toStrictEqual({ request: { ...body, userIds } });
  });

  it('are all of these', () => {
    const counts = ['/users/batch', '/devices/current/titles/current', '/users/batch/profile/settings'].map(
      (end) => sentTo(end).length,
    );
    expect(counts).toEqual([6, 4, 2]);
    expect(posts).toHaveLength(12);
  });
});

describe('captured refusals', () => {
  it.each([
    ['microsoft-docs--service-error.json', 'No targetXuid field was supplied in the request'],
    ['microsoft-docs--service-error-response.json', 'XUID specified in the claim does not match URI XUID.'],
    ['misc--error-peoplefd-1029.json', 'This request is not allowed for this title.'],
    ['microsoft-docs--throttle-429-body.json', undefined],
    ['microsoft-docs--throttle-429-table-example.json', undefined],
  ])('%s says: %s', (file, description) => {
    expect(readProblemDescription(capture(file))).toBe(description);
  });

  it('may be empty or of a shape that nobody knows', () => {
    const bodies = list(capture('go-halo-tracker--error-cases.json')).map(({ body }) => body);
    expect(bodies.map(readProblemDescription)).toEqual([undefined, undefined, undefined]);
  });
});
