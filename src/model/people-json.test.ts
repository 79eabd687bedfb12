import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { RAID_RULE } from '#testing/alert-rule.ts';
import { NO_ALERTS, type AlertRule } from './alert-rules.ts';
import { knownPerson } from './book-changes.ts';
import { EMPTY_BOOK, type PeopleBook } from './people-book.ts';
import { peopleImported, readPeopleFile, rulesBeyond, writePeople, type PeopleFile } from './people-json.ts';

const A = '2533274790000001';
const B = '2533274790000002';

function counting(): () => string {
  let count = 0;
  return () => `new ${(count += 1)}`;
}

function faultsOf(text: string): readonly string[] {
  const read = readPeopleFile(text);
  return 'faults' in read ? read.faults : [];
}

function fileOf(text: string): PeopleFile {
  const read = readPeopleFile(text);
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  return read;
}

const xuid = fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }).map(String);
const words = (maxLength: number) =>
  fc.string({ unit: 'grapheme', maxLength }).filter((some) => some.length <= maxLength);
const person = fc.record({
  xuid,
  alias: words(60),
  note: words(200),
  favourite: fc.option(fc.boolean(), { nil: undefined }),
  sample: fc.boolean(),
});
const name = fc.stringMatching(/^[a-zA-Zäé]{1,20}$/);
const book: fc.Arbitrary<PeopleBook> = fc
  .record({
    people: fc.array(person, { maxLength: 8 }),
    rosters: fc.uniqueArray(
      fc.record({ id: fc.uuid(), name, xuids: fc.uniqueArray(xuid, { maxLength: 8 }) }),
      {
        maxLength: 4,
        selector: (roster) => roster.name,
      },
    ),
  })
  .map(({ people, rosters }) => ({ people: new Map(people.map((one) => [one.xuid, one])), rosters }));

describe('a file', () => {
  it('brings back what it was written from, but for the sample', () => {
    fc.assert(
      fc.property(book, (before) => {
        const after = peopleImported(fileOf(writePeople(before)), EMPTY_BOOK, counting())(EMPTY_BOOK);
        const isOwn = (each: string): boolean => before.people.get(each)?.sample !== true;
        for (const one of before.people.values()) {
          if (isOwn(one.xuid)) expect(knownPerson(after, one.xuid)).toEqual(one);
          else expect(after.people.has(one.xuid)).toBe(false);
        }
        expect(after.rosters.map((roster) => [roster.name, roster.xuids])).toEqual(
          before.rosters
            .map((roster) => [roster.name, roster.xuids.filter(isOwn), roster.xuids.length] as const)
            .filter(([, own, all]) => own.length > 0 || all === 0)
            .map(([of, own]) => [of, own]),
        );
      }),
    );
  });

  it('joins a roster of the same name and puts its words over what was written before', () => {
    const before: PeopleBook = {
      people: new Map([[A, { xuid: A, alias: 'Old', note: 'kept', favourite: true, sample: false }]]),
      rosters: [{ id: 'r', name: 'Raid', xuids: [A] }],
    };
    const file = fileOf(
      JSON.stringify({
        format: 'friends-presence/people',
        version: 1,
        people: [{ xuid: A, alias: 'Ada' }],
        rosters: [
          { name: 'Raid', xuids: [A, B] },
          { name: 'Work', xuids: [B] },
        ],
      }),
    );
    const after = peopleImported(file, before, counting())(before);
    expect(after.rosters).toEqual([
      { id: 'r', name: 'Raid', xuids: [A, B] },
      { id: 'new 1', name: 'Work', xuids: [B] },
    ]);
    expect(after.people.get(A)).toEqual({
      xuid: A,
      alias: 'Ada',
      note: 'kept',
      favourite: true,
      sample: false,
    });
  });
});

