import { describe, expect, it } from 'vitest';
import { SERVICE_ALONE_SETTINGS, START_SETTINGS } from './settings.ts';
import { asksForHelp, helpText } from './help.ts';
import type { Settings } from './setting.ts';

const USAGE = { usage: 'npm start -- [flag value]…', about: 'It starts.' };

describe.each<[string, Settings]>([
  ['npm start', START_SETTINGS],
  ['npm run service', SERVICE_ALONE_SETTINGS],
])('the help of %s', (_, settings) => {
  const help = helpText(USAGE, settings);
  const words = help.replace(/\s+/g, ' ');

  it.each(Object.entries(settings))(
    'tells of %s: flag, variable, default and what it means',
    (_name, setting) => {
      if (setting.flag !== undefined) expect(help).toMatch(new RegExp(`^  --${setting.flag}( |$)`, 'm'));
      if (setting.variable !== undefined) expect(words).toContain(` ${setting.variable} `);
      if (setting.standard !== undefined) expect(words).toContain(`default: ${setting.standard}`);
      expect(words).toContain(setting.meaning);
    },
  );

  it('keeps to a terminal’s width', () => {
    for (const line of help.split('\n')) expect(line.length, line).toBeLessThanOrEqual(100);
  });
});

it('lists flags by name, each with its lines', () => {
  const schema = START_SETTINGS.host.schema;
  expect(
    helpText(
      { ...USAGE, further: ['And more.'] },
      {
        b: { flag: 'b', variable: 'B', value: '<b>', meaning: 'The second.', standard: '2', schema },
        a: { flag: 'a', meaning: 'The first.', several: true, schema },
        c: { variable: 'C', meaning: 'Hidden.', otherwise: 'none', schema },
      },
    ),
  ).toBe(
    `It starts.

  npm start -- [flag value]…

  --a                       The first.
                            may be given several times
  --b <b>                   The second.
                            B · default: 2

Only as a variable, so that it stands in no list of processes:

  C                         Hidden.
                            default: none

A flag beats an environment variable, which beats a .env file in the working folder.
And more.`,
  );
});

it.each([
  [['--help'], true],
  [['--port', '0', '-h'], true],
  [['--port', '0'], false],
  [[], false],
])('%j asks for help: %s', (argv, asked) => {
  expect(asksForHelp(argv)).toBe(asked);
});
