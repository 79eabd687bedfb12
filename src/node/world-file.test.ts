import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readWorldFile } from './world-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'friends-presence-world-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function written(text: string): string {
  const path = join(folder, 'world.json');
  writeFileSync(path, text);
  return path;
}

it('reads a world, with a byte order mark or without', async () => {
  const text = JSON.stringify({ people: [{ xuid: '1', gamertag: 'One' }] });
  for (const path of [written(text), written(`\uFEFF${text}`)]) {
    expect(await readWorldFile(path)).toMatchObject({ world: { people: [{ xuid: '1', gamertag: 'One' }] } });
  }
});

it.each([
  ['{\n  "people": [\n    nope\n  ]\n}', 'line 3, column 6: expected JSON'],
  ['{ "people": [ { "xuid": "1", } ] }', 'line 1, column 30: expected JSON'],
  ['{ "people": [] ]', 'line 1, column 16: expected JSON'],
  ['{ people: [] }', 'line 1, column 3: expected JSON'],
  ['{ "people": "one\ntwo" }', 'line 1, column 17: expected JSON'],
  ['{ "people": tru }', 'line 1, column 16: expected JSON'],
  ['{ "people": [', 'line 1, column 14: the JSON ends too early'],
  ['{ "people": "x', 'line 1, column 15: the JSON ends too early'],
  ['', 'line 1, column 1: the JSON ends too early'],
])('says where %j is no JSON', async (text, place) => {
  const path = written(text);
  expect(await readWorldFile(path)).toEqual({ faults: [`${path}: ${place}`] });
});

it('names every fault of a world with the file and the place', async () => {
  const path = written(JSON.stringify({ people: [{ xuid: 'x', gamertag: 1 }], live: 'yes' }));
  const result = await readWorldFile(path);
  const places = 'faults' in result ? result.faults.map((fault) => fault.split(': ').slice(0, 2)) : [];
  expect(places).toEqual([
    [path, 'people[0].xuid'],
    [path, 'people[0].gamertag'],
    [path, 'live'],
  ]);
});

it('says that there is no such file, or that it is a folder', async () => {
  const missing = join(folder, 'missing.json');
  expect(await readWorldFile(missing)).toEqual({ faults: [`${missing}: there is no such file`] });
  expect(await readWorldFile(folder)).toEqual({
    faults: [`${folder}: this is a folder, expected a world file`],
  });
});