describe('rules of alerts in a file', () => {
  const rule: AlertRule = {
    ...RAID_RULE,
    id: 'r1',
    who: { kind: 'roster', roster: 'own-id', name: 'Old name' },
  };
  const before: PeopleBook = {
    people: new Map(),
    rosters: [{ id: 'own-id', name: 'Raid', xuids: [A] }],
    alerts: { ...NO_ALERTS, rules: [rule, { ...rule, id: 'r2', sample: true }] },
  };

  it('come back as they were, but for those about the sample; a roster is found again by its name', () => {
    const after = peopleImported(fileOf(writePeople(before)), EMPTY_BOOK, counting())(EMPTY_BOOK);
    expect(after.alerts?.rules).toEqual([
      { ...rule, who: { kind: 'roster', roster: 'new 1', name: 'Raid' } },
    ]);
  });

  it('one about a roster of the gateway stays so, though one of this browser is called the same', () => {
    const friends = { kind: 'roster', roster: 'friends', name: 'Friends' } as const;
    const friendsTwice: PeopleBook = {
      people: new Map(),
      rosters: [{ id: 'own-id', name: 'Friends', xuids: [A] }],
      alerts: {
        ...NO_ALERTS,
        rules: [
          { ...rule, id: 'theirs', who: friends },
          { ...rule, id: 'own', who: { kind: 'roster', roster: 'own-id', name: 'Friends' } },
        ],
      },
    };
    for (const there of [friendsTwice, EMPTY_BOOK]) {
      const after = peopleImported(fileOf(writePeople(friendsTwice)), there, counting())(there);
      expect(after.alerts?.rules.map(({ who }) => who)).toEqual([
        friends,
        { kind: 'roster', roster: after.rosters[0]?.id, name: 'Friends' },
      ]);
    }
  });

  it('of an older file, which does not say whose a roster is, is about its own of that name', () => {
    const text = writePeople(before).replace(/,\s*"own": true/, '');
    expect(text).not.toContain('"own"');
    const after = peopleImported(fileOf(text), EMPTY_BOOK, counting())(EMPTY_BOOK);
    expect(after.alerts?.rules[0]?.who).toEqual({ kind: 'roster', roster: 'new 1', name: 'Raid' });
    const spoilt = writePeople(before).replace('"own": true', '"own": "yes"');
    expect(faultsOf(spoilt)).toEqual(['rules[0].who.own: expected true or false']);
  });

  it('more than there is room for are told of, and how many fit; those that take the place of others need none', () => {
    const many = (count: number, prefix: string): PeopleBook => ({
      ...EMPTY_BOOK,
      alerts: {
        ...NO_ALERTS,
        rules: Array.from({ length: count }, (_, index) => ({ ...rule, id: `${prefix}${index}` })),
      },
    });
    const file = fileOf(writePeople(many(60, 'b')));
    expect(rulesBeyond(file, many(60, 'a'))).toEqual({ rules: 60, room: 40, most: 100 });
    expect(rulesBeyond(file, many(100, 'a'))).toEqual({ rules: 60, room: 0, most: 100 });
    for (const there of [many(40, 'a'), many(100, 'b'), EMPTY_BOOK]) {
      expect(rulesBeyond(file, there)).toBeUndefined();
      const ids = peopleImported(file, there, counting())(there).alerts?.rules.map(({ id }) => id) ?? [];
      expect(file.rules.filter(({ rule: { id } }) => !ids.includes(id))).toEqual([]);
    }
  });

  it('one that cannot be read is a fault', () => {
    const text = writePeople(before).replace('"Europe/Berlin"', '"Mars/Olympus"');
    expect(faultsOf(text)).toEqual(['rules[0]: expected a rule']);
  });

  it('a file without rules is still one of the first version', () => {
    expect(writePeople({ ...before, alerts: undefined })).toContain('"version": 1');
    expect(writePeople(before)).toContain('"version": 2');
  });
});

test('every fault is named with its place, and nothing is read of a file with one', () => {
  const text = `{
    "format": "friends-presence/people", "version": 1, "extra": 1,
    "people": [
      { "xuid": 2533274790000001 }, { "xuid": "0" }, "x",
      { "xuid": "${A}", "alias": 5, "note": "${'n'.repeat(2001)}", "favourite": "yes", "__proto__": { "sample": true } },
      { "xuid": "0${A}" }
    ],
    "rosters": [ { "name": " ", "xuids": "x" }, { "name": "Raid", "xuids": ["${A}", "Nova"] }, { "name": "Raid", "xuids": [] } ]
  }`;
  expect(faultsOf(text)).toEqual([
    'file.extra: unknown member',
    'people[0].xuid: expected an XUID as a decimal string',
    'people[1].xuid: expected an XUID as a decimal string',
    'people[2]: expected an object',
    'people[3].__proto__: unknown member',
    'people[3].alias: expected text',
    'people[3].note: longer than 2000 characters',
    'people[3].favourite: expected true or false',
    `people[4].xuid: ${A} is there twice`,
    'rosters[0].name: expected a name',
    'rosters[0].xuids: expected a list',
    'rosters[1].xuids[1]: expected an XUID as a decimal string',
    'rosters[2].name: “Raid” is there twice',
  ]);
});

test.each([
  ['no JSON', '{', ['file: expected JSON']],
  ['a list', '[]', ['file: expected an object']],
  ['another kind', '{"format":"x","version":1}', ['file.format: expected “friends-presence/people”']],
  ['a later version', '{"format":"friends-presence/people","version":3}', ['file.version: expected 1 or 2']],
  [
    'nothing in it',
    '{"format":"friends-presence/people","version":1}',
    ['people: expected a list', 'rosters: expected a list'],
  ],
])('a file of %s is refused', (_, text, faults) => {
  expect(faultsOf(text)).toEqual(faults);
});

test('no more faults are listed than anybody reads', () => {
  const people = Array.from({ length: 80 }, () => ({ xuid: 'x' }));
  const faults = faultsOf(
    JSON.stringify({ format: 'friends-presence/people', version: 1, people, rosters: [] }),
  );
  expect(faults).toHaveLength(51);
  expect(faults.at(-1)).toBe('… 30 more');
});

test('any JSON at all is read without a throw and without a change to what all objects share', () => {
  const keys = Object.getOwnPropertyNames(Object.prototype).sort();
  const junk = fc.oneof(
    fc.json(),
    fc
      .tuple(
        fc.jsonValue(),
        fc.jsonValue(),
        fc.constantFrom('__proto__', 'constructor', 'prototype', 'alias'),
      )
      .map(([people, rosters, key]) =>
        JSON.stringify({ format: 'friends-presence/people', version: 1, people, rosters }).replace(
          '{',
          `{"${key}":{"polluted":true},`,
        ),
      ),
  );
  fc.assert(
    fc.property(junk, (text) => {
      const read = readPeopleFile(text);
      if (!('faults' in read)) peopleImported(read, EMPTY_BOOK, counting())(EMPTY_BOOK);
    }),
  );
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(keys);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
