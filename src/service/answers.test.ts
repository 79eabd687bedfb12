import { expect, test } from 'vitest';
import { createAnswers, type Question } from './answers.ts';
import { createDirectory } from './directory.ts';
import type { Reader } from './privacy.ts';
import { createRender, type Rendering } from './renderings.ts';
import { NOBODY } from './statement.ts';
import type { StoredPerson } from './store/presence-store.ts';

const NOW = Date.UTC(2026, 2, 1, 12);
const TTL = 600_000;
const XUIDS = Array.from({ length: 1100 }, (_, index) => String(1000 + index));
const READER: Reader = { xuid: '1', isSite: false, sandbox: 'RETAIL' };
const QUESTION: Question = { reader: READER, xuids: XUIDS, level: 'all', preference: [], hidden: 'stub' };

function personOf(expiresAt?: number): StoredPerson {
  const title = {
    id: '100',
    placement: 'Full',
    state: 'Active',
    sandbox: 'RETAIL',
    lastModified: '2026-03-01T11:00:00.0000000',
    ...(expiresAt === undefined ? {} : { expiresAt }),
  } as const;
  return { ...NOBODY, devices: [{ type: 'XboxOne', titles: [title] }] };
}

/** Answers out of a list of people, and a count of the records that were made for them. */
function answering(isVisible: (reader: Reader, xuid: string) => boolean = () => true) {
  const people: (StoredPerson | undefined)[] = XUIDS.map(() => personOf());
  const render = createRender(
    createDirectory({ people: [], titles: [], richPresence: [], groups: {}, live: false }),
  );
  const seen = new WeakSet<Rendering>();
  let made = 0;
  const answer = createAnswers({
    render: (...args) => {
      const rendering = render(...args);
      if (!seen.has(rendering)) made += 1;
      seen.add(rendering);
      return rendering;
    },
    known: (_, stored) => stored ?? NOBODY,
    isVisible,
  });
  return {
    people,
    ask: (question: Partial<Question> = {}, now = NOW) => {
      made = 0;
      const asked = { ...QUESTION, ...question };
      const stored = asked.xuids.map((xuid) => people[XUIDS.indexOf(xuid)]);
      const { payload, count } = answer(asked, stored, now);
      const list = payload.whole();
      return { list, count, made, records: JSON.parse(new TextDecoder().decode(list)) as unknown[] };
    },
  };
}

test('a poll of a quiet world makes nothing, and gets the very same answer', () => {
  const { ask } = answering();
  const first = ask();
  expect(first).toMatchObject({ made: 1100, count: 1100 });
  const second = ask();
  expect(second.made).toBe(0);
  expect(second.list).toBe(first.list);
  // A list of the same people is the same question.
  expect(ask({ xuids: [...XUIDS] }).list).toBe(first.list);
});

test('after a change one record is made', () => {
  const { ask, people } = answering();
  const first = ask();
  people[7] = { ...personOf(), devices: [] };
  const second = ask();
  expect(second.made).toBe(1);
  expect(second.records[7]).toEqual({ xuid: '1007', state: 'Offline' });
  expect(second.records.toSpliced(7, 1)).toEqual(first.records.toSpliced(7, 1));
});

test('in another order, and for another reader of the same view, no record is made', () => {
  const { ask } = answering();
  const { records } = ask();
  const turned = ask({ xuids: XUIDS.toReversed() });
  expect(turned.made).toBe(0);
  expect(turned.records).toHaveLength(records.length);
  expect(ask({ reader: { ...READER, xuid: '2' } }).made).toBe(0);
});

test.each<[string, Partial<Question>]>([
  ['level', { level: 'user' }],
  ['language', { preference: ['de'] }],
  ['sandbox', { reader: { ...READER, sandbox: 'OTHER.1' } }],
  ['filter', { filters: { onlineOnly: true } }],
])('another %s has records of its own', (_, question) => {
  const { ask } = answering();
  ask();
  expect(ask(question).made).toBe(1100);
  expect(ask(question).made).toBe(0);
  expect(ask().made).toBe(0);
});

test('when a title ends, its record is made anew and no other, and again if the clock goes back', () => {
  const { ask, people } = answering();
  people[3] = personOf(NOW + TTL);
  const before = ask();
  expect(ask({}, NOW + TTL - 1).list).toBe(before.list);
  const after = ask({}, NOW + TTL);
  expect(after.made).toBe(1);
  expect(after.records[3]).toMatchObject({ state: 'Offline', lastSeen: { deviceType: 'XboxOne' } });
  expect(ask({}, NOW).records[3]).toMatchObject({ state: 'Online' });
});

test('what a hidden person does changes no answer', () => {
  const { ask, people } = answering((_, xuid) => xuid !== '1007');
  const before = ask();
  expect(before.records[7]).toEqual({ xuid: '1007', state: 'Offline' });
  people[7] = personOf(NOW + 1);
  expect(ask().list).toBe(before.list);
  expect(ask({}, NOW + 2).list).toBe(before.list);
  expect(ask({ hidden: 'omit' }).count).toBe(1099);
});

test('one object for several people is never one record for them', () => {
  const { ask, people } = answering();
  people.fill(undefined);
  expect(ask().records.slice(0, 2)).toEqual([
    { xuid: '1000', state: 'Offline' },
    { xuid: '1001', state: 'Offline' },
  ]);
});
