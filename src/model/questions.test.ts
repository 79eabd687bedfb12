import { expect, test } from 'vitest';
import { questionsFor, type Questions } from './questions.ts';
import { askableFilters } from './matching.ts';
import type { Roster } from './roster.ts';
import { DEFAULT_VIEW, NO_FILTERS, type View } from './view.ts';

const people = (count: number): string[] => Array.from({ length: count }, (_, i) => String(i + 1));
const roster = { slug: 'raid', name: 'Raid', xuids: people(2500), from: 'gateway' as const };

const asking = (view: View, of: Roster | undefined, friends: readonly string[]): Questions =>
  questionsFor(view, askableFilters(view.filters), of, friends);

test('friends are the group, at the chosen level', () => {
  expect(asking({ ...DEFAULT_VIEW, level: 'device' }, undefined, people(3))).toEqual({
    picture: [{ kind: 'group', level: 'device' }],
    verdict: [],
  });
});

test('filters that the batch endpoint knows are asked beside the group, of whom the group named', () => {
  const filters = { ...NO_FILTERS, titles: ['10'], onlineOnly: true, placements: ['full' as const] };
  expect(asking({ ...DEFAULT_VIEW, filters }, undefined, people(2))).toEqual({
    picture: [{ kind: 'group', level: 'all' }],
    verdict: [
      { kind: 'batch', users: ['1', '2'], level: 'all', filters: { titles: ['10'], onlineOnly: true } },
    ],
  });
});

test('on a cold load the filtered question waits for the group', () => {
  const filters = { ...NO_FILTERS, onlineOnly: true };
  expect(asking({ ...DEFAULT_VIEW, filters }, undefined, []).verdict).toEqual([]);
});

test('a roster is asked for in pieces of at most 1100', () => {
  const { picture, verdict } = asking(
    { ...DEFAULT_VIEW, roster: 'raid', filters: { ...NO_FILTERS, onlineOnly: true } },
    roster,
    [],
  );
  expect(picture.map((question) => question.kind === 'batch' && question.users.length)).toEqual([
    1100, 1100, 300,
  ]);
  expect(verdict.map(({ users }) => users.length)).toEqual([1100, 1100, 300]);
  expect(verdict[0]?.filters).toEqual({ onlineOnly: true });
});

test('a roster that nobody knows asks nothing', () => {
  expect(asking({ ...DEFAULT_VIEW, roster: 'raid' }, undefined, people(3)).picture).toEqual([]);
});
