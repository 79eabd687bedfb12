import { expect, test } from 'vitest';
import { askedIn, presenceQuery } from './presence.ts';

const ASKED = { kind: 'batch', level: 'all', filters: {}, users: ['1', '2'] } as const;

test('a question has its name whatever the languages, and no other question has it', () => {
  const names = [
    ASKED,
    { ...ASKED, level: 'title' } as const,
    { ...ASKED, users: ['12'] },
    { ...ASKED, filters: { onlineOnly: true } },
    { kind: 'group', level: 'all' } as const,
    { kind: 'group', level: 'title' } as const,
  ].map((question) => {
    const name = askedIn(question, 'en-GB, en;q=0.9');
    expect(askedIn(question, 'de')).toBe(name);
    expect(presenceQuery(question, 'de').queryHash).not.toBe(presenceQuery(question, 'ja').queryHash);
    return name;
  });
  expect(new Set(names).size).toBe(names.length);
});
