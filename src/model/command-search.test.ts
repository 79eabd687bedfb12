import { expect, test } from 'vitest';
import { commandFinder, type Command } from './command-search.ts';

const command = (kind: Command['kind'], label: string): Command => ({
  id: `${kind} ${label}`,
  kind,
  label,
  run: () => undefined,
});

const find = commandFinder([
  command('person', 'Conrad'),
  command('person', 'Ådne Møller'),
  command('person', 'Falcon'),
  command('title', 'Contoso 5'),
  command('title', 'Contoso Waypoint'),
  command('title', 'Not playing Contoso 5'),
  command('roster', 'Friends'),
  command('action', 'Level: Title'),
]);

const labels = (typed: string, limit = 50) => find(typed, limit).best.map(({ label }) => label);

test('what begins with the text comes first, titles before people, then words inside', () => {
  expect(labels('con')).toEqual([
    'Contoso 5',
    'Contoso Waypoint',
    'Conrad',
    'Not playing Contoso 5',
    'Falcon',
  ]);
});

test('finds words in any order, whatever their case and accents', () => {
  expect(labels('5 NOT')).toEqual(['Not playing Contoso 5']);
  expect(labels('adne mø')).toEqual(['Ådne Møller']);
  expect(labels('xyz')).toEqual([]);
});

test('offers actions and places before anything is typed, but neither people nor titles', () => {
  expect(labels(' ')).toEqual(['Friends', 'Level: Title']);
});

test('gives the best few and counts all', () => {
  expect(find('con', 2)).toMatchObject({
    best: [{ label: 'Contoso 5' }, { label: 'Contoso Waypoint' }],
    count: 5,
  });
});

test('is fast among 11,000 people', () => {
  const many = commandFinder(
    Array.from({ length: 11_000 }, (_, index) => command('person', `Gamer ${index} of the North`)),
  );
  const times = ['g', 'ga', 'gamer 10', 'north 77', 'zz', 'g n'].map((typed) => {
    const start = performance.now();
    many(typed, 50);
    return performance.now() - start;
  });
  expect(Math.min(...times), 'the machine may be busy with something else').toBeLessThan(200);
});
