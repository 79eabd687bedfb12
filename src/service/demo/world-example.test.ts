import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readWorld } from '../world.ts';
import { createLife } from './life.ts';

const text = readFileSync(new URL('../../../docs/world.example.json', import.meta.url), 'utf8');

it('the example of a world file can be read, and its people stay as they are', () => {
  const read = readWorld(JSON.parse(text));
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  expect(read.world.people.map(({ gamertag }) => gamertag)).toEqual([
    'Viewer',
    'Nova Kestrel',
    'Juniper Vale',
  ]);

  const moved: string[] = [];
  const life = createLife({
    world: read.world,
    presence: { restate: (xuid) => void moved.push(xuid) },
    seed: 1,
    start: 0,
  });
  life.advance(7 * 24 * 3_600_000);
  expect(moved).toEqual([]);
});
