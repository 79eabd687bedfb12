import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPresenceRecords } from '#contract/record.ts';
import { NotJson, readAnswer } from './answer-reader.ts';

const nobodyWaits = (): Promise<void> => Promise.resolve();
const read = (text: string, before?: Awaited<ReturnType<typeof readAnswer>>) =>
  readAnswer(text, before, nobodyWaits);

/** Lines that look like what stands between two records. */
const LINE = fc.oneof(
  fc.string(),
  fc.constantFrom(',{"xuid":"', '"}]},{"xuid":"9"', '\\', '"', ']', '}', ',', 'مرحبا', '\u2028'),
);

const PERSON = fc.record(
  {
    xuid: fc.integer({ min: 1, max: 12 }).map(String),
    state: fc.constantFrom('Online', 'Away', 'Offline', 'Odd'),
    devices: fc.array(
      fc.record({
        type: fc.constantFrom('XboxOne', 'Win32'),
        titles: fc.array(
          fc.record({ id: fc.nat().map(String), name: LINE, activity: fc.record({ richPresence: LINE }) }),
          { maxLength: 2 },
        ),
      }),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ['xuid', 'state'] },
);
/** Not all is a record, and somebody may stand inside of somebody. */
const ELEMENT = fc.oneof(
  { weight: 8, arbitrary: PERSON },
  fc.jsonValue(),
  PERSON.map((person) => ({ friend: person, all: [1, person] })),
);
const LIST = fc.array(ELEMENT, { maxLength: 14 });

/** Written close, as the service does it, or with room. */
const SPACES = fc.constantFrom(undefined, 1, '\t');

describe('an answer beside the one before it', () => {
  test('reads as it would by itself', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(LIST, SPACES), { minLength: 1, maxLength: 4 }), async (answers) => {
        let before: Awaited<ReturnType<typeof readAnswer>> | undefined;
        for (const [list, spaces] of answers) {
          const text = JSON.stringify(list, undefined, spaces);
          before = await read(text, before);
          expect(before.records).toEqual(readPresenceRecords(JSON.parse(text)).records);
          expect(before.isList).toBe(true);
        }
      }),
    );
  });

  test('gives the very same record for the very same text, whoever else came, went or changed', async () => {
    const people = Array.from({ length: 100 }, (_, index) => ({
      xuid: String(index + 1),
      state: 'Online',
      devices: [],
    }));
    const before = await read(JSON.stringify(people));
    const [gone, moved, ...rest] = people;
    const next = [
      { xuid: '500', state: 'Away' },
      ...rest.map((person) => (person.xuid === '50' ? { ...person, state: 'Away' } : person)),
      moved,
    ];
    const after = await read(JSON.stringify(next), before);
    expect(gone?.xuid).toBe('1');
    const known = new Set(before.records);
    const anew = after.records.filter((record) => !known.has(record)).map(({ xuid }) => xuid);
    // Where somebody is gone or stands elsewhere, the next is read anew; those behind them are not.
    expect(anew).toEqual(['500', '3', '50', '2']);
  });

  test('is the very same if nothing changed at all', async () => {
    const before = await read('[{"xuid":"1","state":"Online"}]');
    expect(await read('[{"xuid":"1","state":"Online"}]', before)).toBe(before);
  });

  test('of two records for one XUID the last counts', async () => {
    const before = await read('[{"xuid":"1","state":"Online"},{"xuid":"1","state":"Away"}]');
    expect(before.records.map(({ state }) => state)).toEqual(['Away']);
    const after = await read('[{"xuid":"1","state":"Offline"},{"xuid":"1","state":"Away"}]', before);
    expect(after.records[0]).toBe(before.records[0]);
  });
});

test('a single object is a list of one; anything else is no list', async () => {
  expect(await read('{"xuid":"1","state":"Online"}')).toMatchObject({
    isList: false,
    records: [{ xuid: '1' }],
  });
  for (const text of ['null', '3', '"[]"', '{}']) {
    expect(await read(text)).toMatchObject({ isList: false, records: [] });
  }
  expect(await read(' [ ] ')).toMatchObject({ isList: true, records: [] });
});

test('what breaks off or goes on is no JSON, wherever that is', async () => {
  const text = '[{"xuid":"1","state":"Online"},{"xuid":"2","state":"Away, \\"or\\" not"}]';
  const before = await read(text);
  for (let end = 0; end < text.length; end += 1) {
    await expect(read(text.slice(0, end), before)).rejects.toThrow(NotJson);
    await expect(read(text.slice(0, end))).rejects.toThrow(NotJson);
  }
  for (const wrong of [
    `${text}]`,
    text.replace('},', '}'),
    text.replace('},', '},,'),
    text.replace(']', ',]'),
    'not JSON',
  ]) {
    await expect(read(wrong, before)).rejects.toThrow(NotJson);
  }
});

test('a long answer lets others have their turn', async () => {
  const people = Array.from({ length: 30_000 }, (_, index) => ({
    xuid: String(index + 1),
    state: 'Online',
    devices: [{ type: 'XboxOne', titles: [] }],
  }));
  let turns = 0;
  const { records } = await readAnswer(JSON.stringify(people), undefined, () => {
    turns += 1;
    return Promise.resolve();
  });
  expect(records).toHaveLength(people.length);
  expect(turns).toBeGreaterThan(0);
});
