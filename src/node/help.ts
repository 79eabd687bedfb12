import type { Setting, Settings } from './setting.ts';

/** Whether a program was asked what it can be told, rather than told something. */
export function asksForHelp(argv: readonly string[]): boolean {
  return argv.includes('--help') || argv.includes('-h');
}

/** Column at which what a setting means begins. */
const MEANING_AT = 28;
const WIDTH = 96;

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length >= width) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  return [...lines, line];
}

function defaultOf({ standard, otherwise }: Setting<unknown>): string | undefined {
  const words = otherwise ?? standard;
  return words === undefined ? undefined : `default: ${words}`;
}

function entryOf(setting: Setting<unknown>): string {
  const { flag, variable, value, meaning, several } = setting;
  const name = flag === undefined ? (variable ?? '') : `--${flag}${value === undefined ? '' : ` ${value}`}`;
  const also = [
    flag === undefined ? undefined : variable,
    defaultOf(setting),
    several ? 'may be given several times' : undefined,
  ].filter((words) => words !== undefined);
  const lines = [...wrapped(meaning, WIDTH - MEANING_AT), ...wrapped(also.join(' · '), WIDTH - MEANING_AT)];
  const [first = '', ...rest] = lines.filter((line) => line !== '');
  const head = `  ${name}`;
  const indent = ' '.repeat(MEANING_AT);
  return [
    ...(head.length + 1 < MEANING_AT ? [head.padEnd(MEANING_AT) + first] : [head, indent + first]),
    ...rest.map((line) => indent + line),
  ].join('\n');
}

/**
 * The listing of everything that a program can be told: flags in the order of their names, then what only a
 * variable can say.
 * @param usage what is typed to start it
 * @param about what it does
 * @param further what else there is to know, a line each
 */
export function helpText(
  { usage, about, further = [] }: { usage: string; about: string; further?: readonly string[] },
  settings: Settings,
): string {
  const all = Object.values(settings);
  const flags = all
    .filter(({ flag }) => flag !== undefined)
    .toSorted((a, b) => ((a.flag ?? '') < (b.flag ?? '') ? -1 : 1));
  const variables = all.filter(({ flag }) => flag === undefined);
  return [
    about,
    '',
    `  ${usage}`,
    '',
    ...flags.map(entryOf),
    ...(variables.length > 0
      ? ['', 'Only as a variable, so that it stands in no list of processes:', '']
      : []),
    ...variables.map(entryOf),
    '',
    'A flag beats an environment variable, which beats a .env file in the working folder.',
    ...further,
  ].join('\n');
}
