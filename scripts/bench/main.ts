import { availableParallelism, cpus } from 'node:os';
import { readCommandLine } from '../command-line.mjs';
import { gateway } from './gateway.ts';
import { page } from './page.ts';
import { reads } from './reads.ts';
import { redis } from './redis.ts';
import { isOk, tableOf, type Part, type Row } from './row.ts';
import { start } from './start.ts';
import { writes } from './writes.ts';

const PARTS: ReadonlyMap<string, Part> = new Map([
  ['reads', reads],
  ['writes', writes],
  ['redis', redis],
  ['gateway', gateway],
  ['page', page],
  ['start', start],
]);

const ROUNDS = 7;

function whole(text: string | undefined, flag: string): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  console.error(`--${flag}: expected a number above 0`);
  process.exit(2);
}

const { values, words } = readCommandLine(
  {
    json: { type: 'boolean' },
    minutes: { type: 'string' },
    people: { type: 'string' },
    rounds: { type: 'string' },
  },
  [...PARTS.keys()],
);

const rows: Row[] = [];
for (const [name, part] of PARTS) {
  if (words.length > 0 && !words.includes(name)) continue;
  rows.push(
    ...(await part({
      minutes: whole(values.minutes, 'minutes'),
      people: whole(values.people, 'people'),
      rounds: whole(values.rounds, 'rounds') ?? ROUNDS,
      say: (line) => console.error(`${name}: ${line}`),
    })),
  );
}

if (values.json === true) {
  for (const row of rows) {
    const ok = isOk(row);
    console.log(JSON.stringify({ ...row, ...(ok === undefined ? {} : { ok }) }));
  }
} else {
  console.log(tableOf(rows));
  console.log(
    `\nNode ${process.versions.node}, ${cpus()[0]?.model.trim()}, ${availableParallelism()} of ${cpus().length} cores here`,
  );
}
process.exitCode = rows.some((row) => isOk(row) === false) ? 1 : 0;
