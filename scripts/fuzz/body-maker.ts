import { VIEWER } from '../bench/population.ts';
import type { Chance } from './chance.ts';

/** Longer than the longest body that is taken. */
const TOO_LARGE = 2 * 1024 * 1024;

/** JSON as text, by the hand of somebody who knows what breaks parsers. */
function value(chance: Chance, depth: number): string {
  const leaf = depth <= 0 || chance.onceIn(2);
  if (!leaf) {
    const members = Array.from({ length: chance.below(5) }, () => value(chance, depth - 1));
    if (chance.onceIn(2)) return `[${members.join()}]`;
    return `{${members.map((member) => `${name(chance)}:${member}`).join()}}`;
  }
  return chance.make([
    () => 'null',
    () => 'true',
    () => String(chance.below(2 ** 31)),
    () => '1e400',
    () => '-0',
    () => '18446744073709551616',
    () => '9007199254740993',
    () => `1${'0'.repeat(chance.below(2000))}`,
    () => '0.1e-400',
    () => JSON.stringify(xuid(chance)),
    () => '"\\ud800"',
    () => '"\\u0000"',
    () => JSON.stringify('é'.repeat(chance.below(300))),
    () => '"__proto__"',
    () => JSON.stringify(chance.pick(['all', 'ALL', 'People', 'Full', 'inactive', 'Cloaked', 'XboxOne', ''])),
  ]);
}

function name(chance: Chance): string {
  return JSON.stringify(
    chance.pick([
      'users',
      'level',
      'deviceTypes',
      'titles',
      'onlineOnly',
      'broadcastingOnly',
      'group',
      'groupXuid',
      'id',
      'state',
      'placement',
      'activity',
      'richPresence',
      'media',
      'scid',
      'params',
      'stats',
      'title',
      'value',
      'userIds',
      'settings',
      '__proto__',
      'constructor',
      'toString',
      '',
    ]),
  );
}

/** Digits that may be an XUID. */
export function xuid(chance: Chance): string {
  return chance.make([
    () => String(2_533_274_800_000_000 + chance.below(20) * 7919),
    () => VIEWER,
    () => VIEWER,
    () => VIEWER,
    () => '0',
    () => '18446744073709551615',
    () => '18446744073709551616',
    () => `00${chance.below(1000)}`,
    () => '-1',
    () => '1e3',
    () => '٣',
    () => '9'.repeat(chance.below(60)),
  ]);
}

const list = (chance: Chance, most: number, item: () => string): string =>
  `[${Array.from({ length: chance.below(most) }, item).join()}]`;

/** A body that an endpoint takes, more or less. */
function sensible(chance: Chance): string {
  const text = (item: string) => JSON.stringify(item);
  const users = () => list(chance, chance.onceIn(20) ? 1300 : 12, () => text(xuid(chance)));
  const level = () => text(chance.pick(['user', 'device', 'title', 'all', 'Title', 'none']));
  return chance.make([
    () => `{"users":${users()}}`,
    () => `{"users":${users()},"level":${level()}}`,
    () => `{"users":${users()},"level":${level()},"onlineOnly":true,"deviceTypes":["XboxOne","w8"]}`,
    () =>
      `{"group":${text(chance.pick(['People', 'Friends', 'Favorites', 'people']))},"titles":["123456789",7]}`,
    () => `{"state":${text(chance.pick(['Active', 'active', 'Inactive', 'Cloaked']))}}`,
    () => `{"activity":{"richPresence":{"id":"match","scid":"s","params":${list(chance, 40, () => '"a"')}}}}`,
    () =>
      `{"activity":{"media":{"id":"m","idType":"bing","name":${value(chance, 0)}}},"placement":"snapped"}`,
    () => `{"stats":{"title":{${name(chance)}:{"value":${value(chance, 0)}}}}}`,
    () => `{"userIds":${users()},"settings":["Gamertag",${value(chance, 0)}]}`,
    () => '{}',
  ]);
}

/** The bytes of a body: sensible, hostile or no JSON at all. */
export function bodyBytes(chance: Chance): Buffer {
  return chance.make([
    () => Buffer.from(sensible(chance)),
    () => Buffer.from(sensible(chance)),
    () => Buffer.from(sensible(chance)),
    () => Buffer.from(value(chance, 6)),
    () => Buffer.from(`{${name(chance)}:${value(chance, 4)},${name(chance)}:${value(chance, 4)}}`),
    () => {
      const text = sensible(chance);
      return Buffer.from(text.slice(0, chance.below(text.length + 1)));
    },
    () => {
      const bytes = Buffer.from(sensible(chance));
      bytes[chance.below(bytes.length)] = chance.below(256);
      return bytes;
    },
    () => {
      const depth = chance.pick([30, 33, 1000, 100_000]);
      const bracket = chance.pick(['[', '{"a":', '[{"users":']);
      return Buffer.from(bracket.repeat(depth) + (chance.onceIn(2) ? ']'.repeat(depth) : ''));
    },
    () => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(sensible(chance))]),
    () => Buffer.from(sensible(chance), 'utf16le'),
    () => chance.bytes(chance.below(200)),
    () => (chance.onceIn(40) ? Buffer.alloc(TOO_LARGE, chance.pick([0x20, 0x5b, 0x61])) : Buffer.alloc(0)),
    () => Buffer.from(chance.onceIn(20) ? `{"users":["${'1'.repeat(900_000)}"]}` : '{"users":"all"}'),
  ]);
}
